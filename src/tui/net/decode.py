"""Undoing `Content-Encoding` without letting a small body become a huge one."""

import zlib

ACCEPTED = "gzip, deflate"
_PACKED = ("gzip", "x-gzip", "deflate")
_KNOWN = ("", "identity", *_PACKED)


class TooMuch(Exception):
    """The decoded body is longer than allowed."""


class Damaged(Exception):
    """The body is not what its `Content-Encoding` says, or stops too early."""


class Decoder:
    """Decodes identity, gzip (several members too) and deflate (with or without zlib's wrapper)."""

    def __init__(self, encoding: str, most: int) -> None:
        """Prepare to decode at most `most` bytes."""
        self._encoding = encoding.strip().lower()
        self._room = most
        self._zlib = self._new_zlib(zlib.MAX_WBITS)
        self._started = False

    def feed(self, data: bytes) -> bytes:
        """Return what `data` decodes to; raise TooMuch, or Damaged, also for an encoding nobody asked for."""
        if self._encoding not in _KNOWN:
            raise Damaged(f"its encoding {self._encoding[:40]} is unknown")
        decoded = data if self._zlib is None else self._inflate(data)
        self._room -= len(decoded)
        if self._room < 0:
            raise TooMuch
        return decoded

    def finish(self) -> None:
        """Raise Damaged if the body stopped before its end."""
        if self._zlib is not None and self._started and not self._zlib.eof:
            raise Damaged("the body stops too early")

    def _new_zlib(self, deflate_bits: int) -> "zlib._Decompress | None":
        if self._encoding not in _PACKED:
            return None
        return zlib.decompressobj(deflate_bits if self._encoding == "deflate" else zlib.MAX_WBITS | 16)

    def _inflate(self, data: bytes) -> bytes:
        out = bytearray()
        while data and len(out) <= self._room:
            assert self._zlib is not None
            try:
                out += self._zlib.decompress(data, self._room - len(out) + 1)
            except zlib.error as error:
                if self._started or self._encoding != "deflate":
                    raise Damaged(str(error)) from error
                # Half of the servers that say "deflate" leave zlib's wrapper out.
                self._zlib = self._new_zlib(-zlib.MAX_WBITS)
                self._started = True
                continue
            self._started = True
            data = self._zlib.unconsumed_tail
            if self._zlib.eof:
                data = self._zlib.unused_data
                if data and self._encoding != "deflate" and data.startswith(b"\x1f\x8b"):
                    self._zlib = self._new_zlib(zlib.MAX_WBITS)
                else:
                    break
        return bytes(out)
