"""Importing the room is cheap: urllib3 comes with the first request."""

import subprocess
import sys


def test_urllib3_is_imported_at_first_use_only():
    code = "import sys, tui.net.http, tui.net.audio_cache as a; print('urllib3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
