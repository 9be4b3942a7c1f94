"""What the package, the notebooks and the site promise."""
