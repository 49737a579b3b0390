"""Bringing a library file to the schema of this podtui: numbered `.sql` files, each one transaction."""

import sqlite3
from functools import cache
from pathlib import Path

APPLICATION_ID = 0x706F6474
"""`pragma application_id` of every podtui library: 'podt'."""


@cache
def migrations() -> tuple[tuple[int, Path], ...]:
    """Return number and file of every migration, in order."""
    files = sorted(Path(__file__).with_name("migrations").glob("*.sql"))
    return tuple((int(file.name.split("-", 1)[0]), file) for file in files)


def newest() -> int:
    """Return the schema this podtui knows."""
    return migrations()[-1][0]


def version(connection: sqlite3.Connection) -> int:
    """Return the schema the file has; 0 for an empty file."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations the file has not had. One that fails leaves no trace."""
    have = version(connection)
    for number, file in migrations():
        if number <= have:
            continue
        script = file.read_text("utf-8")
        try:
            connection.executescript(f"begin immediate;\n{script}\npragma user_version = {number};\ncommit;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
