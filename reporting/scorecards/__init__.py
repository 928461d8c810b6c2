"""Scorecards: which figures stand together on a page, as data, and what each of their rows says."""
