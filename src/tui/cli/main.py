"""Entry of the `podtui` command.

Without arguments the app starts, and nothing else is imported on the way:
start-up is what a user waits for most often.
"""

import sys

from tui import __version__


def main() -> None:
    """Run `podtui` with the arguments of the command line."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        print(f"podtui {__version__}")
    elif arguments:
        from tui.cli.commands import podtui

        podtui(prog_name="podtui")
    else:
        from tui.cli import skeleton

        with skeleton.standing():
            from tui.cli.launch import launch

            sys.exit(launch())


if __name__ == "__main__":
    main()
