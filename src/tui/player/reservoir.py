"""What a layer III frame borrows from the frames before it, so that playing can begin with it.

An mp3 frame may keep part of its sound in the unused room of earlier frames, the bit reservoir (ISO 11172-3,
2.4.3.4: `main_data_begin`). A decoder that starts in the middle is silent until it has gathered that, up
to 0.14 s. A silent frame of our own in front, with the borrowed bytes in its room, spares the wait.
"""

from tui.player import mp3


def lead_in(before: bytes, frame: bytes) -> bytes:
    """Return a silent frame that carries what `frame` borrows from `before`, whole frames directly in front.

    Returns b"" for layer II, which borrows nothing.
    """
    header = mp3.frame_at(frame, 0)
    if header is None or not _is_layer_3(frame):
        return b""
    side = _side_start(frame)
    # 9 bits in MPEG-1, 8 bits after it.
    borrowed = frame[side] << 1 | frame[side + 1] >> 7 if _is_mpeg1(frame) else frame[side]
    gathered = b"".join(_rooms(before))
    return _silent_frame(frame, gathered[max(0, len(gathered) - borrowed) :])


def _silent_frame(like: bytes, room: bytes) -> bytes:
    """Return a frame of the kind of `like` without any sound, that ends in `room`."""
    for bit_rate in range(1, 15):
        header = bytes([0xFF, like[1] | 1, bit_rate << 4 | like[2] & 0x0C, like[3]])
        frame = mp3.frame_at(header, 0)
        if frame and frame.length - 4 - _side_length(header) >= len(room):
            return header + bytes(frame.length - 4 - len(room)) + room
    return b""


def _rooms(data: bytes) -> list[bytes]:
    """Return the main data of each frame in `data`: what follows its header, CRC and side information."""
    rooms = []
    position = 0
    while (header := mp3.frame_at(data, position)) is not None:
        frame = data[position : position + header.length]
        rooms.append(frame[_side_start(frame) + _side_length(frame) :])
        position += header.length
    return rooms


def _is_layer_3(header: bytes) -> bool:
    return header[1] & 0x06 == 0x02


def _is_mpeg1(header: bytes) -> bool:
    return header[1] & 0x18 == 0x18


def _side_start(header: bytes) -> int:
    return 4 if header[1] & 1 else 6


def _side_length(header: bytes) -> int:
    mono = header[3] & 0xC0 == 0xC0
    if _is_mpeg1(header):
        return 17 if mono else 32
    return 9 if mono else 17
