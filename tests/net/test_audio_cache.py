"""The audio cache, fetching from a real server on loopback."""

import errno
import os
import random
import threading

import pytest

from support.net_server import Resource, certificate, serve
from tui.model.errors import NetError, RefusedUrl
from tui.net.audio_cache import AudioCache, Patience

QUICK = Patience(connect=0.5, answer=0.5, silence=0.4, in_all=1.0, first_pause=0.02)


def sound(size: int, seed: int = 1) -> bytes:
    """Bytes that pass for an mp3 and are different everywhere."""
    return b"ID3\x04" + random.Random(seed).randbytes(size - 4)


AUDIO = sound(900_000)


def stuck(etag: str = '"1"', ranges: bool = True) -> Resource:
    """The audio, of which the first answer stops after 200 000 bytes: all else was asked for by itself."""
    return Resource(AUDIO, etag=etag, ranges=ranges, stall_at=200_000, failures=1)


@pytest.fixture
def cache(tmp_path):
    cache = AudioCache(tmp_path / "audio", patience=QUICK)
    yield cache
    cache.close()


@pytest.fixture
def patient(tmp_path):
    """A cache that does not give a silent answer up while a test lasts."""
    cache = AudioCache(tmp_path / "audio", patience=Patience(silence=60, answer=60))
    yield cache
    cache.close()


def whole(audio):
    assert audio.wait(0, len(AUDIO), 20), audio.progress
    return audio.read(0, len(AUDIO))


def settled(audio, timeout=20.0):
    """Wait for the end of fetching, good or bad, and return the progress then."""
    done = threading.Event()
    unsubscribe = audio.subscribe(lambda progress: (progress.complete or progress.error) and done.set())
    assert done.wait(timeout), audio.progress
    unsubscribe()
    return audio.progress


def test_an_enclosure_arrives_whole(cache):
    with serve({"/a.mp3": Resource(AUDIO, etag='"1"')}) as server:
        audio = cache.open(server.url("/a.mp3"))
        progress = settled(audio)
        assert progress.complete
        assert progress.size == len(AUDIO)
        assert progress.ranges == ((0, len(AUDIO)),)
        assert whole(audio) == AUDIO == audio.path.read_bytes()


def test_a_second_opening_needs_no_network(cache, tmp_path):
    with serve({"/a.mp3": Resource(AUDIO)}) as server:
        url = server.url("/a.mp3")
        first = cache.open(url)
        settled(first)
        fingerprint = first.fingerprint
        first.close()
        count = len(server.requests)
    again = cache.open(url)
    assert whole(again) == AUDIO
    assert again.fingerprint == fingerprint is not None
    assert len(server.requests) == count
    assert cache.present(url).complete


