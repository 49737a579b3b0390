"""Bytes to podcasts: the guard pass, feedparser, the podcast namespace, OPML."""
