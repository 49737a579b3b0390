"""`podtui demo`: the app on the sample library."""

import sys

import click

from tui.cli import skeleton
from tui.cli.launch import launch


@click.command("demo")
def demo_command() -> None:
    """Try podtui on a small sample library; needs no network and leaves your own library alone."""
    with skeleton.standing():
        sys.exit(launch(demo=True))
