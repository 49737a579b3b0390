"""What the screen was like when it was left: small values by name."""

import json
import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future
from typing import TypeAlias

from tui.library.connect import Readers
from tui.library.packing import storable
from tui.library.writer import Writer

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
"""Whatever JSON can hold."""


class RememberedStore:
    """Widths, hidden panels, orders, what was chosen: whoever opens podtui next finds them again."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def all(self) -> Mapping[str, Value]:
        """Return everything remembered, by name."""
        return {name: json.loads(value) for name, value in self._readers.all("select * from remembered")}

    def put(self, name: str, value: Value) -> Future[None]:
        """Remember a value in place of what had this name; None forgets it."""
        text = storable(json.dumps(value))

        def job(db: sqlite3.Connection) -> None:
            if value is None:
                db.execute("delete from remembered where name = ?", (name,))
            else:
                db.execute("insert or replace into remembered (name, value) values (?, ?)", (name, text))

        return self._writer.small(job)
