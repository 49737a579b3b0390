"""Write the README's table of keys anew from the registry of actions: `python assets/make_readme.py`."""

from pathlib import Path

from tui.app.keys.actions import Row, key_table

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- keys: written by assets/make_readme.py -->\n", "<!-- end of keys -->\n"


def with_keys(text: str) -> str:
    """Return the text of the README with the table between the two marks as the registry has it."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    lines = ["", "| Key | What it does | Works on | Name |", "| --- | --- | --- | --- |"]
    for group, rows in key_table():
        lines.append(f"| **{group}** | | | |")
        lines += map(_line, rows)
    table = "\n".join((*lines, "", ""))
    return f"{before}{BEGIN}{table}{END}{after}"


def _line(row: Row) -> str:
    keys = " ".join(_code(key) for key in row.keys(lambda action: action.key_list))
    return f"| {keys} | {row.words} | {row.where} | {' … '.join(map(_code, row.name.split(' … ')))} |"


def _code(text: str) -> str:
    ticks = "``" if "`" in text else "`"
    room = " " if "`" in text else ""
    return f"{ticks}{room}{text.replace('|', chr(92) + '|')}{room}{ticks}"


def main() -> None:
    """Rewrite the file."""
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
