"""Whole case data out to files and back in: the exit for an authority that leaves and the way in for one that comes.

One CSV file for each table, a manifest beside them. Nothing here names a table: what a file holds
follows from the models (`tables`), and how a value is written from its field (`values`).
"""
