"""The side panels: what podtui knows of an episode, each with where it comes from."""
