"""Small pictures and fonts, sound and broken, made rather than kept."""

import struct
import zlib
from pathlib import Path
from random import Random

from PIL import Image

from kiosk.widgets.families import FAMILIES


def make_media(root: Path) -> Path:
    """Fill the folder `root` with a picture and a font of every fate, and return it."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "folder").mkdir()
    picture = Image.frombytes("RGB", (40, 30), Random(1972).randbytes(40 * 30 * 3))
    picture.save(root / "good.png")
    picture.save(root / "good.jpg")
    picture.save(root / "good.webp", lossless=True)
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
    return root


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
