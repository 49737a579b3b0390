import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.playback import AudioProgress, PlayState
from tui.player import protocol

PROGRESS = AudioProgress(1_000, ((0, 10), (20, 1_000)), False, "gone")


@pytest.mark.parametrize(
    "message",
    [
        protocol.Load(b"/a/\xff\n.mp3", PROGRESS, 1.5, True, 0.8, 70, 3),
        protocol.Have(AudioProgress(None, (), False)),
        protocol.Pause(True),
        protocol.Stop(),
    ],
)
def test_a_command_arrives_as_it_was_sent_on_one_line(message: protocol.Command) -> None:
    line = protocol.encode(message)
    assert line.count(b"\n") == 1
    assert protocol.command(line) == message


@pytest.mark.parametrize(
    "message",
    [
        protocol.State(2, PlayState.STALLED),
        protocol.Heard(1, 3.25, 99.5),
        protocol.Failed(4, "dropped", "The line\nbroke."),
    ],
)
def test_a_report_arrives_as_it_was_sent_on_one_line(message: protocol.Report) -> None:
    line = protocol.encode(message)
    assert line.count(b"\n") == 1
    assert protocol.report(line) == message


@given(st.binary(max_size=100))
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match="not a message"):
        protocol.command(line)


@pytest.mark.parametrize(
    "line", [b'{"is": "Nothing"}', b'{"is": "Pause"}', b'{"is": "Stop", "x": 1}', b"[]", b"1"]
)
def test_unknown_messages_and_fields_are_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match="not a message"):
        protocol.command(line)
