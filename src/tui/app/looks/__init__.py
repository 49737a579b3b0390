"""Themes, glyphs, and the filters all that is drawn goes through."""
