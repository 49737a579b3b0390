"""What passes for audio, by its first bytes rather than by what the server calls it."""

import pytest

from tui.net.sniff import why_not_audio


@pytest.mark.parametrize(
    "head",
    [
        b"ID3\x04",
        b"\xff\xfb\x90\x00",
        b"\xff\xf1\x50",
        b"OggS\0",
        b"fLaC",
        b"RIFF....WAVE",
        b"\0\0\0\x20ftypM4A ",
    ],
)
@pytest.mark.parametrize("stated", ["audio/mpeg", "text/html", "application/json", ""])
def test_audio_is_audio_whatever_it_is_called(head, stated):
    assert why_not_audio(head, stated, "example.org") == ""


@pytest.mark.parametrize(
    ("head", "stated", "words"),
    [
        (b"<!DOCTYPE html>", "audio/mpeg", "a web page"),
        (b"\xef\xbb\xbf\n <html>", "", "a web page"),
        (b"Please log in", "text/html; charset=utf-8", "a web page"),
        (b"<?xml version='1.0'?><Error>", "application/xml", "a web page"),
        (b'{"error": 1}', "audio/mpeg", "JSON"),
        (b"no", "application/json", "JSON"),
        (b"#EXTM3U\n", "audio/x-mpegurl", "a playlist"),
        (b"[playlist]\nFile1=", "audio/x-scpls", "a playlist"),
        (b"\xff\xd8\xff\xe0", "image/jpeg", ""),
        (b"\x89PNG", "image/png", "a picture"),
    ],
)
def test_other_things_are_named(head, stated, words):
    assert words in why_not_audio(head, stated, "example.org")


def test_unknown_bytes_get_the_benefit_of_the_doubt():
    assert why_not_audio(bytes(100), "audio/mpeg", "example.org") == ""
