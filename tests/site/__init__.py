"""What a reader's browser gets."""
