"""Plain data, events, errors and text cleaning; imports the standard library, and msgspec for its records."""
