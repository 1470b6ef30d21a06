"""Small sounds in every format, silent and made rather than kept."""

import io
import struct
import wave

RATE = 48_000  # samples a second


def wav(seconds: float, rate: int = 8_000) -> bytes:
    """A WAV of silence; at few samples a second, minutes take no room."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(b"\x80" * round(seconds * rate))
    return out.getvalue()


def ogg_vorbis(seconds: float) -> bytes:
    """The first and the last page of an Ogg Vorbis stream, with nothing to decode in them."""
    head = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, RATE, 0, 64_000, 0, 0xB8, 1)
    return _page(head, 0, 0, 2) + _page(b"\0" * 600, round(seconds * RATE), 1, 4)


def ogg_opus(seconds: float) -> bytes:
    """The same as an Opus stream, which always counts 48,000 samples a second."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, RATE, 0, 0)
    return _page(head, 0, 0, 2) + _page(b"\0" * 600, round(seconds * RATE), 1, 4)


def flac(seconds: float) -> bytes:
    """A FLAC head that tells its length, and a frame that is none."""
    samples = round(seconds * RATE)
    numbers = RATE << 44 | 0 << 41 | 15 << 36 | samples
    info = struct.pack(">HH", 4096, 4096) + bytes(6) + struct.pack(">Q", numbers) + bytes(16)
    return b"fLaC" + bytes([0x80]) + len(info).to_bytes(3, "big") + info + bytes(64)


def mp3(frames: int) -> bytes:
    """Frames of 128 kbit/s at 44,100 samples a second: 1,152 samples in 417 bytes each."""
    return (b"\xff\xfb\x90\x64" + bytes(413)) * frames


def _page(body: bytes, granule: int, number: int, kind: int) -> bytes:
    """One Ogg page; `kind` 2 begins a stream and 4 ends it."""
    segments = [255] * (len(body) // 255) + [len(body) % 255]
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, kind, granule, 1972, number, 0, len(segments))
    return head + bytes(segments) + body
