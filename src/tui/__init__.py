"""podtui: a podcast player for the terminal that knows when something was said."""

__version__ = "0.1.0"
