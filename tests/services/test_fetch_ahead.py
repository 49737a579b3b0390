from tui.model.notes import Quote
from tui.services.fetch_ahead import next_starts, spans_around

KB = 1024


def test_first_the_bytes_nearest_to_each_quote_then_some_seconds_around() -> None:
    size = 3600 * 100 * KB
    spans = spans_around([1000.0, 2000.0], 3600.0, size)
    places = [1000 * 100 * KB, 2000 * 100 * KB]
    assert spans[:2] == tuple((place - 96 * KB, place + 160 * KB) for place in places)
    assert spans[2:] == tuple((place - 600 * KB, place + 800 * KB) for place in places)


def test_spans_stay_within_the_file() -> None:
    for start, end in spans_around([0.0, 59.9, 61.0, -1.0], 60.0, 500 * KB):
        assert 0 <= start < end <= 500 * KB
    assert spans_around([1.0], 0.0, 500) == ()


def test_only_the_next_two_quotes_are_looked_ahead_to() -> None:
    quotes = [Quote("", start=start) for start in (50.0, None, 10.0, 30.0, 70.0)]
    assert next_starts(quotes, 20.0, 0.7) == [29.3, 49.3]