@pytest.mark.parametrize(
    "resource",
    [
        pytest.param(Resource(AUDIO, ranges=False), id="no-range"),
        pytest.param(Resource(AUDIO, length=False, ranges=False), id="no-length-no-range"),
        pytest.param(Resource(AUDIO, length=False), id="no-length"),
        pytest.param(Resource(AUDIO, chunked=True), id="chunked"),
        pytest.param(Resource(AUDIO, redirects=10), id="ten-redirects"),
        pytest.param(Resource(AUDIO, drop_at=300_000, failures=2, etag='"1"'), id="drops-etag"),
        pytest.param(Resource(AUDIO, drop_at=300_000, failures=2), id="drops-no-validator"),
        pytest.param(Resource(AUDIO, drop_at=300_000, failures=2, ranges=False), id="drops-no-range"),
        pytest.param(
            Resource(AUDIO, drop_at=100_000, last_modified="Mon", type="text/html"), id="drops-always"
        ),
        pytest.param(Resource(AUDIO, truncate=500_000, failures=1), id="truncated-once"),
        pytest.param(Resource(AUDIO, stall_at=500_000, failures=1), id="stalls-once"),
        pytest.param(Resource(AUDIO, gzipped=True, ranges=False), id="gzip"),
        pytest.param(Resource(AUDIO, etag='W/"weak"', drop_at=200_000), id="weak-etag"),
    ],
)
def test_it_arrives_whole_from_difficult_servers(cache, resource):
    with serve({"/a": resource}) as server:
        audio = cache.open(server.url("/a"))
        assert settled(audio).error == ""
        assert whole(audio) == AUDIO
        assert audio.progress.size == len(AUDIO)


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        pytest.param(Resource(b"<!DOCTYPE html><p>Log in</p>" * 99, type="text/html"), "web page", id="html"),
        pytest.param(Resource(b"<html>" * 99, type="audio/mpeg"), "web page", id="html-as-audio"),
        pytest.param(Resource(b'{"error": "gone"}', type="application/json"), "JSON", id="json"),
        pytest.param(Resource(b"#EXTM3U\nfile:///etc/passwd", type="audio/mpeg"), "playlist", id="playlist"),
        pytest.param(Resource(b""), "empty", id="empty"),
        pytest.param(Resource(AUDIO, headers={"Content-Encoding": "br"}), "br is unknown", id="brotli"),
        pytest.param(Resource(AUDIO, status=401), "401", id="401"),
        pytest.param(Resource(AUDIO, status=403), "403", id="403"),
        pytest.param(Resource(AUDIO, status=404), "404", id="404"),
        pytest.param(Resource(AUDIO, status=410), "410", id="410"),
        pytest.param(Resource(AUDIO, status=429, headers={"Retry-After": "900"}), "15 minutes", id="429"),
        pytest.param(Resource(AUDIO, status=500), "500", id="500"),
        pytest.param(Resource(AUDIO, redirects=11), "redirects more than", id="eleven-redirects"),
        pytest.param(Resource(AUDIO, redirect="file:///etc/passwd"), "not a web address", id="to-a-file"),
        pytest.param(Resource(AUDIO, silent=True), "again later", id="silent"),
        pytest.param(Resource(AUDIO, stall_at=0), "again later", id="stalls-at-once"),
        pytest.param(Resource(AUDIO, drop_at=0), "broke off", id="drops-at-once"),
        pytest.param(Resource(AUDIO, drip=0.02), "takes too long", id="drip"),
    ],
)
def test_what_cannot_be_had_is_said_in_one_sentence(cache, resource, words):
    with serve({"/a": resource}) as server:
        audio = cache.open(server.url("/a"))
        progress = settled(audio)
    assert words in progress.error
    assert progress.error.endswith(".")
    assert not progress.complete


def test_other_schemes_are_refused(cache):
    for url in ("javascript:x", "smb://a/b", "vlc://quit", "data:audio/mpeg,x"):
        with pytest.raises(RefusedUrl):
            cache.open(url)


def test_a_local_file_is_opened_in_place(cache, tmp_path):
    path = tmp_path / "ä b.mp3"
    path.write_bytes(AUDIO)
    for address in (str(path), path.as_uri()):
        audio = cache.open(address)
        assert audio.path == path
        assert audio.progress.complete
        assert whole(audio) == AUDIO
        audio.close()
    assert path.read_bytes() == AUDIO


def test_only_regular_files_are_opened(cache, tmp_path):
    for address in (str(tmp_path), "/dev/zero", str(tmp_path / "absent"), "file://elsewhere/etc/passwd"):
        with pytest.raises(NetError):
            cache.open(address)


def test_a_want_is_fetched_before_what_lies_between(patient):
    with serve({"/a": stuck()}) as server:
        audio = patient.open(server.url("/a"))
        assert audio.wait(0, 200_000, 10)
        audio.want(600_000)
        assert audio.wait(600_000, 300_000, 10)
        assert audio.read(600_000, 1000) == AUDIO[600_000:601_000]
        assert whole(audio) == AUDIO
        starts = [request.range[0] for request in server.requests if request.range]
        assert starts.index(600_000) < starts.index(200_000)


def test_a_want_before_the_size_is_known(patient):
    with serve({"/a": Resource(AUDIO, silent=True)}) as server:
        audio = patient.open(server.url("/a"))
        assert server.wait_for_requests(1)
        server.resources["/a"] = Resource(AUDIO)
        audio.want(600_000)
        assert audio.wait(600_000, 1000, 10)
        assert server.requests[1].range == (600_000, None)
        assert whole(audio) == AUDIO


def test_an_older_want_is_not_forgotten(patient):
    with serve({"/a": stuck()}) as server:
        audio = patient.open(server.url("/a"))
        assert audio.wait(0, 200_000, 10)
        audio.want(400_000)
        audio.want(700_000)
        assert audio.wait(700_000, 1000, 10)
        assert audio.wait(400_000, 1000, 10)


