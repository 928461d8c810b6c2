"""Snapshots: the nightly recomputation of every figure, and reading what it left."""
