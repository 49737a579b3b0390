import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.markup import plain_line, plain_text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("<b>Bold</b> and <i class='x'>brave</i>", "Bold and brave"),
        ("one<br/>two<BR>three", "one two three"),
        ("Vec<T> and a < b > c", "Vec<T> and a < b > c"),
        ("The &lt;div&gt; tag", "The <div> tag"),
        ("R&notes, Q&para and AT&T", "R&notes, Q&para and AT&T"),
        ("&#8217;&#x2019;&hellip;&bogus;", "’’…&bogus;"),
        ("&#27;[31mred&#155;0m", "[31mred›0m"),
        ("  two\n lines\t", "two lines"),
        ("<a " * 10, "<a <a <a <a <a <a <a <a <a <a"),
    ],
)
def test_titles(written, shown):
    assert plain_line(written) == shown


def test_descriptions_keep_paragraphs():
    written = "<div><p>One&nbsp;<b>two</b></p><!-- hidden --><p>three<br>four</p><ul><li>five</li></ul></div>"
    assert plain_text(written) == "One two\nthree\nfour\nfive"


@given(st.text(max_size=300))
def test_nothing_reaches_the_terminal_as_a_command(text):
    for shown in (plain_line(text), plain_text(text)):
        assert not set(shown) & set("\x00\x1b\x7f\x9b\x90\u202e\u2066")
    assert "\n" not in plain_line(text)
