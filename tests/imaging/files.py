"""Pictures in every kind of file, and profiles, made rather than kept."""

import struct
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kiosk.imaging.pixels import Pixels

Colour = tuple[int, ...]

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 40), (40, 60, 200), (250, 250, 250)
QUARTERS = [RED, GREEN, BLUE, WHITE]


def quarters(width: int = 80, height: int = 40) -> Image.Image:
    """Red and green above, blue and white below."""
    picture = Image.new("RGB", (width, height))
    x, y = width // 2, height // 2
    for colour, corner in zip(QUARTERS, ((0, 0), (x, 0), (0, y), (x, y)), strict=True):
        picture.paste(colour, (*corner, corner[0] + width - x, corner[1] + height - y))
    return picture


def image_of(pixels: Pixels) -> Image.Image:
    assert len(pixels.data) == pixels.width * pixels.height * 4
    return Image.frombytes("RGBA", (pixels.width, pixels.height), bytes(pixels.data))


def corners(pixels: Pixels) -> list[Colour]:
    """The colours in the middle of the four quarters, row by row, without alpha."""
    image = image_of(pixels)
    return [
        at(image, pixels.width * x // 4, pixels.height * y // 4)[:3] for y in (1, 3) for x in (1, 3)
    ]


def at(image: Image.Image, x: int, y: int) -> Colour:
    colour = image.getpixel((x, y))
    assert isinstance(colour, tuple)
    return tuple(int(value) for value in colour)


def alike(found: Sequence[Colour], wanted: Sequence[Colour], tolerance: int = 8) -> bool:
    return all(
        abs(a - b) <= tolerance
        for first, second in zip(found, wanted, strict=True)
        for a, b in zip(first, second, strict=True)
    )


def jpeg(picture: Image.Image, path: Path) -> None:
    picture.save(path, "JPEG", quality=95, subsampling=0)


def plain_ink(picture: Image.Image, path: Path) -> None:
    """A JPEG of ink that is not stored inverted, and so does not say that Adobe wrote it."""
    ink = picture.convert("CMYK")
    jpeg(Image.frombytes("CMYK", ink.size, bytes(255 - value for value in ink.tobytes())), path)
    whole = path.read_bytes()
    marker = whole.index(b"\xff\xee\x00\x0eAdobe")
    path.write_bytes(whole[:marker] + whole[marker + 16 :])


def mpo(picture: Image.Image, path: Path) -> None:
    """Two pictures in one file, as cameras with two lenses write them."""
    second = Image.new("RGB", picture.size)
    picture.save(path, "MPO", quality=95, subsampling=0, save_all=True, append_images=[second])


def heic(picture: Image.Image, path: Path) -> None:
    import pillow_heif

    pillow_heif.from_pillow(picture).save(path, quality=95, chroma=444)


def two_pages(picture: Image.Image, path: Path) -> None:
    picture.save(path, "TIFF", save_all=True, append_images=[Image.new("RGB", picture.size)])


def deep_tiff(picture: Image.Image, path: Path) -> None:
    """Sixteen bits a channel, which Pillow reads but does not write."""
    width, height = picture.size
    pixels = b"".join(struct.pack("<H", value * 257) for value in picture.convert("RGB").tobytes())
    tiff(path, width, height, pixels, bits=(16, 16, 16), photometric=2)


def tiff(
    path: Path,
    width: int,
    height: int,
    pixels: bytes,
    *,
    bits: tuple[int, ...],
    photometric: int,
    more: Mapping[int, tuple[int, int, bytes]] | None = None,
) -> None:
    """A TIFF file of one strip; `more` are tags with type, count and four bytes of value."""
    at_bits, at_pixels = 8, 8 + 2 * len(bits)
    depth = struct.pack("<HH", bits[0], 0) if len(bits) == 1 else struct.pack("<I", at_bits)
    long = struct.Struct("<I").pack
    tags = {
        256: (4, 1, long(width)),
        257: (4, 1, long(height)),
        258: (3, len(bits), depth),
        259: (3, 1, long(1)),
        262: (3, 1, long(photometric)),
        273: (4, 1, long(at_pixels)),
        277: (3, 1, long(len(bits))),
        278: (4, 1, long(height)),
        279: (4, 1, long(len(pixels))),
        **(more or {}),
    }
    entries = b"".join(
        struct.pack("<HHI", tag, kind, count) + value
        for tag, (kind, count, value) in sorted(tags.items())
    )
    depths = struct.pack(f"<{len(bits)}H", *bits)
    pixels += bytes(len(pixels) % 2)
    path.write_bytes(
        b"II*\0" + long(at_pixels + len(pixels)) + depths + pixels
        + struct.pack("<H", len(tags)) + entries + bytes(4)
    )  # fmt: skip


WRITERS: dict[str, Callable[[Image.Image, Path], None]] = {
    "jpeg": jpeg,
    "progressive jpeg": lambda p, path: p.save(path, "JPEG", quality=95, progressive=True),
    "cmyk jpeg by adobe": lambda p, path: jpeg(p.convert("CMYK"), path),
    "cmyk jpeg": plain_ink,
    "mpo": mpo,
    "png": lambda p, path: p.save(path, "PNG"),
    "palette png": lambda p, path: p.quantize(8).save(path, "PNG"),
    "rgba png": lambda p, path: p.convert("RGBA").save(path, "PNG"),
    "webp": lambda p, path: p.save(path, "WEBP", lossless=True),
    "lossy webp": lambda p, path: p.save(path, "WEBP", quality=95),
    "tiff": lambda p, path: p.save(path, "TIFF"),
    "lzw tiff": lambda p, path: p.save(path, "TIFF", compression="tiff_lzw"),
    "deflate tiff": lambda p, path: p.save(path, "TIFF", compression="tiff_adobe_deflate"),
    "jpeg tiff": lambda p, path: p.save(path, "TIFF", compression="jpeg", quality=95),
    "palette tiff": lambda p, path: p.quantize(8).save(path, "TIFF"),
    "rgba tiff": lambda p, path: p.convert("RGBA").save(path, "TIFF"),
    "cmyk tiff": lambda p, path: p.convert("CMYK").save(path, "TIFF"),
    "big tiff": lambda p, path: p.save(path, "TIFF", big_tiff=True),
    "16 bit tiff": deep_tiff,
    "tiff of two pages": two_pages,
    "avif": lambda p, path: p.save(path, "AVIF", quality=95, subsampling="4:4:4"),
    "heic": heic,
}


def write(kind: str, picture: Image.Image, path: Path) -> Path:
    """Write the picture as that kind of file; without its library, the test is skipped."""
    if kind == "heic":
        import pytest

        pytest.importorskip("pillow_heif")
    WRITERS[kind](picture, path)
    return path


# --------------------------------------------------------------------------------- colour profiles

D50 = (0.9642, 1.0, 0.8249)
_D65 = (0.3127, 0.3290)
SRGB = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
ADOBE_RGB = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
DISPLAY_P3 = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))


