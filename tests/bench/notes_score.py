"""How well show notes are read: precision and recall by field over the labelled notes of the corpus.

Run `python tests/bench/notes_score.py [FOLDER] [-v]`; `-v` names each thing missed or found in excess.
Without a folder it also prints how long readings take. What counts as equal is laid down in the corpus's
LABELS.md: Unicode NFC, white space folded, back-ticks and ** dropped. A quote is right only with its text,
speaker and second; times must be exact.
"""

import json
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from tui.model.notes import Notes
from tui.notes.sections import read_notes
from tui.notes.words import words

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "notes"
ANY_SUMMARY = {"12_changelog238", "47_psyk_da"}
"""Samples without a label for it whose first prose may be taken."""
LISTS = ("key_figures", "topics", "takeaways", "quotes", "timestamps")


def fold(text: str) -> str:
    """Bring a text to the form in which the labels are compared."""
    text = unicodedata.normalize("NFC", text).replace("`", "").replace("**", "")
    return " ".join(text.split())


def expected(label: dict[str, Any]) -> dict[str, list[Any]]:
    """Return the labelled lists under the names of `Notes`."""
    return {
        "key_figures": [fold(item) for item in label["key_figures"]],
        "topics": [fold(item) for item in label["topics"]],
        "takeaways": [fold(item) for item in label["tldr"]],
        "quotes": [(fold(q["text"]), q["speaker"], q.get("time")) for q in label["quotes"]],
        "timestamps": [(t["t"], fold(t["label"])) for t in label["timestamps"]],
    }


def found(notes: Notes) -> dict[str, list[Any]]:
    """Return what was read, in the same form."""
    return {
        "key_figures": [fold(item) for item in notes.key_figures],
        "topics": [fold(item) for item in notes.topics],
        "takeaways": [fold(item) for item in notes.takeaways],
        "quotes": [(fold(q.text), q.speaker, q.start) for q in notes.quotes],
        "timestamps": [(t.start, fold(t.label)) for t in notes.timestamps],
    }


def summary_is_right(name: str, label: dict[str, Any], notes: Notes) -> bool:
    """Whether the summary is the labelled one; prose after it is allowed."""
    wanted, got = fold(label["summary"]), fold(notes.summary)
    if name in ANY_SUMMARY:
        return True
    same_deeper = fold(label["deeper_summary"]) == fold(notes.deeper_summary)
    return same_deeper and (got.startswith(wanted) if wanted else not got)


def main(folder: Path, *, verbose: bool) -> None:
    """Print the table."""
    hits: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    got: Counter[str] = Counter()
    samples = summaries = 0
    traps: list[str] = []
    spent = 0.0
    for path in sorted(folder.glob("*.label.json")):
        name = path.name.removesuffix(".label.json")
        label = json.loads(path.read_text("utf-8"))
        [source] = [other for other in folder.glob(f"{name}.*") if other.suffix != ".json"]
        text = source.read_text("utf-8")
        begin = time.perf_counter()
        notes = read_notes(text)
        spent += time.perf_counter() - begin
        samples += 1
        right = summary_is_right(name, label, notes)
        summaries += right
        if verbose and not right:
            print(f"{name} summary\n  - {fold(label['summary'])[:160]}\n  + {fold(notes.summary)[:160]}")
        if notes.quotes and not label["quotes"]:
            traps.append(name)
        want, have = expected(label), found(notes)
        for field in LISTS:
            both = Counter(want[field]) & Counter(have[field])
            hits[field] += both.total()
            wanted[field] += len(want[field])
            got[field] += len(have[field])
            if verbose:
                for sign, extra in (
                    ("-", Counter(want[field]) - both),
                    ("+", Counter(have[field]) - both),
                ):
                    for item in extra.elements():
                        print(f"{name} {field} {sign} {item}")
    print(f"{samples} samples, {spent * 1000 / samples:.2f} ms each")
    print(f"{'summary':12} right {summaries}/{samples} = {summaries / samples:.3f}")
    for field in LISTS:
        precision = hits[field] / got[field] if got[field] else 1.0
        recall = hits[field] / wanted[field] if wanted[field] else 1.0
        print(f"{field:12} precision {precision:.3f}  recall {recall:.3f}  ({wanted[field]} labelled)")
    print(f"quotes from samples that have none: {len(traps)} {' '.join(traps)}")


def speed(folder: Path) -> None:
    """Print the processor time for 8 KB and 256 KB of each sample repeated, best of many, and the worst."""
    worst = {8: (0.0, ""), 256: (0.0, "")}
    for path in sorted(folder.glob("[0-9]*")):
        if path.suffix == ".json":
            continue
        text = path.read_text("utf-8") + "\n\n"
        row = f"{path.name:28}"
        for kilobytes, times in ((8, 24), (256, 4)):
            size = kilobytes * 1024
            notes = (text * (size // len(text) + 1)).encode()[:size].decode(errors="ignore")
            best = min(spent_on(notes) for _ in range(times)) * 1000
            worst[kilobytes] = max(worst[kilobytes], (best, path.name))
            row += f"  {kilobytes:4} KB {best:6.1f} ms"
        print(row)
    for kilobytes, (most, name) in worst.items():
        print(f"{kilobytes} KB: {most:.1f} ms at worst ({name})")


def spent_on(notes: str) -> float:
    """Return the processor time of one reading in seconds, no title looked up before."""
    words().title.cache_clear()
    begin = time.process_time()
    read_notes(notes)
    return time.process_time() - begin


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    main(Path(arguments[0]) if arguments else CORPUS, verbose="-v" in sys.argv)
    if not arguments:
        speed(CORPUS)
