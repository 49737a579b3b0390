"""Transcripts as rows of named fields: CSV and TSV, SubStation Alpha, YAML, and JSON inside something else.

Each becomes the list of objects that a transcript in JSON would be.
"""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, zip_longest
from typing import Any

from tui.timing.clock import seconds

Record = dict[str, str]

_COLUMNS = {
    "in": "start",
    "begin": "start",
    "beginn": "start",
    "début": "start",
    "inicio": "start",
    "timecode": "start",
    "start time": "start",
    "time": "start",
    "timestamp": "start",
    "out": "end",
    "ende": "end",
    "fin": "end",
    "end time": "end",
    "name": "speaker",
    "sprecher": "speaker",
    "caption": "text",
    "subtitle": "text",
    "transcript": "text",
    "transcription": "text",
    "utterance": "text",
    "content": "text",
    "sentence": "text",
}
"""What people head the columns with; others are taken as they are."""
_DELIMITERS = "\t;,|"
"""The likeliest first: a text has commas of its own, and hardly a tab."""
_WIDEST = 200_000
"""Characters of a cell; the csv module's own limit raises in the middle of a file."""
_MOST_ROWS_WITHOUT = 0.2
"""Share of the rows that may have no time where no header says which column has it."""
_DIALOGUE = re.compile(r"^Dialogue:[ \t]*(.*)$", re.MULTILINE)
_FORMAT = re.compile(r"^Format:[ \t]*(.*\bStart\b.*\bText\b.*)$", re.MULTILINE)
_USUAL_FORMAT = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
_STYLING = re.compile(r"\{[^{}]*\}")
_ITEM = re.compile(r"^(?P<indent>[ \t]*)-[ \t]+(?P<first>\w[\w ]*:.*)$", re.MULTILINE)
_FIELD = re.compile(r"^[ \t]*(?P<key>\w[\w ]*):[ \t]+(?P<value>.+?)[ \t]*$", re.MULTILINE)
_EMBEDDED = re.compile(r"```\w*\n|<script\b[^<>]*>|=\s*(?=[\[{])", re.IGNORECASE)
_MOST_EMBEDDED = 40


def substation_records(text: str) -> list[Record]:
    """Return the lines of dialogue of a SubStation Alpha file, without their styling; [] of another text."""
    lines = _DIALOGUE.findall(text)
    if not lines:
        return []
    form = _FORMAT.search(text)
    keys = _header((form[1] if form else _USUAL_FORMAT).split(","))
    records = [_named(keys, [cell.strip() for cell in line.split(",", len(keys) - 1)], ",") for line in lines]
    for record in records:
        spoken = _STYLING.sub("", record.get("text", ""))
        record["text"] = " ".join(re.sub(r"\\[Nnh]", " ", spoken).split())
    return records


def table_records(text: str) -> list[Record]:
    """Return the rows of a table, delimited in whatever way, that has a column of times and one of text."""
    for delimiter in _DELIMITERS:
        if delimiter not in text[:2000]:
            continue
        rows = _rows(text, delimiter)
        keys = _header(rows[0]) if rows else []
        if "start" in keys and "text" in keys:
            return [_named(keys, row, delimiter) for row in rows[1:]]
        if records := _unnamed(rows, delimiter):
            return records
    return []


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_WIDEST)
    try:
        lines = dropwhile(lambda line: not line.strip(), text.splitlines())
        return [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:
        return []


def _header(cells: Sequence[str]) -> list[str]:
    plain = (cell.strip().lower().replace("_", " ") for cell in cells)
    return [_COLUMNS.get(cell, cell) for cell in plain]


def _named(keys: Sequence[str], row: Sequence[str], delimiter: str) -> Record:
    """Return the cells by the names of their columns; what is too many belongs to a text not quoted."""
    last = len(keys) - 1
    return dict(zip(keys, [*row[:last], delimiter.join(row[last:])], strict=False))


def _unnamed(rows: Sequence[Sequence[str]], delimiter: str) -> list[Record]:
    """Return the rows of a table without a header whose first column has times and whose last has text."""
    if len(rows) < 2:
        return []
    timed = [row for row in rows if len(row) > 1 and _is_time(row[0])]
    if len(timed) < (1 - _MOST_ROWS_WITHOUT) * len(rows):
        return []
    if all(len(row) > 2 and _is_time(row[1]) for row in timed):
        return [_named(("start", "end", "text"), row, delimiter) for row in timed]
    if all(len(row) == 3 for row in timed):
        return [_named(("start", "speaker", "text"), row, delimiter) for row in timed]
    return [_named(("start", "text"), row, delimiter) for row in timed]


def _is_time(cell: str) -> bool:
    try:
        seconds(cell) if ":" in cell else float(cell)
    except ValueError:
        return False
    return True


def yaml_records(text: str) -> list[Record]:
    """Return the items of a YAML list whose fields stand one to a line; [] of another text."""
    items = list(_ITEM.finditer(text))
    records = []
    for item, later in zip_longest(items, items[1:]):
        fields = _FIELD.finditer(f"{item['first']}\n{text[item.end() : later.start() if later else None]}")
        records.append({field["key"].lower(): field["value"].strip("'\"") for field in fields})
    return records


def embedded_documents(text: str) -> Iterator[Any]:
    """Yield the JSON in the code fences of a Markdown text and in the scripts of a page."""
    decoder = json.JSONDecoder()
    for number, opening in enumerate(_EMBEDDED.finditer(text)):
        if number == _MOST_EMBEDDED:
            return
        begin = opening.end()
        while text[begin : begin + 1].isspace():
            begin += 1
        if text[begin : begin + 1] in ("{", "["):
            try:
                yield decoder.raw_decode(text, begin)[0]
            except (ValueError, RecursionError):
                continue
