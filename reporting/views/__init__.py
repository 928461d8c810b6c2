"""Pages of figures: scorecards, indicators, the records behind a figure, runs, and what is due."""
