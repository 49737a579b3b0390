"""The main screen, a file for each group of its keys."""
