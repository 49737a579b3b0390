"""Keys as users of other programs know them, by the name of the action, as they stand in `[keys]`.

A key a preset gives is taken from the action that has it by default.
"""

PRESETS: dict[str, dict[str, list[str]]] = {
    "default": {},
    "vim": {
        "first": ["g g", "Home"],
        "page_down": ["ctrl+d", "ctrl+f", "PgDn"],
        "page_up": ["ctrl+u", "ctrl+b", "PgUp"],
        "search_all": ["g /"],
        "next_page": ["l", "tab", "ctrl+w w", "ctrl+w l"],
        "previous_page": ["h", "shift+tab", "ctrl+w W", "ctrl+w h"],
        "zoom": ["ctrl+w o"],
        "wider": ["ctrl+w >"],
        "narrower": ["ctrl+w <"],
        "taller": ["ctrl+w +"],
        "lower": ["ctrl+w -"],
        "select": ["v"],
        "select_to": ["V"],
        "copy_quote": ["y y"],
        "quit": ["q", "Z Z"],
        "help": ["?", "f1"],
    },
    "castero": {
        "help": ["h", "?"],
        "refresh_all": ["r"],
        "refresh_feed": ["R"],
        "unsubscribe": ["d", "delete"],
        "toggle_kept": ["s", "x"],
        "toggle_deeper": ["D"],
        "select": ["ctrl+x"],
        "turn_order": ["i"],
        "play_or_pause": ["p", "k"],
        "toggle_pin": ["^"],
        "toggle_queued": ["space"],
        "forward_10s": ["f", "l"],
        "back_10s": ["b", "j"],
        "labels": ["ctrl+g"],
        "next_page": ["right", "tab"],
        "previous_page": ["left", "shift+tab"],
        "down": ["down"],
        "up": ["up"],
    },
    "podliner": {
        "back_1m": ["H", "shift+left"],
        "forward_1m": ["L", "shift+right"],
        "set_here": ["!"],
        "show_log": ["f12"],
        "original_notes": ["i", "n"],
        "louder": ["+"],
    },
}
