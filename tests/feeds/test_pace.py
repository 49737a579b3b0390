"""What feeds say of how often they want to be asked."""

import pytest

from tui.feeds.parse import parse_feed
from tui.model.feed import Pace

DAY = 86_400.0


def _pace(inside: str) -> Pace:
    return parse_feed(
        (
            '<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
            ' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Coast</title>'
            f"{inside}<item><title>One</title><ttl>7</ttl></item></channel></rss>"
        ).encode()
    ).pace


@pytest.mark.parametrize(
    ("inside", "pause"),
    [
        ("", None),
        ("<ttl>90</ttl>", 5400.0),
        ("<ttl>soon</ttl>", None),
        ("<ttl>0</ttl>", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", DAY / 4),
        ("<sy:updatePeriod> hourly </sy:updatePeriod>", 3600.0),
        ("<sy:updatePeriod>now and then</sy:updatePeriod>", None),
    ],
)
def test_the_pause_between_two_fetches(inside: str, pause: float | None) -> None:
    assert _pace(inside) == Pace(pause=pause)


@pytest.mark.parametrize(
    ("rule", "rhythm"),
    [
        ("FREQ=WEEKLY", 7 * DAY),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", 14 * DAY),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", 7 * DAY / 3),
        ("FREQ=DAILY;INTERVAL=0", DAY),
        ("FREQ=SOMETIMES", None),
        ("", None),
    ],
)
def test_the_rhythm_of_episodes(rule: str, rhythm: float | None) -> None:
    assert _pace(f'<podcast:updateFrequency rrule="{rule}">words</podcast:updateFrequency>') == Pace(
        rhythm=rhythm
    )
