"""libVLC, in a child process of its own, and the handle on it."""
