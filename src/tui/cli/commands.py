"""The group of subcommands; each file is imported only when its command is called."""

import importlib
import sys
from typing import Any

import click

from tui import __version__
from tui.model.errors import PodtuiError

_COMMANDS = {
    "add": "feeds",
    "backup": "search",
    "demo": "demo",
    "doctor": "doctor",
    "episodes": "episodes",
    "export": "feeds",
    "feeds": "feeds",
    "import": "feeds",
    "keys": "keys",
    "match": "match",
    "notes": "episodes",
    "play": "play",
    "quotes": "episodes",
    "read": "read",
    "refresh": "feeds",
    "remove": "feeds",
    "search": "search",
    "stats": "stats",
    "summarise": "summarise",
    "time": "time",
}


class LazyGroup(click.Group):
    """A group that knows the names of its commands and imports them one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in order."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"tui.cli.{_COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours becomes one line and exit code 1."""
        try:
            return super().invoke(ctx)
        except PodtuiError as error:
            click.echo(f"podtui: {error}", err=True)
            sys.exit(1)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="podtui", message="%(prog)s %(version)s")
def podtui() -> None:
    """Get the episode, not only the sound: a podcast player that knows when it was said.

    Without a command the app opens. Exit codes: 0 done, 1 failed, 2 wrongly called.
    """
