"""The engine: folds rows into figures, for all months and all units at once.

It knows arrays of integers (days since 1970, code numbers, keys) and nothing of the database;
`reporting.facts` brings the arrays, `reporting.catalogue` says what to count.
"""
