"""How fast the package is on this machine: `make bench`. Not tests, because machines differ."""