def test_a_want_close_ahead_does_not_disturb_the_stream(patient):
    with serve({"/a": stuck()}) as server:
        audio = patient.open(server.url("/a"))
        assert audio.wait(0, 200_000, 10)
        # The tail comes beside the stream only while nothing is wanted.
        assert audio.wait(len(AUDIO) - 1000, 1000, 10)
        audio.want(210_000)
        assert not audio.wait(210_000, 1, 0.3)


def test_without_ranges_a_want_just_waits(cache):
    with serve({"/a": Resource(AUDIO, ranges=False)}) as server:
        audio = cache.open(server.url("/a"))
        audio.want(600_000)
        assert audio.wait(600_000, 1000, 10)
        assert whole(audio) == AUDIO


def test_the_tail_and_the_spans_round_quotes_come_beside_the_stream(patient):
    with serve({"/a": stuck()}) as server:
        audio = patient.open(server.url("/a"))
        audio.prefetch([(400_000, 420_000), (600_000, 620_000)])
        assert audio.wait(len(AUDIO) - 65536, 65536, 10)
        assert audio.wait(400_000, 20_000, 10)
        assert audio.wait(600_000, 20_000, 10)
        assert not audio.wait(380_000, 1, 0)
        assert audio.fingerprint


def test_an_interrupted_download_goes_on_where_it_was(patient):
    with serve({"/a": stuck()}) as server:
        first = patient.open(server.url("/a"))
        assert first.wait(0, 200_000, 10)
        first.close()
        server.requests.clear()
        again = patient.open(server.url("/a"))
        assert again.wait(0, 200_000, 0)
        assert whole(again) == AUDIO
        assert server.requests[0].range[0] == 200_000
        assert server.requests[0].headers["if-range"] == '"1"'


@pytest.mark.parametrize("tags", [('"1"', '"2"'), ("", "")], ids=["etag", "no-validator"])
@pytest.mark.parametrize("ranges", [True, False])
@pytest.mark.parametrize("size", [len(AUDIO), 700_000])
def test_a_changed_copy_is_never_mixed_with_the_old_one(patient, tags, ranges, size):
    other = sound(size, seed=2)
    with serve({"/a": stuck(tags[0], ranges)}) as server:
        audio = patient.open(server.url("/a"))
        assert audio.wait(0, 200_000, 10)
        audio.close()
        server.resources["/a"] = Resource(other, etag=tags[1], ranges=ranges)
        again = patient.open(server.url("/a"))
        progress = settled(again)
        assert progress.complete, progress
        assert (progress.size, progress.copy) == (size, 2)
        assert again.path.read_bytes() == other
        assert sorted(path.name for path in again.path.parent.glob("copy-*")) == [again.path.name]


def test_a_copy_that_changes_while_it_is_fetched(patient):
    other = sound(700_000, seed=2)
    with serve({"/a": stuck()}) as server:
        audio = patient.open(server.url("/a"))
        assert audio.wait(0, 200_000, 10)
        first_path = audio.path
        server.resources["/a"] = Resource(other, etag='"2"')
        audio.want(500_000)
        progress = settled(audio)
        assert (progress.complete, progress.copy) == (True, 2)
        assert audio.path != first_path
        assert audio.path.read_bytes() == other


def test_a_server_that_makes_another_file_for_each_request(cache):
    with serve({"/a": Resource(AUDIO)}, rate=3_000_000) as server:
        made = [AUDIO]

        def change() -> None:
            made.append(sound(900_000, len(made)))
            server.resources["/a"] = Resource(made[-1])

        server.on_request = change
        audio = cache.open(server.url("/a"))
        audio.want(600_000)
        assert settled(audio).complete
        assert audio.path.read_bytes() in made


def test_the_old_copy_stays_until_the_new_one_answers(patient):
    with serve({"/a": stuck()}) as server:
        audio = patient.open(server.url("/a"))
        assert audio.wait(0, 200_000, 10)
        audio.close()
        server.resources["/a"] = Resource(b"<html>portal</html>", type="text/html", ranges=False)
        again = patient.open(server.url("/a"))
        assert "web page" in settled(again).error
        assert again.read(0, 200_000) == AUDIO[:200_000]
        server.resources["/a"] = Resource(AUDIO, etag='"1"')
        again.retry()
        assert whole(again) == AUDIO


