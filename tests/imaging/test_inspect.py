"""Which files are taken for pictures; and that none is decoded to find out."""

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.content.diagnostics import Problem
from kiosk.core.geometry import Size
from kiosk.imaging.formats import (
    AVIF,
    HEIF,
    JPEG,
    MAX_SIDE_PIXELS,
    PNG,
    WEBP,
    Format,
    _register_heif,
)
from kiosk.imaging.inspect import inspect_picture, measure_picture
from tests.exhibit.media import make_media, png_bomb
from tests.imaging.files import WRITERS, jpeg, quarters, write


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_media(tmp_path_factory.mktemp("media") / "media")


def problem(path: Path) -> str:
    found = inspect_picture(path)
    assert isinstance(found, Problem), found
    return found.message


@pytest.mark.parametrize("name", ["good.png", "good.jpg", "good.webp"])
def test_sound_pictures_have_no_problem(media: Path, name: str) -> None:
    assert inspect_picture(media / name) is None


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file_is_sound_and_as_large_as_it_is(kind: str, tmp_path: Path) -> None:
    path = write(kind, quarters(60, 40), tmp_path / "picture")
    assert inspect_picture(path) is None
    assert measure_picture(path) == Size(60, 40)


def test_the_format_is_told_by_the_content_not_by_the_name(media: Path, tmp_path: Path) -> None:
    misnamed = tmp_path / "picture.png"
    misnamed.write_bytes((media / "good.jpg").read_bytes())
    assert inspect_picture(misnamed) is None


def test_a_photograph_taken_sideways_is_sound(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30)).save(tmp_path / "sideways.jpg", exif=exif)
    assert inspect_picture(tmp_path / "sideways.jpg") is None


