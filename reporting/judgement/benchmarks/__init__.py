"""Benchmarks from the statistics the Department for Education publishes as CSV files: reading, comparing, keeping."""
