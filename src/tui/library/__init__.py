"""The library on disk: subscriptions, episodes, notes, times and what the listener did with them.

`tui.library.library.Library` joins the concerns; each has one file. Everything
given out is a model object, and nothing outside this room sees SQL.
"""