@pytest.mark.parametrize("orientation", range(9))
@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "avif"])
def test_a_picture_is_as_large_as_it_is_shown(
    tmp_path: Path, orientation: int, ending: str
) -> None:
    """Positions on a scanned map are its pixels, as they are seen."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"map.{ending}"
    Image.new("RGB", (40, 30)).save(path, exif=exif)
    assert measure_picture(path) == (Size(30, 40) if orientation > 4 else Size(40, 30))


@pytest.mark.parametrize("name", ["text.png", "empty.png", "nowhere.png", "folder"])
def test_what_is_no_picture_has_no_size(media: Path, name: str) -> None:
    assert isinstance(measure_picture(media / name), Problem)


@pytest.mark.parametrize("name", ["cut.png", "cut.jpg", "cut.webp"])
def test_cut_files_are_refused(media: Path, name: str) -> None:
    """A cut JPEG was shown half grey, without an error."""
    assert problem(media / name) == "The picture file is broken or incomplete."


@pytest.mark.parametrize("name", ["png", "jpg", "webp"])
def test_wherever_a_file_is_cut_it_is_not_taken_for_whole(
    media: Path, tmp_path: Path, name: str
) -> None:
    whole = (media / f"good.{name}").read_bytes()
    for length in (*range(0, len(whole), 7), *range(len(whole) - 16, len(whole))):
        cut = tmp_path / f"cut.{name}"
        cut.write_bytes(whole[:length])
        assert inspect_picture(cut) is not None, length


@pytest.mark.parametrize("size_bytes", [5_000, 3_000_000])
def test_what_cameras_append_to_a_jpeg_does_no_harm(
    media: Path, tmp_path: Path, size_bytes: int
) -> None:
    """Telephones append a film to each photograph."""
    longer = tmp_path / "longer.jpg"
    longer.write_bytes((media / "good.jpg").read_bytes() + bytes(size_bytes))
    assert inspect_picture(longer) is None
    longer.write_bytes((media / "good.jpg").read_bytes()[:-9] + bytes(size_bytes))
    assert problem(longer) == "The picture file is broken or incomplete."


def test_the_end_of_a_thumbnail_is_not_taken_for_that_of_the_picture(tmp_path: Path) -> None:
    thumbnail, path = tmp_path / "thumbnail.jpg", tmp_path / "picture.jpg"
    jpeg(quarters(16, 8), thumbnail)
    quarters(400, 300).save(path, exif=b"Exif\0\0" + thumbnail.read_bytes())
    assert inspect_picture(path) is None
    path.write_bytes(path.read_bytes()[:-200])
    assert problem(path) == "The picture file is broken or incomplete."


def test_of_a_large_file_only_the_beginning_and_the_end_are_read(tmp_path: Path) -> None:
    """2,000 photographs of 20 MB were 40 GB at each start."""
    path = tmp_path / "large.jpg"
    jpeg(quarters(400, 300), path)
    whole = path.read_bytes()
    with path.open("r+b") as file:  # sparse: it takes no room
        file.truncate(150 << 20)
        file.seek(0, os.SEEK_END)
        file.write(whole[-2:])
    tracemalloc.start()
    assert inspect_picture(path) is None
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()
    assert bytes_read(path) < 1 << 20


def bytes_read(path: Path) -> int:
    """By another process while it inspects the file, as the kernel counts them."""
    script = """if True:
        import sys
        from pathlib import Path
        from kiosk.imaging.inspect import inspect_picture
        def read():
            return int(Path("/proc/self/io").read_text().split()[1])
        inspect_picture(Path(sys.argv[1]))
        before = read()
        inspect_picture(Path(sys.argv[1]))
        print(read() - before)
    """
    done = subprocess.run(
        [sys.executable, "-c", script, path], check=True, capture_output=True, text=True, timeout=60
    )
    return int(done.stdout)


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP, AVIF, HEIF])
def test_what_is_packed_and_yet_huge_is_refused(kind: Format, tmp_path: Path) -> None:
    names = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic"}
    path = write(names[kind.name], quarters(), tmp_path / "picture")
    os.truncate(path, kind.max_bytes + 1)
    assert problem(path) == "The picture file is larger than 200 MB."


def test_a_scan_may_be_larger(tmp_path: Path) -> None:
    path = write("tiff", quarters(), tmp_path / "scan.tif")
    os.truncate(path, 700 << 20)
    assert inspect_picture(path) is None
    os.truncate(path, 801 << 20)
    assert problem(path) == "The picture file is larger than 800 MB."


def test_without_the_extra_a_picture_of_a_telephone_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("heic", quarters(), tmp_path / "picture.heic")
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    _register_heif.cache_clear()
    found = inspect_picture(path)
    assert found == Problem(
        "Pictures of the kind HEIC need a part that is not installed here.",
        "Install museum-kiosk[heic], or save it as JPEG.",
    )
    assert isinstance(measure_picture(path), Problem)


def test_only_the_readers_that_are_needed_are_imported(tmp_path: Path) -> None:
    """Pillow would import all seventy of its own, and those of telephones take 40 ms."""
    script = """if True:
        import sys
        from pathlib import Path
        from kiosk.imaging.inspect import inspect_picture
        assert inspect_picture(Path(sys.argv[1])) is None
        print({"pillow_heif", "PIL.PcxImagePlugin", "PIL.AvifImagePlugin"} & sys.modules.keys())
    """
    path = write("tiff", quarters(), tmp_path / "scan.tif")
    done = subprocess.run(
        [sys.executable, "-c", script, path], check=True, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "set()\n"


def test_bombs_are_refused_by_their_header(tmp_path: Path) -> None:
    """A PNG of 109 kB unpacked to 3.5 GB on the UI thread."""
    bomb = tmp_path / "bomb.png"
    for width, height in ((30_000, 30_000), (11_000, 11_000), (MAX_SIDE_PIXELS + 1, 1)):
        bomb.write_bytes(png_bomb(width, height))
        assert problem(bomb).startswith("The picture has too many pixels")


def test_pixels_are_never_decoded(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", fail)
    for name in ("good.png", "good.jpg", "good.webp"):
        assert inspect_picture(media / name) is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("empty.png", "The picture file is empty."),
        ("text.png", "This is not a picture that the kiosk can read."),
        ("drawing.gif", "This is not a picture that the kiosk can read."),
        ("folder", "This is not a file."),
        ("nowhere.png", "There is no such picture file."),
        ("null\0.png", "There is no such picture file."),
    ],
)
def test_what_is_no_picture_is_said(media: Path, name: str, sentence: str) -> None:
    assert problem(media / name) == sentence


def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    """Opening a FIFO that nobody writes to never returns."""
    os.mkfifo(tmp_path / "pipe.png")
    assert problem(tmp_path / "pipe.png") == "This is not a file."


@given(st.data())
def test_damaged_files_never_raise(
    tmp_path_factory: pytest.TempPathFactory, media: Path, data: st.DataObject
) -> None:
    whole = bytearray(
        (media / data.draw(st.sampled_from(["good.png", "good.jpg", "good.webp"]))).read_bytes()
    )
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    damaged = tmp_path_factory.getbasetemp() / "damaged"
    damaged.write_bytes(whole)
    assert isinstance(inspect_picture(damaged), Problem | None)
