from pathlib import Path

from tui.library.library import Library
from tui.library.remembered import Value


def test_what_is_remembered_is_there_next_time(library: Library, path: Path) -> None:
    assert library.remembered.all() == {}
    panels: Value = {"summary": 40, "hidden": ["chapters"], "ratio": 0.5, "on": True, "name": "é\udce9"}
    library.remembered.put("panels", panels).result()
    library.remembered.put("sort", "date").result()
    library.remembered.put("sort", "title").result()
    again = Library.open(path)
    assert again.remembered.all() == {"panels": panels, "sort": "title"}
    again.remembered.put("panels", None).result()
    assert library.remembered.all() == {"sort": "title"}
    again.close()
