"""What was done last is taken back first, and what cannot be says why."""

from tui.model.errors import LibraryError
from tui.services.undo import Undo


def test_the_last_thing_is_taken_back_first() -> None:
    undo, back = Undo(), []
    undo.did("one done", lambda: back.append(1))
    undo.did("two done", lambda: back.append(2))
    assert undo.undo() == "Undone: two done."
    assert undo.undo() == "Undone: one done."
    assert undo.undo() == "Nothing to undo."
    assert back == [2, 1]


def test_what_cannot_be_taken_back_says_why_and_the_one_before_still_can() -> None:
    def too_late() -> None:
        raise LibraryError("It is gone.")

    undo = Undo()
    undo.did("one done", lambda: None)
    undo.did("two done", too_late)
    assert undo.undo() == "Not undone: two done. It is gone."
    assert undo.undo() == "Undone: one done."
