"""Show notes to sections: blocks, headings, one-liners, times."""

NOTES_VERSION = 8
"""Raised whenever the reading changes, so that stored sections are read anew."""
