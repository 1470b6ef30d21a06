"""Broken, hostile and vanishing files: a PictureError, never a crash, a hang or half a picture."""

import io
import os
import struct
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.content.diagnostics import Problem
from kiosk.core.geometry import Size
from kiosk.imaging.containers.jpeg import check_jpeg
from kiosk.imaging.inspect import inspect_picture
from kiosk.imaging.pictures import Pictures
from kiosk.imaging.pixels import PictureError, Pixels
from kiosk.imaging.request import Request
from kiosk.imaging.tiles import Tile
from tests.imaging.files import WRITERS, jpeg, quarters, tiff, write

ANY = Size(10_000, 10_000)
MEGABYTE = 1 << 20

pytestmark = pytest.mark.filterwarnings("ignore")  # Pillow warns of what it can do without


def decode(path: Path, tile: Tile | None = None) -> Pixels:
    return Pictures().pixels(Request(path, ANY, tile))


def decoded(path: Path) -> Pixels | None:
    """The picture, None where it cannot be shown; whatever else is raised fails the test."""
    try:
        return decode(path)
    except PictureError:
        return None


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), Random(1972).randbytes(width * height * 3))


@pytest.fixture(scope="module")
def whole_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small picture in every kind of file that can be written here."""
    folder = tmp_path_factory.mktemp("whole")
    files = {}
    for kind in WRITERS:
        try:
            files[kind] = write(kind, noise(48, 32), folder / "picture").read_bytes()
        except pytest.skip.Exception:
            continue
    return files


def lengths(content: bytes) -> Iterator[int]:
    yield from range(0, len(content), max(1, len(content) // 150))
    yield from range(len(content) - 24, len(content))


@pytest.mark.parametrize("kind", WRITERS)
def test_what_was_cut_anywhere_is_told_at_the_check_and_when_shown(
    kind: str, whole_files: dict[str, bytes], tmp_path: Path
) -> None:
    """Half of a JPEG loads half grey, and no error is raised."""
    if kind not in whole_files:
        pytest.skip("cannot be written here")
    whole = whole_files[kind]
    path = tmp_path / "cut"
    path.write_bytes(whole)
    assert inspect_picture(path) is None
    intact = decode(path)
    for length in lengths(whole):
        path.write_bytes(whole[:length])
        problem = inspect_picture(path)
        shown = decoded(path)
        if shown is None:
            assert problem is not None, length
        else:
            # Only what is not needed may be missing, such as the end mark or a second page.
            assert shown == intact, length
            assert problem is not None or kind not in ("jpeg", "png"), length


@settings(max_examples=300)
@given(st.data())
def test_damage_is_a_picture_error_or_goes_unseen(
    whole_files: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    content = bytearray(whole_files[data.draw(st.sampled_from(sorted(whole_files)))])
    for _ in range(data.draw(st.integers(1, 8))):
        # Headers are where damage does most.
        last = data.draw(st.sampled_from((64, 512, len(content)))) - 1
        content[data.draw(st.integers(0, min(last, len(content) - 1)))] = data.draw(
            st.integers(0, 255)
        )
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(content)
    for tile in (None, Tile(0, 0, 0)):
        try:
            pixels = decode(path, tile)
        except PictureError:
            continue
        assert len(pixels.data) == pixels.width * pixels.height * 4


@pytest.mark.parametrize("kind", ["tiff", "lzw tiff", "png", "jpeg", "webp", "avif", "heic"])
def test_a_file_that_is_cut_while_it_is_decoded_does_not_end_the_process(
    kind: str, tmp_path: Path
) -> None:
    """Pillow and libtiff map files into memory: reading behind the new end is a bus error."""
    path = write(kind, noise(300, 200), tmp_path / "picture")
    whole = path.read_bytes()
    for allowed in range(1, 40, 3):
        path.write_bytes(whole)
        count = 0

        def cut(allowed: int = allowed) -> bool:
            nonlocal count
            count += 1
            if count == allowed:
                os.truncate(path, 100)
            return True

        try:
            pixels = Pictures().pixels(Request(path, ANY), cut)
        except PictureError:
            continue
        assert (pixels.width, pixels.height) == (300, 200)


def broken_files(folder: Path) -> dict[str, Path]:
    (folder / "file").write_bytes(b"")
    contents = {"empty": b"", "text": b"not a picture", "gif": b"GIF89a" + bytes(20)}
    paths = {
        "missing": folder / "missing.jpg",
        "folder": folder,
        "beneath a file": folder / "file" / "picture.jpg",
        "null": folder / "null\0.jpg",
        "circle": folder / "circle.jpg",
    }
    paths["circle"].symlink_to(paths["circle"])
    for name, content in contents.items():
        paths[name] = folder / f"broken {name}"
        paths[name].write_bytes(content)
    return paths


@pytest.mark.parametrize("tile", [None, Tile(0, 0, 0)])
def test_what_cannot_be_shown_is_a_picture_error(tile: Tile | None, tmp_path: Path) -> None:
    for name, path in broken_files(tmp_path).items():
        with pytest.raises(PictureError) as caught:
            decode(path, tile)
        assert caught.value.path == path, name
        assert caught.value.reason, name
        assert inspect_picture(path) is not None, name


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_picture_error(tmp_path: Path) -> None:
    path = write("jpeg", quarters(), tmp_path / "secret.jpg")
    path.chmod(0)
    with pytest.raises(PictureError, match="PermissionError"):
        decode(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that are files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(PictureError, match="no such file"):
        decode(tmp_path / "pipe.jpg")


# ------------------------------------------------------------------------------------------- bombs


def refused(path: Path) -> str:
    """Why it is refused, at the check and when shown alike, before it takes any memory."""
    tracemalloc.start()
    try:
        problem = inspect_picture(path)
        for tile in (None, Tile(0, 0, 0)):
            with pytest.raises(PictureError):
                decode(path, tile)
        assert tracemalloc.get_traced_memory()[1] < 20 * MEGABYTE
    finally:
        tracemalloc.stop()
    assert problem is not None
    return problem.message


def png_of(width: int, height: int, path: Path, *chunks: tuple[bytes, bytes]) -> Path:
    header = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    ends = ((b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
            for name, body in (header, *chunks, *ends)
        )
    )
    return path


def patched(path: Path, old: bytes, new: bytes) -> Path:
    whole = path.read_bytes()
    assert old in whole
    path.write_bytes(whole.replace(old, new))
    return path


def jpeg_bomb(path: Path) -> Path:
    jpeg(quarters(80, 40), path)
    return patched(path, struct.pack(">BHH", 8, 40, 80), struct.pack(">BHH", 8, 60_000, 60_000))


def webp_bomb(path: Path) -> Path:
    quarters(80, 40).save(path, "WEBP", lossless=True)
    size, huge = 79 | 39 << 14, 16_382 | 16_382 << 14
    return patched(path, struct.pack("<BI", 0x2F, size), struct.pack("<BI", 0x2F, huge))


def boxed_bomb(kind: str) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        whole = write(kind, noise(128, 64), path).read_bytes()
        at = whole.index(b"ispe\0\0\0\0") + 8
        path.write_bytes(whole[:at] + struct.pack(">II", 20_000, 20_000) + whole[at + 8 :])
        return path

    return make


def tiff_bomb(path: Path) -> Path:
    tiff(path, 29_000, 29_000, bytes(100), bits=(8,), photometric=1)
    return path


BOMBS: dict[str, Callable[[Path], Path]] = {
    "png": lambda path: png_of(12_000, 12_000, path),
    "long png": lambda path: png_of(40_000, 1, path),
    "jpeg": jpeg_bomb,
    "webp": webp_bomb,
    "tiff": tiff_bomb,
    "avif": boxed_bomb("avif"),
    "heic": boxed_bomb("heic"),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_bombs_are_refused_by_their_headers(kind: str, tmp_path: Path) -> None:
    """A PNG of 109 kB can unpack to 3.5 GB."""
    message = refused(BOMBS[kind](tmp_path / "bomb"))
    # What libraries refuse of themselves is broken to us.
    assert kind in ("avif", "heic", "webp") or message.startswith("The picture has too many pixels")


@pytest.mark.parametrize("name", [b"zTXt", b"iTXt", b"iCCP"])
def test_texts_that_unpack_to_much_are_refused(name: bytes, tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(60)) + packer.flush()
    prefix = {b"iTXt": b"Comment\0\1\0\0\0"}.get(name, b"Comment\0\0")
    path = png_of(8, 8, tmp_path / "bomb.png", (name, prefix + body))
    assert refused(path) == "The picture file is broken or incomplete."


def test_tags_that_claim_much_are_refused(tmp_path: Path) -> None:
    """Each of these tags claims nearly all of the file, which Pillow would hold for each."""
    path = tmp_path / "bomb.tif"
    byte, size_bytes = 1, 30 * MEGABYTE
    more = {tag: (byte, size_bytes, struct.pack("<I", 8)) for tag in range(60_000, 60_100)}
    tiff(path, 8, 8, bytes(64), bits=(8,), photometric=1, more=more)
    content = path.read_bytes()
    with path.open("wb") as file:  # sparse: it takes no room
        file.write(content)
        file.truncate(40 * MEGABYTE)
    assert refused(path) == "The picture file is broken or incomplete."


def test_layers_are_not_told_to_be_damage(tmp_path: Path) -> None:
    """Photoshop keeps them in a tag; its files are whole, and copying them again did not help."""
    path = tmp_path / "layers.tif"
    undefined, size_bytes = 7, 70 * MEGABYTE
    more = {37724: (undefined, size_bytes, struct.pack("<I", 1024))}
    tiff(path, 8, 8, bytes(64), bits=(8,), photometric=1, more=more)
    content = path.read_bytes()
    with path.open("wb") as file:  # sparse: it takes no room
        file.write(content)
        file.truncate(size_bytes + 1024)
    assert inspect_picture(path) == Problem(
        "Besides its picture, this TIFF holds 70 MB, such as layers.", "Save it without layers."
    )
    assert decoded(path) is None


@pytest.mark.parametrize("tag", [273, 279, 258, 34665])
@pytest.mark.parametrize("count", [0, 1, 2**31, 2**32 - 1])
def test_absurd_counts_and_offsets_do_no_harm(tag: int, count: int, tmp_path: Path) -> None:
    path = tmp_path / "absurd.tif"
    value = struct.pack("<I", 2**32 - 10)
    tiff(path, 8, 8, bytes(64), bits=(8,), photometric=1, more={tag: (4, count, value)})
    tracemalloc.start()
    try:
        assert isinstance(inspect_picture(path), Problem | None)
        shown = decoded(path)
        assert shown is None or shown.width == 8
        assert tracemalloc.get_traced_memory()[1] < 20 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_a_header_of_hundreds_of_blocks_is_refused(tmp_path: Path) -> None:
    """Pillow joins them one by one, which took minutes."""
    path = tmp_path / "long.jpg"
    jpeg(quarters(), path)
    whole = path.read_bytes()
    block = b"\xff\xe1\xff\xffExif\0\0" + bytes(65_535 - 8)
    path.write_bytes(whole[:2] + block * 300 + whole[2:])
    assert refused(path) == "The picture file is broken or incomplete."


@pytest.mark.parametrize("junk", [b"\xff", b"\xff\xd0", b"\xff\xe1\x00\x02", b"\x00"])
def test_a_header_that_never_ends_is_given_up(junk: bytes) -> None:
    """20 MB of zeros behind the first bytes, left by a broken copy, kept Pillow busy for a second;
    200 MB of other fillings for a minute, before the first picture was seen.
    """
    with pytest.raises(ValueError, match="no picture begins"):
        check_jpeg(io.BytesIO(b"\xff\xd8" + junk * MEGABYTE))


def test_a_png_of_thousands_of_chunks_is_refused(tmp_path: Path) -> None:
    """Pillow takes each apart: 8 MB of empty ones took two seconds."""
    path = png_of(8, 8, tmp_path / "long.png", *((b"zzZz", b""),) * 6000)
    assert refused(path) == "The picture file is broken or incomplete."
