"""What hears the words of an audio file: the engine installed here, or a service the user names."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model.errors import SpeechError
from tui.services import extras
from tui.settings import Speech

if TYPE_CHECKING:
    from tui.services.remote_recognition import RemoteRecognition
    from tui.timing.speech import Recognition, SpeechProgress
    from tui.timing.speech_child import SpeechChild

_CODES = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
"""Languages that feeds and Whisper name by different codes."""


class Recogniser:
    """Makes recognitions. Costs nothing until then."""

    def __init__(self, settings: Speech, cache: Path, *, worker: Sequence[str] = ()) -> None:
        """`cache` is the folder for what has been heard; `worker` stands in for the engine's child."""
        self._settings = settings
        self._cache = cache
        self._worker = worker

    def command(self) -> str:
        """Return the command that installs the engine; "" where it is installed."""
        from tui.timing.speech import speech_available

        if self._worker or self._settings.endpoint or speech_available():
            return ""
        return extras.command("speech", "faster-whisper")

    def missing(self) -> str:
        """Return one sentence with the command that installs the engine; "" where it is installed."""
        command = self.command()
        if not command:
            return ""
        return f"To find times by listening, podtui needs its speech engine: {command} adds it."

    def recognition(
        self,
        audio: Path,
        *,
        language: str = "",
        duration: float | None = None,
        on_progress: "Callable[[SpeechProgress], None]" = lambda progress: None,
    ) -> "Recognition | RemoteRecognition":
        """Return the recognition of `audio`, ready to run: here, or by the service the settings name.

        Raises:
            SpeechError: the engine is not installed.
        """
        from tui.timing.speech import Recognition
        from tui.timing.speech_child import WORKER

        self._require()
        if self._settings.endpoint:
            return self._remote(audio, language, on_progress)
        return Recognition(
            audio,
            cache=self._cache,
            model=self._model(language),
            language=_code(language),
            duration=duration,
            on_progress=on_progress,
            worker=self._worker or WORKER,
        )

    def child(self, audio: Path, language: str = "") -> "SpeechChild":
        """Return a worker that hears stretches of `audio` one by one; close it at the end.

        Raises:
            SpeechError: the engine is not installed.
        """
        from tui.timing.speech_child import WORKER, SpeechChild, child_command

        self._require()
        worker = self._worker or WORKER
        return SpeechChild(child_command(audio, self._model(language), _code(language), worker))

    @property
    def hears_stretches(self) -> bool:
        """Whether `child` can be asked for; a service elsewhere only hears whole files."""
        return not self._settings.endpoint

    def _remote(
        self, audio: Path, language: str, on_progress: "Callable[[SpeechProgress], None]"
    ) -> "RemoteRecognition":
        from tui.services.remote_recognition import RemoteRecognition

        return RemoteRecognition(
            audio,
            endpoint=self._settings.endpoint,
            model=self._settings.model,
            cache=self._cache,
            language=_code(language),
            on_progress=on_progress,
        )

    def _require(self) -> None:
        missing = self.missing()
        if missing:
            raise SpeechError(missing)

    def _model(self, language: str) -> str:
        """Return the model to use: an English one only where nobody says that another language is spoken."""
        if self._settings.model_path:
            return str(Path(self._settings.model_path).expanduser())
        model = self._settings.model
        return model if _code(language) in ("", "en") else model.removesuffix(".en")


def _code(language: str) -> str:
    """Return the language of a feed ("en-GB", "nb_NO") as Whisper names it; "" when the feed says nothing."""
    code = language.replace("_", "-").partition("-")[0].strip().lower()
    return _CODES.get(code, code)
