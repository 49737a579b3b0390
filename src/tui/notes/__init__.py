"""Show notes to sections: blocks, headings, one-liners, times."""
