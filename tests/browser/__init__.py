"""What only a real browser can tell: layout, contrast, requests, print."""
