"""The same amounts inside the engines that spread a table over machines: `make test-clusters`, which installs them (Spark needs Java)."""
