"""Bringing a library file to the schema of this podtui: numbered `.sql` files, each one transaction."""

import sqlite3
from functools import cache
from importlib import resources

APPLICATION_ID = 0x706F6474
"""`pragma application_id` of every podtui library: 'podt'."""


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """Return number and SQL of every migration, in order."""
    folder = resources.files("tui.library") / "migrations"
    scripts = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name
    )
    return tuple((int(file.name.split("-", 1)[0]), file.read_text("utf-8")) for file in scripts)


def newest() -> int:
    """Return the schema this podtui knows."""
    return migrations()[-1][0]


def version(connection: sqlite3.Connection) -> int:
    """Return the schema the file has; 0 for an empty file."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Run the migrations the file has not had. One that fails leaves no trace."""
    have = version(connection)
    for number, script in migrations():
        if number <= have:
            continue
        try:
            connection.executescript(f"begin immediate;\n{script}\npragma user_version = {number};\ncommit;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
