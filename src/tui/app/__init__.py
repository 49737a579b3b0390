"""All that is on screen; the only room that imports Textual."""
