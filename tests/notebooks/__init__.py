"""What the stored notebooks promise before nbval runs them again."""