def test_credentials_and_user_agent_reach_the_server(cache):
    with serve({"/a": Resource(AUDIO, login="ann:pw"), "/b": Resource(AUDIO, login="ann:pw")}) as server:
        audio = cache.open(server.url("/a"), username="ann", password="pw", user_agent="Own/2")
        assert whole(audio) == AUDIO
        assert server.requests[0].headers["user-agent"] == "Own/2"
        assert whole(cache.open(server.url("/b", login="ann:pw"))) == AUDIO
        names = [path.read_text() for path in audio.path.parent.parent.rglob("map.json")]
        assert not any("ann" in text or "127.0.0.1" in text for text in names)


def test_a_passing_failure_is_tried_again_on_a_want(cache):
    with serve({"/a": Resource(AUDIO, drop_at=200_000, ranges=False)}) as server:
        audio = cache.open(server.url("/a"))
        assert settled(audio).error
        server.resources["/a"] = Resource(AUDIO)
        audio.want(500_000)
        assert audio.wait(0, len(AUDIO), 20)
        assert audio.progress.error == ""


def test_opened_twice_it_is_one_and_closes_with_the_last(cache):
    with serve({"/a": Resource(AUDIO)}) as server:
        first, second = cache.open(server.url("/a")), cache.open(server.url("/a"))
        assert first is second
        first.close()
        assert whole(second) == AUDIO
        second.close()
        assert second.read(0, 10) == b""


def test_another_process_gets_a_copy_of_its_own(cache, tmp_path):
    with serve({"/a": Resource(AUDIO)}) as server:
        audio = cache.open(server.url("/a"))
        other_cache = AudioCache(tmp_path / "audio", patience=QUICK)
        other = other_cache.open(server.url("/a"))
        assert whole(other) == whole(audio) == AUDIO
        assert other.path != audio.path
        other_cache.close()


def test_eviction_takes_the_oldest_but_nothing_kept_or_open(tmp_path):
    cache = AudioCache(tmp_path / "audio", max_bytes=2_000_000, patience=QUICK)
    pages = {f"/{name}": Resource(sound(800_000, seed=index)) for index, name in enumerate("abcd")}
    with serve(pages) as server:
        cache.keep(server.url("/a"), True)
        for name in "abc":
            audio = cache.open(server.url("/" + name))
            settled(audio)
            audio.close()
        held = cache.open(server.url("/d"))
        settled(held)
        assert cache.evict() >= 750_000
        assert [cache.present(server.url("/" + name)) is not None for name in "abcd"] == [
            True,
            False,
            False,
            True,
        ]
        cache.keep(server.url("/a"), False)
        cache.forget(server.url("/a"))
        cache.forget(server.url("/d"))
        assert cache.present(server.url("/a")) is None
        held.close()
        assert cache.present(server.url("/d")) is None
    cache.close()


def test_listeners_hear_the_last_change_and_then_no_more(cache):
    heard = []
    done = threading.Event()
    with serve({"/a": Resource(AUDIO)}, rate=3_000_000) as server:
        audio = cache.open(server.url("/a"))
        unsubscribe = audio.subscribe(
            lambda progress: (heard.append(progress), progress.complete and done.set())
        )
        assert done.wait(10)
        unsubscribe()
        assert heard[-1].complete
        assert len(heard) < 12


def test_jumps_over_a_secure_connection(patient, tmp_path, monkeypatch):
    context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    with serve({"/a": stuck()}, tls=context) as server:
        audio = patient.open(server.url("/a"))
        assert audio.wait(0, 200_000, 10)
        audio.want(600_000)
        assert audio.wait(600_000, 1000, 10)
        assert whole(audio) == AUDIO


def test_a_full_disk_is_said_and_what_is_there_stays(cache, monkeypatch):
    write = os.pwrite

    def write_on_a_small_disk(file: int, data: bytes, offset: int) -> int:
        if offset > 300_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, data, offset)

    with serve({"/a": Resource(AUDIO, etag='"1"')}) as server:
        monkeypatch.setattr(os, "pwrite", write_on_a_small_disk)
        audio = cache.open(server.url("/a"))
        assert "disk is full" in settled(audio).error
        assert audio.read(0, 300_000) == AUDIO[:300_000]
        monkeypatch.setattr(os, "pwrite", write)
        audio.retry()
        assert whole(audio) == AUDIO
