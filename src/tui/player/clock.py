"""What is being heard right now, from libVLC's coarse reports.

libVLC says every quarter of a second or so where it is, and is right at that very moment; between two
reports the clock goes on by itself. It takes every time as an argument, so it needs no waiting to test.
"""

FREE_RUN = 0.6
"""Seconds the clock goes on without a report: beyond that, the sound has most likely stopped."""

RESYNC = 0.3
"""Seconds by which a report may differ and still count as the same flow of time."""


class Clock:
    """The position heard, in seconds; `now` and `at` are times of the monotonic clock.

    Between two jumps it never goes back, except by more than `RESYNC`: then the reports know better.
    """

    def __init__(self) -> None:
        self._seconds = 0.0
        self._since = 0.0
        self._lowest = 0.0
        self._rate = 1.0
        self._paused = True
        self._silent = True

    def jump(self, seconds: float) -> None:
        """Stand at `seconds` until the first report says that sound is to be heard."""
        self._seconds = self._lowest = seconds
        self._silent = True

    def report(self, seconds: float, at: float) -> None:
        """Take libVLC's word that `seconds` was heard at the moment `at`."""
        if self._paused:
            return
        if abs(seconds - self.position(at)) > RESYNC:
            self._lowest = seconds
        self._seconds, self._since, self._silent = seconds, at, False

    def run(self, now: float) -> None:
        """Go on from where the clock stands."""
        if self._paused:
            self._seconds, self._since, self._paused = self._lowest, now, False

    def hold(self, now: float) -> None:
        """Stand still."""
        self._seconds = self.position(now)
        self._paused = True

    def set_rate(self, rate: float, now: float) -> None:
        """Count `rate` seconds of audio to a second from now on."""
        self._seconds, self._since, self._rate = self.position(now), now, rate

    def position(self, now: float) -> float:
        """Return the second heard at `now`."""
        if self._paused or self._silent:
            return self._lowest
        free_run = min(max(now - self._since, 0.0), FREE_RUN)
        self._lowest = max(self._lowest, self._seconds + free_run * self._rate)
        return self._lowest
