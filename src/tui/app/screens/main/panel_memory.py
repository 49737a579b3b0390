"""What is remembered of the panels from one start to the next: which are shown, and how large they are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.app.widgets.arrangement import Shares
from tui.library.remembered import Value

NAME = "panels"
"""What it is remembered under."""


class PanelMemory(NamedTuple):
    """The panels shown, None for those podtui shows at first; sizes; whether the deeper summary is shown."""

    shown: tuple[str, ...] | None = None
    shares: Shares = Shares()
    deeper: bool = False

    def value(self) -> Value:
        """Return it in the form it is kept in."""
        return {
            "shown": list(self.shown) if self.shown is not None else None,
            "feeds": self.shares.feeds,
            "side": self.shares.side,
            "second": self.shares.second,
            "heights": dict(self.shares.heights),
            "deeper": self.deeper,
        }


def recalled(kept: Mapping[str, Value], names: Sequence[str]) -> PanelMemory:
    """Return what was kept; whatever makes no sense in it, or is of another podtui, is left out."""
    value = kept.get(NAME)
    if not isinstance(value, dict):
        return PanelMemory()
    shown, heights = value.get("shown"), value.get("heights")
    return PanelMemory(
        tuple(name for name in names if name in shown) if isinstance(shown, list) else None,
        Shares(
            _share(value.get("feeds")),
            _share(value.get("side")),
            _share(value.get("second")),
            {
                name: _share(share)
                for name, share in (heights if isinstance(heights, dict) else {}).items()
                if name in names and _share(share)
            },
        ),
        value.get("deeper") is True,
    )


def _share(value: Value) -> float:
    is_share = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1
    return float(value) if is_share else 0.0  # type: ignore[arg-type]
