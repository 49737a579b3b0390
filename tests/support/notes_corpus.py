"""The labelled notes of the shared corpus, where they are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[2].parent / "shared"
NOTES = SHARED / "corpus" / "notes"


def labelled() -> list[str]:
    """Return the names of the samples; empty without the corpus."""
    return sorted(path.name.removesuffix(".label.json") for path in NOTES.glob("*.label.json"))


def sample(name: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a sample and its label; skip the test where the corpus is not there."""
    if not NOTES.is_dir():
        pytest.skip("the shared corpus of show notes is not on this machine")
    [source] = [path for path in NOTES.glob(f"{name}.*") if path.suffix != ".json"]
    label = json.loads((NOTES / f"{name}.label.json").read_text("utf-8"))
    return source.read_text("utf-8"), label
