"""Bytes to podcasts: feed documents and OPML files become model objects.

Pure functions that touch neither network nor disk, made to run inside a process
that may be killed. Nothing heavy is imported before a document is read.
"""
