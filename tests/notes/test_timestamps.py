"""Single times as people write them, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.timestamps import find_time, find_times, timed


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("0:00", 0),
        ("2:25", 145),
        ("66:21", 3981),
        ("00:01:20", 80),
        ("1:02:03", 3723),
        ("00:00:12.345", 12),
        ("00:00:12,345", 12),
        ("12：30", 750),
        ("１２：３０", 750),
        ("۱۲:۳۰", 750),
        ("١:٠٢:٠٣", 3723),
        ("1h02m03s", 3723),
        ("1h05", 3900),
        ("12m30s", 750),
        ("12'30\"", 750),
        ("12′30″", 750),
        ("1小时2分3秒", 3723),
        ("1時間2分3秒", 3723),
        ("12분 30초", 750),
        ("1 ч 2 мин 3 сек", 3723),
    ],
)
def test_forms(written: str, seconds: float) -> None:
    found = find_time(f"({written})")
    assert found is not None
    assert found.seconds == seconds


@pytest.mark.parametrize(
    "text",
    [
        "16:9",
        "3:75",
        "1234:56",
        "at 8:30 pm",
        "8:30 a.m.",
        "um 20:15 Uhr",
        "9:00 EST",
        "https://a.example/watch?t=12:30",
        "https://a.example/#t=2:22",
        "12:30:45:10",
        "2:30%",
        "1.2.3:45",
        "5 minutes",
        "12 min read",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_time(text) is None


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_every_clock_time_is_read_back(hours: int, minutes: int, seconds: int) -> None:
    found = find_time(f"see {hours}:{minutes:02}:{seconds:02} there")
    assert found is not None
    assert found.seconds == hours * 3600 + minutes * 60 + seconds


@pytest.mark.parametrize(
    ("line", "seconds", "label", "place"),
    [
        ("[@05:10] - Nets", 310, "Nets", "before"),
        ("(2:25) Nets", 145, "Nets", "before"),
        ("00:00 : Nets", 0, "Nets", "before"),
        ("01:34 — nets. And more.", 94, "nets. And more.", "before"),
        ("🎣 12:30 | Nets (again)", 750, "Nets (again)", "before"),
        ("[00:00 - 02:15] Nets", 0, "Nets", "before"),
        ("ab 12:30 – Netze", 750, "Netze", "before"),
        ("31:05-end Nets", 1865, "Nets", "before"),
        ("12:00 - end of the nets", 720, "end of the nets", "before"),
        ("Nets (2:25)", 145, "Nets", "after"),
        ("Nets (2:25) with Ann", 145, "Nets", "after"),
        ("Nets @ 2:25", 145, "Nets", "after"),
        ("Nets ..... 2:25", 145, "Nets", "after"),
        ("Nets at 4:30 a.m. [07:25]", 445, "Nets at 4:30 a.m.", "after"),
        ("**00:01:20**".strip("*"), 80, "", "alone"),
        ("[12:30]", 750, "", "alone"),
    ],
)
def test_lines(line: str, seconds: float, label: str, place: str) -> None:
    found = timed(line)
    assert found is not None
    assert (found.seconds, found.label, found.place) == (seconds, label, place)


@pytest.mark.parametrize(
    "line",
    [
        "Romans 8:28",
        "We met at 12:30 and left.",
        "Length: 1:18:38",
        "時長：45:10",
        "Later (27:17), when the lamp is out, we ask who lit it.",
        "We talk of the harbour, of its lamps and of those who tend them at night, and more (27:17) on it",
    ],
)
def test_lines_without_a_chapter(line: str) -> None:
    assert timed(line) is None


def test_all_times_of_a_text_with_their_places() -> None:
    text = "from 1:00 on, at 2:30 and until 1:02:03"
    assert [text[found.begin : found.end] for found in find_times(text)] == ["1:00", "2:30", "1:02:03"]
