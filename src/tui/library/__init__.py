"""The library on disk: SQLite, one file per concern, model objects out."""
