"""Who looked at whose record, and whether they had cause to."""
