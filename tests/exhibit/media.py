"""Small pictures, sounds, fonts and base maps, good and broken, made rather than kept."""

import struct
import zlib
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

from kiosk.cartography.survey import Box, Plate, Survey, Town
from kiosk.cartography.survey_text import encode
from kiosk.widgets.families import FAMILIES
from tests.audio.sounds import wav

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.000\nOne.\n\n00:01.000 --> 00:02.000\nTwo.\n"
_CAPTIONS: dict[str, bytes] = {
    "good": CAPTIONS.encode(),
    "empty": b"WEBVTT\n",
    "headless": CAPTIONS.removeprefix("WEBVTT\n\n").encode(),
    "subrip": b"1\n00:00:00,000 --> 00:00:01,000\nOne.\n",
    "letters": CAPTIONS.replace("Two", "二").encode(),
    "latin-1": CAPTIONS.replace("Two", "Café").encode("latin-1"),
    "utf-16": CAPTIONS.encode("utf-16"),
    "late": CAPTIONS.replace("00:01.000 --> 00:02", "00:02.500 --> 00:03").encode(),
    "long": CAPTIONS.replace("00:02.000", "00:04.500").encode(),
    "wordy": CAPTIONS.replace("Two.", "Two. " * 60).encode(),
    "slips": b"""WEBVTT

00:00,000 --> 00:01,500
A comma.

0:01.500 --> 00:02
A figure is missing.

00:02.000 -> 00:03.000
An arrow is too short.

00:03.000 --> 00:02.000
It ends before it begins.

00:01.000 --> 00:02.500
Out of order.

Nowhere.

4
00:04.000 -->
No end.
""",
}


def make_media(root: Path) -> Path:
    """Fill the folder `root` with a picture, a font and a base map of every fate; return it."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "folder").mkdir()
    picture = Image.frombytes("RGB", (40, 30), Random(1972).randbytes(40 * 30 * 3))
    picture.save(root / "good.png")
    picture.save(root / "good.jpg")
    picture.save(root / "good.webp", lossless=True)
    picture.crop((0, 0, 30, 30)).save(root / "square.png")
    picture.save(root / "drawing.gif")
    picture.save(root / "folder" / "depth.png")
    for name in ("png", "jpg", "webp"):
        whole = (root / f"good.{name}").read_bytes()
        (root / f"cut.{name}").write_bytes(whole[: len(whole) * 2 // 3])
    (root / "empty.png").write_bytes(b"")
    (root / "text.png").write_text("This was never a picture.\n", encoding="utf-8")
    (root / "bomb.png").write_bytes(png_bomb(30_000, 30_000))
    font = FAMILIES["source-serif-4"][0].read_bytes()
    (root / "good.ttf").write_bytes(font)
    (root / "cut.ttf").write_bytes(font[: len(font) * 2 // 3])
    (root / "empty.ttf").write_bytes(b"")
    (root / "good.wav").write_bytes(wav(2))
    (root / "other.wav").write_bytes(wav(2))
    (root / "minutes.wav").write_bytes(wav(200, rate=10))
    (root / "cut.wav").write_bytes(wav(2)[:9000])
    (root / "empty.wav").write_bytes(b"")
    (root / "text.ogg").write_text("This was never a sound.\n", encoding="utf-8")
    for name, captions in _CAPTIONS.items():
        (root / f"{name}.vtt").write_bytes(captions)
    (root / "good.webm").write_bytes(webm(2))
    (root / "endless.webm").write_bytes(webm(0))
    (root / "cut.webm").write_bytes(webm(2)[:-10])
    (root / "text.webm").write_text("This was never a film.\n", encoding="utf-8")
    (root / "empty.webm").write_bytes(b"")
    (root / "lithuania.json").write_text(encode(_lithuania()), encoding="utf-8")
    (root / "notes.json").write_text('["This was never a base map."]\n', encoding="utf-8")
    basemap = encode(_tonkin())
    (root / "tonkin.json").write_text(basemap, encoding="utf-8")
    (root / "cut.json").write_text(basemap[: len(basemap) * 2 // 3], encoding="utf-8")
    return root


def _tonkin() -> Survey:
    """A base map of one square island in a sea from 10 to 30 degrees north."""
    island = np.array([[20.0, 104.0], [20.0, 107.0], [23.0, 107.0], [23.0, 104.0]])
    plate = Plate(Box(10, 95, 30, 120), 0.01, land=((island,),))
    hanoi = Town({"vi": "Hà Nội", "en": "Hanoi"}, 21.03, 105.85, 1, 8_000_000)
    return Survey("Nobody's data, in the public domain", "kiosk basemap", (plate,), (hanoi,))


def _lithuania() -> Survey:
    """A base map on which latitude and longitude are both small: 52 to 58 and 20 to 40 degrees."""
    plain = np.array([[52.0, 20.0], [52.0, 40.0], [58.0, 40.0], [58.0, 20.0]])
    plate = Plate(Box(52, 20, 58, 40), 0.01, land=((plain,),))
    return Survey("Nobody's data, in the public domain", "kiosk basemap", (plate,), ())


def webm(seconds: float) -> bytes:
    """The head of a WebM film that tells its length, and nothing to show."""
    info = _element("2ad7b1", (1_000_000).to_bytes(3, "big"))
    info += _element("4489", struct.pack(">d", seconds * 1000))
    tracks = _element("ae", _element("83", b"\1"))
    parts = _element("1549a966", info) + _element("1654ae6b", tracks) + _element("ec", bytes(20))
    return _element("1a45dfa3", _element("4282", b"webm")) + _element("18538067", parts)


def _element(name: str, body: bytes) -> bytes:
    return bytes.fromhex(name) + (0x4000 | len(body)).to_bytes(2, "big") + body


def png_bomb(width: int, height: int) -> bytes:
    """A valid PNG of one bit a pixel, all black: hundreds of times larger once unpacked."""
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
