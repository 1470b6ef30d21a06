"""Whatever a museum's scanner, camera or telephone wrote comes out upright, in sRGB and small."""

import struct
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kiosk.core.geometry import Size
from kiosk.imaging.pictures import Pictures
from kiosk.imaging.pixels import PictureError, Pixels
from kiosk.imaging.request import Request
from tests.imaging.files import (
    ADOBE_RGB,
    DISPLAY_P3,
    GREEN,
    QUARTERS,
    RED,
    SRGB,
    WRITERS,
    alike,
    at,
    corners,
    grey_profile,
    image_of,
    ink_profile,
    jpeg,
    matrix_profile,
    quarters,
    seen_as,
    tiff,
    write,
)

ANY = Size(10_000, 10_000)
TURNED_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def decode(path: Path, target: Size = ANY) -> Pixels:
    return Pictures().pixels(Request(path, target))


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("target", [ANY, Size(40, 20), Size(10, 5)])
def test_every_kind_of_file(kind: str, target: Size, tmp_path: Path) -> None:
    pixels = decode(write(kind, quarters(160, 80), tmp_path / "picture"), target)
    size = (160, 80) if target == ANY else (target.width, target.height)
    assert (pixels.width, pixels.height) == size
    assert alike(corners(pixels), QUARTERS, 10 if kind == "lossy webp" else 8)
    assert set(pixels.data[3::4]) == {255}


@pytest.mark.parametrize("ending", ["png", "tif"])
@pytest.mark.parametrize("mode", ["L", "1", "LA", "I;16", "I;16B", "I", "F"])
def test_grey(mode: str, ending: str, tmp_path: Path) -> None:
    """Scanners write 16 bits a pixel, which Pillow turns white when it converts them itself."""
    if ending == "png" and mode in ("F", "I;16B", "I"):
        pytest.skip("no such PNG")
    grey = Image.new("L", (40, 40), 0)
    grey.paste(255, (20, 0, 40, 40))
    if mode.startswith("I"):
        picture = grey.convert("I").point(lambda value: value * 257)
        picture = picture if mode == "I" else picture.convert(mode)
    elif mode == "F":
        picture = grey.convert("F").point(lambda value: value * (1 / 255))
    else:
        picture = grey.convert(mode)
    path = tmp_path / f"grey.{ending}"
    picture.save(path)
    black, white = (0, 0, 0), (255, 255, 255)
    assert corners(decode(path)) == [black, white, black, white]
    assert corners(decode(path, Size(10, 10))) == [black, white, black, white]


@pytest.mark.parametrize("mode", ["I;16", "I;16B"])
def test_sixteen_bits_keep_their_middle(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "grey.tif"
    Image.new(mode, (8, 8), 128 * 257).save(path)
    assert decode(path).data[:4] == bytes((128, 128, 128, 255))


@pytest.mark.parametrize(
    ("mode", "black", "middle", "white"),
    [("F", 0, 0.5, 1), ("F", 0, 127.6, 255), ("F", -5, 0, 5), ("I", 0, 500_000, 1_000_000)],
)
def test_whatever_a_microscope_calls_white_is_white(
    mode: str, black: float, middle: float, white: float, tmp_path: Path
) -> None:
    picture = Image.new(mode, (3, 1), black)
    picture.putpixel((1, 0), middle if mode == "F" else int(middle))
    picture.putpixel((2, 0), white)
    picture.save(tmp_path / "grey.tif")
    assert decode(tmp_path / "grey.tif").data[::4] == bytes((0, 128, 255)) or mode == "I"
    assert decode(tmp_path / "grey.tif").data[8] == 255


def test_values_that_are_no_numbers_are_a_picture_error(tmp_path: Path) -> None:
    Image.new("F", (4, 4), float("nan")).save(tmp_path / "grey.tif")
    with pytest.raises(PictureError, match="no numbers"):
        decode(tmp_path / "grey.tif")


@pytest.mark.parametrize(("photometric", "expected"), [(0, 255), (1, 0)])
def test_deep_scans_of_negatives_may_count_from_white(
    photometric: int, expected: int, tmp_path: Path
) -> None:
    """Pillow turns them about in 8 bits, and not in 16."""
    path = tmp_path / "scan.tif"
    tiff(path, 4, 4, struct.pack("<16H", *[0] * 16), bits=(16,), photometric=photometric)
    assert decode(path).data[0] == expected


def test_colours_of_a_laboratory(tmp_path: Path) -> None:
    laboratory = ImageCms.createProfile("LAB")
    picture = ImageCms.profileToProfile(
        quarters(), ImageCms.createProfile("sRGB"), laboratory, outputMode="LAB"
    )
    assert picture is not None
    picture.save(tmp_path / "lab.tif")
    assert alike(corners(decode(tmp_path / "lab.tif")), QUARTERS)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "avif", "heic"])
