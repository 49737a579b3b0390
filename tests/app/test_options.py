"""Lists to choose from, in no room at all."""

import pytest
from textual.app import App, ComposeResult

from tui.app.widgets.options import Options


class _App(App[None]):
    def compose(self) -> ComposeResult:
        yield Options("Fog", "Oil", "Lamps")


@pytest.mark.parametrize("keys", [("pageup",), ("pagedown",), ("down", "pageup", "pagedown")])
@pytest.mark.parametrize(("width", "height"), [(0, 4), (8, 0), (0, 0)])
async def test_pages_without_room_for_a_row_move_nothing(
    keys: tuple[str, ...], width: int, height: int
) -> None:
    app = _App()
    async with app.run_test(size=(20, 6)) as pilot:
        options = app.query_one(Options)
        options.styles.border = None
        options.styles.padding = 0
        options.styles.width, options.styles.height = width, height
        await pilot.pause()
        assert not options.scrollable_content_region
        options.highlighted = 1
        await pilot.press(*keys)
        assert options.highlighted == (2 if keys[0] == "down" else 1)
