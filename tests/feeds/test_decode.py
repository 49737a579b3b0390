import gzip

import pytest

from tui.feeds import decode
from tui.feeds.decode import to_utf8
from tui.model.errors import FeedError

TEXT = '<?xml version="1.0"?><rss>Grüße, Ελλάδα, 東京</rss>'


def declared(encoding: str, text: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?><rss>{text}</rss>'


@pytest.mark.parametrize(
    "codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_with_and_without_a_byte_order_mark(codec):
    assert to_utf8(TEXT.encode(codec)).decode() == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("ISO-8859-1", "Grüße aus Köln"),
        ("iso-8859-2", "Příliš žluťoučký"),
        ("windows-1251", "Новости дня"),
        ("KOI8-R", "Новости дня"),
        ("Shift_JIS", "記事が反映されない"),
        ("EUC-JP", "記事が反映されない"),
        ("iso-2022-jp", "記事が反映されない"),
        ("GB2312", "联通新闻播客节目"),
        ("Big5", "新聞播客節目"),
        ("euc-kr", "뉴스 팟캐스트"),
    ],
)
def test_declared_encodings(encoding, text):
    document = declared(encoding, text)
    assert to_utf8(document.encode(encoding)).decode() == document


def test_the_http_charset_counts_where_the_document_says_nothing():
    document = "<rss>Новости</rss>"
    assert to_utf8(document.encode("windows-1251"), "Windows-1251").decode() == document


def test_utf_8_that_claims_to_be_latin_1_is_utf_8():
    document = declared("ISO-8859-1", "Grüße")
    assert to_utf8(document.encode()).decode() == document


def test_latin_1_that_claims_to_be_utf_8():
    document = declared("utf-8", "España – Grüße")
    assert to_utf8(document.encode("cp1252")).decode() == document


def test_shift_jis_that_claims_nothing():
    document = "<feed>記事投稿が反映されない</feed>"
    assert to_utf8(document.encode("cp932")).decode() == document


@pytest.mark.parametrize(
    "encoding", ["bogus", "unicode_escape", "punycode", "rot13", "zip", "utf-7", "base64"]
)
def test_codecs_off_the_list_are_never_asked(encoding, monkeypatch):
    asked = []
    real = decode.codecs.getincrementaldecoder
    monkeypatch.setattr(decode.codecs, "getincrementaldecoder", lambda name: asked.append(name) or real(name))
    document = declared(encoding, "caf\\u00e9 é")
    assert to_utf8(document.encode(), encoding).decode() == document
    assert asked == ["utf-8"]


def test_gzip_inside_the_body_even_twice():
    assert to_utf8(gzip.compress(gzip.compress(TEXT.encode()))).decode() == TEXT


def test_a_gzip_bomb_is_refused():
    bomb = gzip.compress(gzip.compress(b"\0" * (decode.MAX_BYTES + 10)))
    with pytest.raises(FeedError, match="larger than 64 MB"):
        to_utf8(bomb)


def test_a_document_over_the_limit_is_refused():
    with pytest.raises(FeedError, match="larger than 64 MB"):
        to_utf8(b"<rss>" + b" " * decode.MAX_BYTES)
