"""How what podtui can do without is added to it."""

import sys
from pathlib import Path


def command(extra: str, package: str) -> str:
    """Return the one command that adds an extra of podtui's, which brings a package."""
    # pipx puts more beside a program by a command of its own.
    by_pipx = "pipx" in Path(sys.prefix).parts
    return f"pipx inject podtui {package}" if by_pipx else f"pip install 'podtui[{extra}]'"
