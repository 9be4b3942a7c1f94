"""Checks of the physician’s side."""
