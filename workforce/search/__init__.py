"""Finding people and words: by name however it is spelt, by number, by date of birth; and inside the texts of records."""
