import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.timing.html_text import html_lines, without_unseen


def lines(markup: str) -> list[str]:
    return [line.strip() for line in html_lines(markup).splitlines() if line.strip()]


def test_the_podcast_namespace_form_gives_speaker_time_and_text_on_lines() -> None:
    assert lines("<cite>Ida</cite><time>0:05</time><p>The lamp &amp; the <b>stair</b></p>") == [
        "Ida:",
        "0:05",
        "The lamp & the stair",
    ]


def test_a_begin_attribute_becomes_a_time() -> None:
    markup = '<tt><body><p begin="00:00:01.500" end="00:00:02">One</p><p begin="62.25s">Two</p></body></tt>'
    assert lines(markup) == ["[00:00:01.500] One", "[1:02.250] Two"]


def test_what_a_browser_does_not_show_is_left_out() -> None:
    markup = (
        "<head><title>no</title></head>a<!-- 0:01 --><SCRIPT>x()</SCRIPT>b<style>p{}</style>c<!-- no end 0:09"
    )
    assert html_lines(markup) == "abc"


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<", "<a ", "<p begin=", "-->"])
def test_hostile_markup_is_read_in_linear_time(piece: str) -> None:
    # Quadratic reading of 600 kB would not end within the suite's patience.
    html_lines(piece * (600_000 // len(piece)))


@given(st.text())
def test_text_without_markup_stays(text: str) -> None:
    assert without_unseen(text.replace("<", "")) == text.replace("<", "")
