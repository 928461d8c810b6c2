"""The JSON API, version 1: definitions, figures, the records behind them, units, periods and the run in force."""
