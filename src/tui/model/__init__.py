"""Plain data, events, errors and text cleaning; imports the standard library only."""