def test_it_stands_upright(orientation: int, ending: str, tmp_path: Path) -> None:
    """A camera held on its side stores a lying picture and a note; both must be obeyed."""
    back = TURNED_BACK[orientation]
    upright = quarters(160, 80)
    stored = upright if back is None else upright.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"turned.{ending}"
    if ending == "heic":
        heif = pytest.importorskip("pillow_heif")
        heif.from_pillow(stored).save(path, exif=exif.tobytes(), quality=95, chroma=444)
    else:
        stored.save(path, exif=exif, quality=95)
    pixels = decode(path, Size(40, 20))
    assert (pixels.width, pixels.height) == (40, 20)
    assert alike(corners(pixels), QUARTERS, 12)


def test_a_note_behind_the_pixels_of_a_png_is_obeyed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3
    path = tmp_path / "turned.png"
    quarters().transpose(Image.Transpose.ROTATE_180).save(path, exif=exif)
    whole = path.read_bytes()
    start, end = whole.index(b"eXIf") - 4, whole.index(b"IDAT") - 4
    last = whole.index(b"IEND") - 4
    path.write_bytes(whole[:start] + whole[end:last] + whole[start:end] + whole[last:])
    assert corners(decode(path)) == QUARTERS


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize(
    "exif", [b"", b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"]
)
def test_a_broken_note_is_not_obeyed(exif: bytes, tmp_path: Path) -> None:
    quarters().save(tmp_path / "picture.jpg", exif=exif, quality=95, subsampling=0)
    assert alike(corners(decode(tmp_path / "picture.jpg")), QUARTERS)


def test_transparency_is_kept(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (8, 8), (*RED, 255))
    picture.paste((*RED, 0), (0, 0, 8, 4))
    path = tmp_path / "clear.png"
    picture.save(path)
    pixels = decode(path)
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
    pixels = decode(path)
    assert (pixels.data[3], pixels.data[-1]) == (0, 255)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_clear_pixels_leave_no_dark_edge(mode: str, tmp_path: Path) -> None:
    """Mixing white with invisible black would put a grey rim around a cut-out picture."""
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (0, 0, 33, 64))
    path = tmp_path / "edge.png"
    picture.convert(mode).save(path)
    pixels = decode(path, Size(8, 8))
    visible = [
        pixels.data[at : at + 3] for at in range(0, len(pixels.data), 4) if pixels.data[at + 3]
    ]
    assert {min(colour) for colour in visible} <= {254, 255}
    assert 0 in pixels.data[3::4]


def lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@pytest.mark.parametrize("profile", [b"nonsense", b"", lab_profile(), grey_profile(1.8)])
def test_a_useless_profile_is_ignored(profile: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tagged.png"
    quarters().save(path, icc_profile=profile)
    assert corners(decode(path)) == QUARTERS


def test_an_srgb_profile_changes_nothing(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    path = tmp_path / "tagged.png"
    quarters().save(path, icc_profile=profile)
    assert corners(decode(path)) == QUARTERS


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "rgba png", "palette png", "avif"])
@pytest.mark.parametrize(("primaries", "gamma"), [(ADOBE_RGB, 2.2), (DISPLAY_P3, 2.2), (SRGB, 1.0)])
def test_colours_of_another_profile_are_converted(
    kind: str, primaries: tuple[tuple[float, float], ...], gamma: float, tmp_path: Path
) -> None:
    """As they are, the colours of telephones look dull and those of Adobe RGB grey."""
    colours = [(180, 90, 60), (100, 160, 100), (60, 80, 140), (200, 200, 200)]
    picture = quarters()
    for colour, corner in zip(colours, ((0, 0), (40, 0), (0, 20), (40, 20)), strict=True):
        picture.paste(colour, (*corner, corner[0] + 40, corner[1] + 20))
    profile = matrix_profile(primaries, gamma)
    path = tmp_path / "tagged"
    if kind == "palette png":
        picture.quantize(8).save(path, "PNG", icc_profile=profile)
    else:
        form, mode = {"rgba png": ("PNG", "RGBA")}.get(kind, (kind.upper(), "RGB"))
        picture.convert(mode).save(path, form, icc_profile=profile, quality=98, lossless=True)
    wanted = [seen_as(colour, primaries, gamma) for colour in colours]
    tolerance = 8 if kind in ("jpeg", "avif") else 3
    assert alike(corners(decode(path)), wanted, tolerance)
    assert not alike(wanted, colours, tolerance)
    assert alike(corners(decode(path, Size(20, 10))), wanted, tolerance)


@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
def test_a_profile_of_grey_is_obeyed(mode: str, tmp_path: Path) -> None:
    value = 128 * 257 if mode == "I;16" else 128
    picture = Image.new("L" if mode == "LA" else mode, (8, 8), value)
    picture = picture.convert("LA") if mode == "LA" else picture
    path = tmp_path / "grey.png"
    picture.save(path, icc_profile=grey_profile(1.0))
    assert abs(decode(path).data[0] - 188) <= 1


@pytest.mark.parametrize("ending", ["jpg", "tif"])
def test_a_profile_of_ink_is_obeyed(ending: str, tmp_path: Path) -> None:
    """On this press, what is called cyan prints orange."""
    black, cyan, paper = (5, 0, 0), (60, 40, 50), (95, 0, 0)
    profile = ink_profile(lambda c, _m, _y, k: black if k else cyan if c else paper)
    ink = Image.new("CMYK", (8, 8), (0, 0, 0, 0))
    ink.paste((255, 0, 0, 0), (0, 4, 8, 8))
    path = tmp_path / f"ink.{ending}"
    ink.save(path, icc_profile=profile, quality=100)
    image = image_of(decode(path))
    assert min(at(image, 4, 1)) > 240
    red, green, blue, _ = at(image, 4, 6)
    assert red > 200 > green > blue < 100


def test_a_jpeg_is_decoded_no_larger_than_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan of 100 megapixels takes 1.5 s at full size, 0.3 s when decoded for the screen."""
    path = tmp_path / "large.jpg"
    jpeg(quarters(1600, 800), path)
    decoded: list[tuple[int, int]] = []
    load = Image.Image.load

    def noting(picture: Image.Image) -> object:
        decoded.append(picture.size)
        return load(picture)

    monkeypatch.setattr(Image.Image, "load", noting)
    pixels = decode(path, Size(180, 90))
    assert max(decoded) == (200, 100)
    assert (pixels.width, pixels.height) == (180, 90)
    assert alike(corners(pixels), QUARTERS)


def test_green_stays_where_it_was_in_a_very_flat_picture(tmp_path: Path) -> None:
    Image.new("RGB", (9_000, 3), GREEN).save(tmp_path / "flat.png")
    pixels = decode(tmp_path / "flat.png", Size(900, 1))
    assert (pixels.width, pixels.height) == (3_000, 1)
    assert pixels.data[:3] == bytes(GREEN)
