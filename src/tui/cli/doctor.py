"""`podtui doctor`: what podtui needs, and whether it is here."""

import sys

import click

from tui import paths
from tui.cli.output import json_option, print_json


@click.command("doctor")
@json_option
def doctor_command(as_json: bool) -> None:
    """Look at versions, libVLC, the audio device, paths and the library; say what to do."""
    from tui.services.doctor import examine

    findings = examine(paths.find())
    if as_json:
        print_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{'ok  ' if finding.ok else 'FAIL'}  {finding.name}: {finding.found}")
            if finding.advice:
                click.echo(f"      -> {finding.advice}")
    sys.exit(0 if all(finding.ok for finding in findings) else 1)