def to_xyz_d50(primaries: tuple[tuple[float, float], ...]) -> NDArray[np.float64]:
    """From light of those primaries, white being daylight, to XYZ as profiles have it."""
    columns = np.array([(x / y, 1, (1 - x - y) / y) for x, y in (*primaries, _D65)]).T
    lights, white = columns[:, :3], columns[:, 3]
    cones = np.array(
        [(0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296)]
    )
    adapt = np.linalg.inv(cones) @ np.diag((cones @ D50) / (cones @ white)) @ cones
    return np.asarray(adapt @ (lights * np.linalg.solve(lights, white)))


def seen_as(colour: Colour, primaries: tuple[tuple[float, float], ...], gamma: float) -> Colour:
    """A colour of another screen, as sRGB has it."""
    light = (np.array(colour) / 255) ** gamma
    linear = np.linalg.solve(to_xyz_d50(SRGB), to_xyz_d50(primaries) @ light).clip(0, 1)
    curved = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return tuple(int(value) for value in (curved * 255).round())


def matrix_profile(primaries: tuple[tuple[float, float], ...], gamma: float) -> bytes:
    """An ICC profile of a screen with those primaries (x, y) and the white of daylight."""
    tags = {
        name: b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in column))
        for name, column in zip(
            (b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt"),
            (*to_xyz_d50(primaries).T.tolist(), D50),
            strict=True,
        )
    }
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


def grey_profile(gamma: float) -> bytes:
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in D50))
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": curve, b"wtpt": white})


def ink_profile(lab: Callable[[int, int, int, int], tuple[int, int, int]]) -> bytes:
    """A profile of ink; `lab` tells L* (0 to 100), a* and b* of each mixture of full inks."""
    ramp = bytes(range(256))
    table = b"".join(
        bytes((round(tone * 2.55), a + 128, b + 128))
        for mixture in range(16)
        for tone, a, b in [lab(*((mixture >> shift) & 1 for shift in (3, 2, 1, 0)))]
    )
    unity = struct.pack(">9i", *(65536 if at in (0, 4, 8) else 0 for at in range(9)))
    look_up = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + unity + ramp * 4 + table + ramp * 3
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in D50))
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": look_up, b"wtpt": white})


def _profile(kind: bytes, space: bytes, connection: bytes, tags: Mapping[bytes, bytes]) -> bytes:
    text = b"Made for a test"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + bytes(1 + 8 + 3 + 67)
    tags = {b"desc": described, b"cprt": b"text\0\0\0\0None\0", **tags}
    at = 128 + 4 + 12 * len(tags)
    table, content = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        padded = body + bytes(-len(body) % 4)
        table += name + struct.pack(">II", at + len(content), len(body))
        content += padded
    head = struct.pack(">I4sI4s4s4s", at + len(content), b"", 0x02400000, kind, space, connection)
    head += bytes(12) + b"acsp" + bytes(28)
    head += struct.pack(">3i", *(round(value * 65536) for value in D50))
    return head.ljust(128, b"\0") + table + content
