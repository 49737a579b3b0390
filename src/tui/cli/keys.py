"""`podtui keys`: the keys in force, and what is wrong with those of the settings."""

import sys

import click

from tui import paths
from tui.app.keys.actions import CONTEXTS
from tui.app.keys.keymap import Keymap, of_user
from tui.cli.output import json_option, print_json


@click.command("keys")
@click.option("--check", is_flag=True, help="Only say what is wrong with the entries of [keys].")
@json_option
def keys_command(check: bool, as_json: bool) -> None:
    """List the keys in force with the names that [keys] in podtui.toml gives them, or check that table."""
    keymap = of_user(paths.find().settings)
    if as_json:
        print_json({"preset": keymap.preset, "problems": keymap.problems, **({} if check else _keys(keymap))})
    elif check:
        fine = f"Preset {keymap.preset}; every entry of [keys] is in force."
        click.echo("\n".join(keymap.problems or (fine,)))
    else:
        _print(keymap)
    sys.exit(1 if keymap.problems else 0)


def _keys(keymap: Keymap) -> dict[str, object]:
    rows = [
        {
            "name": action.name,
            "keys": keymap.shown(action),
            "words": action.words,
            "group": action.group,
            "where": context.where or "everywhere",
        }
        for context in CONTEXTS
        for action in context.actions
    ]
    return {"keys": rows}


def _print(keymap: Keymap) -> None:
    rows = [
        (action.name, ", ".join(keymap.shown(action)) or "-", action.words, context.where)
        for context in CONTEXTS
        for action in context.actions
    ]
    names, keys = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, pressed, words, where in rows:
        click.echo(f"{name:<{names}}  {pressed:<{keys}}  {words}{f'  ({where})' if where else ''}")
    for problem in keymap.problems:
        click.echo(f"podtui: {problem}", err=True)
