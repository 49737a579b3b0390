"""Whether the machine runs on its battery."""

from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")


def on_battery(supplies: Path = _SUPPLIES) -> bool:
    """Return whether a battery is all there is: no mains that is plugged in; False where nothing is known."""
    kinds = {supply: _word(supply / "type") for supply in supplies.glob("*")}
    mains = [supply for supply, kind in kinds.items() if kind in ("Mains", "USB")]
    if any(_word(supply / "online") == "1" for supply in mains):
        return False
    batteries = [
        supply for supply, kind in kinds.items() if kind == "Battery" and _word(supply / "scope") != "Device"
    ]
    return any(mains or _word(supply / "status") == "Discharging" for supply in batteries)


def _word(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
