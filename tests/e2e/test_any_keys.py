"""Keys and sizes at random, in a real terminal: nothing that is pressed ends podtui but its own key."""

import random
import string
import time
from pathlib import Path

import pytest

from support.player_ear import encode, signal
from support.samples import NOTES, feed, item, vtt
from support.terminal import Terminal, need_tmux

pytestmark = pytest.mark.e2e

OFTEN = ["j", "k", "Tab", "Enter", "Escape", "Escape", "}", "{", "n", "s", "w", "Down", "NPage", "PPage"]
SELDOM = [
    *sorted(set(string.ascii_letters) - set("qQ")),
    *string.digits,
    *"/?:,.<>(){}[]'\"+-=_*",
    *("BTab", "Up", "Left", "Right", "Home", "End", "Space", "BSpace", "DC"),
    *("C-f", "C-r", "C-l", "C-p", "C-d", "C-u", "C-Left", "C-Right"),
]
SIZES = [(160, 48), (80, 24), (40, 10), (120, 36), (20, 5), (100, 30), (30, 3), (64, 8), (200, 60)]
KEYS = 250


@pytest.mark.parametrize("seed", [1, 2])
def test_no_keys_and_sizes_end_it(tmp_path: Path, seed: int) -> None:
    need_tmux()
    chance = random.Random(seed)
    wide = "<p>トピック：霧、灯台</p><p>名言</p><ul><li>「灯は人のために燃える。」- 霧島 (0:05)</li></ul>"
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="t.vtt", day=9, duration="30"),
        item("霧の日", notes=wide, audio="a.mp3", day=8),
        *(item(f"Charts {n}", notes=f"<p>0:0{n} Fog</p>" * n, audio="a.mp3", day=n) for n in range(1, 8)),
    ]
    (tmp_path / "t.vtt").write_bytes(vtt([(1.0, 9.0, "The lamp never sleeps at night.")]))
    encode(signal(30), tmp_path / "cbr.mp3").rename(tmp_path / "a.mp3")
    with Terminal(tmp_path) as terminal:
        terminal.open_feed(tmp_path, feed("Coast", items))
        terminal.wait_for("Keepers")
        for _ in range(KEYS):
            if chance.random() < 0.08:
                terminal.resize(*chance.choice(SIZES))
            key = chance.choice(OFTEN if chance.random() < 0.6 else SELDOM)
            terminal.type(key) if len(key) == 1 else terminal.keys(key)
            time.sleep(chance.choice([0.0, 0.01, 0.05]))
        terminal.resize(160, 48)
        for _ in range(6):
            terminal.keys("Escape")
            time.sleep(0.3)
        terminal.keys("q")
        terminal.wait_for("exit code 0")
