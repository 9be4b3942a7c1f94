"""How long things take: `make bench`. A measure, not a test: machines differ."""
