"""What happens to files while the kiosk runs must not happen to visitors."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conftest import Run
from tests.e2e.kiosk_process import Kiosk, Place
from tests.e2e.pictures import draw_disc
from tests.e2e.xserver import Display

LARGE = (3000, 2000)
COLOURS = {
    "a": (200, 40, 40),
    "b": (40, 160, 40),
    "c": (40, 60, 200),
    "d": (200, 160, 20),
    "e": (20, 160, 160),
}


@pytest.fixture
def gallery(place: Place) -> Path:
    """A slideshow of photographs that are worth a derivative; the folder of its pictures."""
    exhibit, media = place.content / "exhibits" / "small", place.content / "media" / "small"
    pictures = ""
    for name, colour in COLOURS.items():
        draw_disc(colour).resize(LARGE).save(media / f"{name}.jpg", quality=92)
        pictures += (
            f"\n{name}: {{file: small/{name}.jpg, kind: photograph, alt: A disc,"
            " credit: Nobody, rights: CC0-1.0}\n"
        )
    with (exhibit / "pictures.yaml").open("a") as file:
        file.write(pictures)
    (exhibit / "pages" / "gallery.yaml").write_text(
        f"kind: slideshow\nid: gallery\ntitle: Gallery\nautoplay: false\nslides: {[*COLOURS]}\n"
    )
    main = exhibit / "exhibit.yaml"
    main.write_text(main.read_text().replace("pages:", "pages:\n  - pages/gallery.yaml", 1))
    return media


def test_a_deleted_cache_and_a_truncated_file_leave_a_working_exhibit(
    run: Run, gallery: Path, place: Place, display: Display
) -> None:
    cache = place.state / "pictures"
    with run() as kiosk:
        kiosk.start()
        kiosk.wake()
        kiosk.until(lambda: _count(cache) >= len(COLOURS), "derivatives are made")
        whole = (gallery / "c.jpg").read_bytes()
        (gallery / "c.jpg").write_bytes(whole[: len(whole) // 2])  # before it is made ready to show
        (gallery / "d.jpg").unlink()
        kiosk.open("gallery")
        assert _colour(kiosk, display) == pytest.approx(COLOURS["a"], abs=12)

        shutil.rmtree(cache)
        _turn(kiosk, "b")
        assert _colour(kiosk, display) == pytest.approx(COLOURS["b"], abs=12)

        _turn(kiosk, "c")
        seen = _colour(kiosk, display)
        assert seen != pytest.approx(COLOURS["c"], abs=40)
        assert max(seen) > 12, "a quiet ground, and not black"
        assert _complaints(kiosk, "c.jpg") == 1

        _turn(kiosk, "d")
        _turn(kiosk, "e")
        assert _colour(kiosk, display) == pytest.approx(COLOURS["e"], abs=12)
        kiosk.tap("previous-item")
        kiosk.tap("previous-item")
        kiosk.tap("previous-item")
        kiosk.tap("previous-item")
        kiosk.wait_for("item-shown", page="gallery", item="a")
        assert _colour(kiosk, display) == pytest.approx(COLOURS["a"], abs=12)

        (gallery / "c.jpg").write_bytes(whole)
        kiosk.tap("start-again")
        kiosk.wait_for("state-changed", state="attract")
        kiosk.wake()
        kiosk.open("gallery")
        _turn(kiosk, "b")
        _turn(kiosk, "c")
        assert _colour(kiosk, display) == pytest.approx(COLOURS["c"], abs=12)
        assert _complaints(kiosk, "c.jpg") == 1
        assert not [event for event in kiosk.events if event["event"] == "page-failed"]


def _turn(kiosk: Kiosk, picture: str) -> None:
    kiosk.tap("next-item")
    kiosk.wait_for("item-shown", page="gallery", item=picture)


def _colour(kiosk: Kiosk, display: Display) -> tuple[int, int, int]:
    """The colour of the picture, beside the disc in its middle."""
    image: Image.Image = kiosk.picture(display)
    red, green, blue = image.convert("RGB").getpixel((40, 60))  # type: ignore[misc]
    return red, green, blue


def _complaints(kiosk: Kiosk, name: str) -> int:
    return sum(name in line for line in kiosk.log.read_text().splitlines())


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file()) if folder.exists() else 0
