"""The bus: everybody hears, and one who fails keeps nothing from the others."""

from tui.model.events import Event, Notice
from tui.services.events import Bus


def test_a_failing_listener_does_not_silence_the_next() -> None:
    bus, heard = Bus(), list[Event]()

    def fails(event: Event) -> None:
        raise RuntimeError("listener")

    bus.subscribe(fails)
    bus.subscribe(heard.append)
    bus.emit(Notice("hello"))
    assert heard == [Notice("hello")]
