from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.dates import parse_date, parse_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 06 Sep 2010 00:01:00 +0000 ", "2010-09-06T00:01:00"),
        ("Fri, 17 Dec 2010 17:59:59 EST", "2010-12-17T22:59:59"),
        ("Sun, 10 Dec 17 13:01:36 -0800", "2017-12-10T21:01:36"),
        ("6 Sep 2010", "2010-09-06T00:00:00"),
        ("06 September 2010 9:05 PM GMT", "2010-09-06T21:05:00"),
        ("Sept. 6, 2010", "2010-09-06T00:00:00"),
        ("September 6th, 2010 at 12:30 am", "2010-09-06T00:30:00"),
        ("Tuesday, 7 September 2010 10:00:00 +02:00", "2010-09-07T08:00:00"),
        ("Thu, 13 Jul 2023 24:00:00 GMT", "2023-07-14T00:00:00"),
        ("Thu, 13-Jul-2023 10:00:00 GMT+0200", "2023-07-13T08:00:00"),
        ("Thu Jul 13 10:00:00 PDT 2023", "2023-07-13T17:00:00"),
        ("Thu Jul 13 10:00:00 2023", "2023-07-13T10:00:00"),
        ("Mi, 01 Mai 2019 10:00:00 +0200", None),
        ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05"),
        ("2024-01-02T03:04:05.678+01:30", "2024-01-02T01:34:05"),
        ("2024-01-02 03:04", "2024-01-02T03:04:00"),
        ("2024-01", "2024-01-01T00:00:00"),
        ("20240102", "2024-01-02T00:00:00"),
        ("2024/1/2 3:04:05", "2024-01-02T03:04:05"),
        ("2024年1月2日 03:04", "2024-01-02T03:04:00"),
        ("2004년 05월 25일 11:23:17", "2004-05-25T11:23:17"),
        ("1704164645", "2024-01-02T03:04:05"),
        ("Mon, 01 Jan 1940 00:00:00 GMT", "1940-01-01T00:00:00"),
    ],
)
def test_dates_as_feeds_write_them(text, expected):
    seconds = parse_date(text)
    assert seconds == (expected and datetime.fromisoformat(expected).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Mon, 01 Jan -001 00:00:00 GMT",
        "01 Jan 10000",
        "1 Jan 99999 10:00",
        "-1-01-01",
        "99999-01-01",
        "32 Jan 2020",
        "2020-13-01",
        "0000-00-00",
    ],
)
def test_impossible_dates_are_none(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3600", 3600.0),
        ("01:00:00", 3600.0),
        ("62:30", 3750.0),
        ("1:2:3", 3723.0),
        ("00:01:29.201", 89.201),
        ("12,5", 12.5),
        (" 45 : 10 ", 2710.0),
        (":45", 45.0),
        ("01:02:03:12", 3723.0),
        ("npt:50", 50.0),
        ("PT1H2M3S", 3723.0),
        ("P1DT2S", 86402.0),
        ("1h 2m 3s", 3723.0),
        ("90 min", 5400.0),
        ("1 hour, 5 minutes", 3900.0),
        ("0", 0.0),
        ("", None),
        ("-5", None),
        ("1:2:3:4:5", None),
        ("ab:cd", None),
        ("P", None),
        ("99999999999", None),
        ("NaN", None),
    ],
)
def test_durations(text, seconds):
    assert parse_duration(text) == seconds


@given(st.text(max_size=90))
def test_any_text_is_a_number_or_none(text):
    date, duration = parse_date(text), parse_duration(text)
    assert date is None or isinstance(date, int)
    assert duration is None or 0 <= duration <= 1e6


@given(st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2199, 1, 1)))
def test_the_two_standard_forms_are_exact(moment):
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert parse_date(moment.isoformat()) == moment.timestamp()
    assert parse_date(moment.strftime("%a, %d %b %Y %H:%M:%S GMT")) == moment.timestamp()
