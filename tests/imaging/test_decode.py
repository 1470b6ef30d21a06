"""Whatever a museum's scanner or camera wrote comes out upright, in sRGB and small enough."""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kiosk.core.geometry import Size
from kiosk.imaging.decode import MAX_SIDE_PX, PictureError, Pixels, decode, fitted_size

Colour = tuple[int, ...]

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 40), (40, 60, 200), (250, 250, 250)
ANY = Size(10_000, 10_000)


def quarters(width: int = 80, height: int = 40) -> Image.Image:
    """Red and green above, blue and white below."""
    picture = Image.new("RGB", (width, height))
    half = (width // 2, height // 2)
    for colour, corner in (
        (RED, (0, 0)),
        (GREEN, (half[0], 0)),
        (BLUE, (0, half[1])),
        (WHITE, half),
    ):
        picture.paste(colour, (*corner, corner[0] + half[0], corner[1] + half[1]))
    return picture


def corners(pixels: Pixels) -> list[Colour]:
    """The colours in the middle of the four quarters, row by row, without alpha."""
    assert len(pixels.data) == pixels.width * pixels.height * 4
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.data)
    return [
        at(image, pixels.width * x // 4, pixels.height * y // 4)[:3] for y in (1, 3) for x in (1, 3)
    ]


def at(image: Image.Image, x: int, y: int) -> Colour:
    colour = image.getpixel((x, y))
    assert isinstance(colour, tuple)
    return tuple(int(value) for value in colour)


def alike(found: list[Colour], wanted: list[Colour], tolerance: int = 8) -> bool:
    return all(
        abs(a - b) <= tolerance
        for first, second in zip(found, wanted, strict=True)
        for a, b in zip(first, second, strict=True)
    )


def jpeg(picture: Image.Image, path: Path) -> None:
    picture.save(path, "JPEG", quality=95, subsampling=0)


WRITERS: dict[str, Callable[[Image.Image, Path], None]] = {
    "jpeg": jpeg,
    "progressive jpeg": lambda p, path: p.save(path, "JPEG", quality=95, progressive=True),
    "cmyk jpeg": lambda p, path: jpeg(p.convert("CMYK"), path),
    "png": lambda p, path: p.save(path, "PNG"),
    "palette png": lambda p, path: p.quantize(8).save(path, "PNG"),
    "rgba png": lambda p, path: p.convert("RGBA").save(path, "PNG"),
    "webp": lambda p, path: p.save(path, "WEBP", lossless=True),
}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "picture"
    WRITERS[kind](quarters(), path)
    pixels = decode(path, ANY)
    assert (pixels.width, pixels.height) == (80, 40)
    assert alike(corners(pixels), [RED, GREEN, BLUE, WHITE])
    assert set(pixels.data[3::4]) == {255}


@pytest.mark.parametrize("mode", ["L", "1", "LA", "I;16"])
def test_grey(mode: str, tmp_path: Path) -> None:
    """Scanners write 16 bits a pixel, which Pillow turns white when it converts them itself."""
    grey = Image.new("L", (40, 40), 0)
    grey.paste(255, (20, 0, 40, 40))
    if mode == "I;16":
        picture = grey.convert("I").point(lambda value: value * 257).convert("I;16")
    else:
        picture = grey.convert(mode)
    path = tmp_path / "grey.png"
    picture.save(path)
    black, white = (0, 0, 0), (255, 255, 255)
    assert corners(decode(path, ANY)) == [black, white, black, white]


def test_sixteen_bits_keep_their_middle(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    Image.new("I;16", (8, 8), 128 * 257).save(path)
    assert decode(path, ANY).data[:4] == bytes((128, 128, 128, 255))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_upright(orientation: int, tmp_path: Path) -> None:
    """A camera held on its side stores a lying picture and a note; both must be obeyed."""
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    upright = quarters(160, 80)
    stored = upright if back is None else upright.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "turned.jpg"
    stored.save(path, exif=exif, quality=95, subsampling=0)
    pixels = decode(path, Size(40, 20))
    assert (pixels.width, pixels.height) == (40, 20)
    assert alike(corners(pixels), [RED, GREEN, BLUE, WHITE])


def test_transparency_is_kept(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (8, 8), (*RED, 255))
    picture.paste((*RED, 0), (0, 0, 8, 4))
    path = tmp_path / "clear.png"
    picture.save(path)
    pixels = decode(path, ANY)
    assert pixels.data[3] == 0
    assert pixels.data[-4:] == bytes((*RED, 255))


@pytest.mark.parametrize("mode", ["P", "RGB", "L"])
def test_a_transparent_colour_is_transparent(mode: str, tmp_path: Path) -> None:
    picture = Image.new(mode, (8, 8), 0)
    picture.paste(Image.new(mode, (8, 4), 1 if mode != "RGB" else RED), (0, 4))
    if mode == "P":
        picture.putpalette([0, 0, 0, *RED])
    path = tmp_path / "clear.png"
    picture.save(path, transparency=(0, 0, 0) if mode == "RGB" else 0)
    pixels = decode(path, ANY)
    assert (pixels.data[3], pixels.data[-1]) == (0, 255)


def test_clear_pixels_leave_no_dark_edge(tmp_path: Path) -> None:
    """Mixing white with invisible black would put a grey rim around a cut-out picture."""
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (0, 0, 33, 64))
    path = tmp_path / "edge.png"
    picture.save(path)
    pixels = decode(path, Size(8, 8))
    visible = [
        pixels.data[at : at + 3] for at in range(0, len(pixels.data), 4) if pixels.data[at + 3]
    ]
    assert {min(colour) for colour in visible} <= {254, 255}


def lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def test_an_srgb_profile_changes_nothing(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tmp_path / "tagged.png"
    quarters().save(path, icc_profile=profile)
    assert corners(decode(path, ANY)) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_of_another_profile_are_converted(
    mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile here says that red is blue and blue is red."""
    swapped = swap_red_and_blue(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    monkeypatch.setattr(ImageCms, "getProfileDescription", lambda _profile: "Swapped")
    path = tmp_path / "tagged.png"
    quarters().convert(mode).save(path, icc_profile=swapped)
    red, _, blue, _ = corners(decode(path, ANY))
    assert red[2] > 150 > red[0]
    assert blue[0] > 150 > blue[2]


def swap_red_and_blue(profile: bytes) -> bytes:
    """The profile with the primaries of red and blue exchanged in its tag table."""
    table = bytearray(profile)
    count = int.from_bytes(table[128:132], "big")
    for at in range(132, 132 + 12 * count, 12):
        name = bytes(table[at : at + 4])
        if name in (b"rXYZ", b"bXYZ"):
            table[at : at + 1] = b"b" if name[0] == ord("r") else b"r"
    return bytes(table)


@pytest.mark.parametrize("profile", [b"nonsense", b"", lab_profile()])
def test_a_useless_profile_is_ignored(profile: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tagged.png"
    quarters().save(path, icc_profile=profile)
    assert corners(decode(path, ANY)) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ((4000, 3000), (1920, 1080), (1920, 1440)),
        ((3000, 4000), (1920, 1080), (1920, 2560)),
        ((800, 600), (1920, 1080), (800, 600)),
        ((20000, 2000), (1920, 1080), (MAX_SIDE_PX, 410)),
        ((9000, 9000), (8000, 8000), (MAX_SIDE_PX, MAX_SIDE_PX)),
        ((30000, 2), (300, 1), (MAX_SIDE_PX, 1)),
        ((100, 100), (0, 0), (1, 1)),
    ],
)
def test_sizes(source: tuple[int, int], target: tuple[int, int], expected: tuple[int, int]) -> None:
    assert fitted_size(Size(*source), Size(*target)) == expected


def test_a_jpeg_is_decoded_no_larger_than_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan of 100 megapixels takes 1.5 s at full size, 0.3 s when decoded for the screen."""
    path = tmp_path / "large.jpg"
    jpeg(quarters(1600, 800), path)
    decoded: list[tuple[int, int]] = []
    resize = Image.Image.resize

    def noting(picture: Image.Image, *args: object, **kwargs: object) -> Image.Image:
        decoded.append(picture.size)
        return resize(picture, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Image.Image, "resize", noting)
    pixels = decode(path, Size(180, 90))
    assert decoded[0] == (200, 100)
    assert (pixels.width, pixels.height) == (180, 90)
    assert alike(corners(pixels), [RED, GREEN, BLUE, WHITE])


def broken_files(folder: Path) -> dict[str, Path]:
    whole = folder / "whole.jpg"
    jpeg(quarters(400, 400), whole)
    png = folder / "whole.png"
    quarters(400, 400).save(png)
    contents = {
        "empty": b"",
        "text": b"not a picture",
        "truncated jpeg": whole.read_bytes()[:-2000],
        "headless jpeg": whole.read_bytes()[:100],
        "truncated png": png.read_bytes()[:-400],
        "bitten png": png.read_bytes()[:60] + bytes(40) + png.read_bytes()[100:],
        "gif": b"GIF89a" + bytes(20),
    }
    paths = {"missing": folder / "missing.jpg", "folder": folder}
    for name, content in contents.items():
        paths[name] = folder / f"broken {name}"
        paths[name].write_bytes(content)
    return paths


def test_what_cannot_be_shown_is_a_picture_error(tmp_path: Path) -> None:
    for name, path in broken_files(tmp_path).items():
        with pytest.raises(PictureError) as caught:
            decode(path, Size(100, 100))
        assert caught.value.path == path, name
        assert caught.value.reason, name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that are files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.jpg"
    os.mkfifo(path)
    with pytest.raises(PictureError, match="no such file"):
        decode(path, Size(100, 100))


def test_a_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    """A PNG of 109 kB can unpack to 3.5 GB."""
    path = tmp_path / "bomb.png"
    header = b"IHDR" + (12_000).to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(header) + chunk(b"IDAT") + chunk(b"IEND"))
    with pytest.raises(PictureError, match=r"12000 x 12000|144000000"):
        decode(path, Size(100, 100))


def chunk(body: bytes) -> bytes:
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
