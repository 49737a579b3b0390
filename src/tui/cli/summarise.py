"""`podtui summarise`: the panels of an episode, written by a language model."""

import click

from tui.cli.output import json_option, notes_json, print_json, print_notes, session


@click.command("summarise")
@click.argument("episode")
@json_option
def summarise_command(episode: str, as_json: bool) -> None:
    """Have the model named under [model] write an episode's panels from its transcript, and print them."""
    with session() as podtui:
        found = podtui.library.episodes.find(episode)
        podtui.model_summary.make(found.id)
        notes = podtui.show_notes.sections(found.id)
    if as_json:
        print_json(notes_json(notes))
    else:
        click.echo(f"{found.title}\n")
        print_notes(notes)
