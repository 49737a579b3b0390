"""Blocks, spans and links of notes, as the original notes are shown."""

from tui.notes.blocks import Block, Span
from tui.notes.document import read_document

HTML = """<h2>Nets &amp; <em>ropes</em></h2>
<p>See <a href="https://a.example/?x=1&amp;y=2">the <b>net</b></a><br>
and <a href="mailto:me@a.example">write</a>. </p>
<ol><li>one<ul><li>inner</li></ul></li><li><p>two</p></li></ol><hr>
<blockquote><p>Said.</p></blockquote><script>alert("x < y")</script><p>after<!-- hidden --></p>"""


def shape(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in read_document(text).blocks]


def test_html() -> None:
    assert shape(HTML) == [
        ("heading", 2, "Nets & ropes"),
        ("paragraph", 0, "See the net\nand write."),
        ("item", 1, "one"),
        ("item", 2, "inner"),
        ("item", 1, "two"),
        ("rule", 0, ""),
        ("quote", 1, "Said."),
        ("paragraph", 0, "after"),
    ]


def test_links_are_numbered_and_spans_know_theirs() -> None:
    document = read_document(HTML)
    assert document.links == ("https://a.example/?x=1&y=2", "mailto:me@a.example")
    first, second = document.blocks[1].lines
    assert first == (Span("See "), Span("the ", 0), Span("net", 0, strong=True))
    assert second == (Span("and "), Span("write", 1), Span("."))


def test_ordered_items_keep_their_number() -> None:
    assert [block.number for block in read_document(HTML).blocks if block.kind == "item"] == ["1", "", "2"]
    assert [block.number for block in read_document("1. one\n2) two\n③ three").blocks] == ["1", "2", "③"]


def test_markdown() -> None:
    text = """# Nets

Some *soft* and **hard** words, `code` and [a link](https://a.example/x_(y)).
Second line.

- one
  - inner
* two

> said
> more

---

See [Tim][tim] and https://b.example/path.

[tim]: https://tim.example "Tim"
"""
    document = read_document(text)
    assert shape(text) == [
        ("heading", 1, "Nets"),
        ("paragraph", 0, "Some soft and hard words, code and a link.\nSecond line."),
        ("item", 1, "one"),
        ("item", 2, "inner"),
        ("item", 1, "two"),
        ("quote", 1, "said\nmore"),
        ("rule", 0, ""),
        ("paragraph", 0, "See Tim and https://b.example/path."),
    ]
    assert document.links == ("https://a.example/x_(y)", "https://tim.example", "https://b.example/path")
    assert Span("hard", strong=True) in document.blocks[1].lines[0]


def test_markdown_inside_html() -> None:
    assert shape("Hello there.<br><br>## Links<br>- one<br>- **two**") == [
        ("paragraph", 0, "Hello there."),
        ("heading", 2, "Links"),
        ("item", 1, "one"),
        ("item", 1, "two"),
    ]


def test_underlined_titles_and_tables() -> None:
    assert shape("Nets\n====\n\n| a | b |\n|---|---|\n| 0:10 | salt |") == [
        ("heading", 2, "Nets"),
        ("paragraph", 0, "a  b\n0:10  salt"),
    ]


def test_lines_broken_by_a_narrow_page_are_joined() -> None:
    text = """Highlights of the long and windy week in which the harbour was
closed for three days, told by the people who kept the lamps
burning all the while."""
    assert "\n" not in read_document(text).blocks[0].text
    assert read_document("a short line\nand another").blocks[0].text == "a short line\nand another"
    item = "- [A talk with Ida and Florian\n    Gil](https://a.example/talk)\n- next"
    assert [block.text for block in read_document(item).blocks] == ["A talk with Ida and Florian Gil", "next"]


def test_words_that_are_not_marks_stay() -> None:
    text = "5 * 3 = 15, snake_case_name, 2**8, a < b > c, C# and #podcast"
    assert read_document(text).blocks == (Block("paragraph", ((Span(text),),)),)


def test_the_form_can_be_told() -> None:
    assert read_document("<p>a</p>", kind="text").blocks[0].text == "a"
    assert read_document("a\nb", kind="html").blocks[0].text == "a b"
    assert read_document("a\nb", kind="markdown").blocks[0].text == "a\nb"
