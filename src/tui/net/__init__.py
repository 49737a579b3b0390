"""Fetching: HTTP with caps and deadlines, and the audio cache."""
