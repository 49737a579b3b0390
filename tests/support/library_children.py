"""Real processes that write to a library, to be worked beside and to be killed."""

import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

_IMPORT = """
import sys
from pathlib import Path
from support.library_made import NOW, episode, feed
from tui.library.library import Library

library = Library.open(Path(sys.argv[1]))
(first, *_) = library.feeds.all()
number = 0
while True:
    number += 1
    items = [episode(1000 * number + extra, notes="some words " * 400) for extra in range(int(sys.argv[2]))]
    library.feeds.store(first.id, feed(*items), fetched_at=NOW).result()
    library.search.fill().result()
    print(number, flush=True)
"""


class Importer:
    """Another process that stores and indexes episodes without a pause, until the end of the `with` block."""

    EPISODES = 60
    """How many each of its rounds adds."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-c", _IMPORT, str(path), str(self.EPISODES)]
        env = {"PYTHONPATH": str(Path(__file__).parents[1])}
        self._child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
        self._rounds = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def rounds(self) -> int:
        """Return how many rounds it has finished. Raises when it has ended by itself."""
        if self._child.poll() is not None:
            raise RuntimeError("the importing process has failed")
        return self._rounds

    def _listen(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            self._rounds = int(line)

    def __enter__(self) -> "Importer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.kill()
        self._child.wait()
        self._listener.join()
