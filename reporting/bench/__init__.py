"""Measurements: ratios of two sides timed alternately in one run, never a time on its own."""
