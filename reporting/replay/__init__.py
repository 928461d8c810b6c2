"""Replaying a published report: records such that the engine counts the report's own figures.

`reading` takes the report in, one module for each stage of the child's journey plans records that
answer it, `writing` puts them into an empty authority, and `compare` asks the engine for every figure.
"""
