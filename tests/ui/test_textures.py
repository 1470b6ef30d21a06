"""Pictures on the graphics card: budgets in bytes that are alive, and what cannot be shown."""

import gc
import logging
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from kivy.graphics.texture import Texture
from PIL import Image

from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.stage import textures
from tests.exhibit.write import HEAD, picture, write_exhibit
from tests.ui.conftest import Stage
from tests.ui.hands import Colour, enter, pixel

COUNT = 16
SIDE_PX = 512
PICTURE_BYTES = SIDE_PX * SIDE_PX * 4


@pytest.fixture
def many_pictures(tmp_path: Path) -> Exhibit:
    """A slideshow of many pictures, and as many pages that each have one."""
    media = tmp_path / "media"
    media.mkdir()
    names = [f"p{number}" for number in range(COUNT)]
    for number, name in enumerate(names):
        Image.new("RGB", (SIDE_PX, SIDE_PX), (20 + number * 10, 90, 90)).save(media / f"{name}.png")
    pages = f"  - {{kind: slideshow, id: show, title: Show, slides: [{', '.join(names)}]}}\n"
    for name in names:
        pages += f"  - {{kind: story, id: s-{name}, title: {name}, text: Yes., picture: {name}}}\n"
    return loaded(tmp_path, pages, "".join(picture(name, f"{name}.png") for name in names))


def test_what_the_card_holds_stays_within_the_budget_and_what_is_shown(
    stage: Stage, many_pictures: Exhibit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted in textures still alive: widgets that hold on to one defeat the store's account."""
    alive = _watch_textures(monkeypatch)
    rehearsal = stage((1920, 1080), exhibit=many_pictures, still=False)
    rehearsal.textures._budget_bytes = budget_bytes = 4 * PICTURE_BYTES
    enter(rehearsal, "show")
    most_bytes = 0
    for _ in range(COUNT - 1):
        rehearsal.tap("next-item")
        rehearsal.settle()
        most_bytes = max(most_bytes, alive())
    for page in many_pictures.pages[1:]:
        rehearsal.open(page.id)
        rehearsal.settle()
        most_bytes = max(most_bytes, alive())
    each_screen = 2 * PICTURE_BYTES  # what is shown and what it faded from
    assert most_bytes <= budget_bytes + 2 * each_screen
    assert rehearsal.textures.held_bytes <= budget_bytes


def test_the_contents_show_every_picture_even_if_the_budget_holds_few(
    stage: Stage, many_pictures: Exhibit
) -> None:
    rehearsal = stage((1920, 1080), exhibit=many_pictures)
    rehearsal.textures._budget_bytes = 4 * PICTURE_BYTES
    enter(rehearsal)
    for _ in range(3):
        rehearsal.settle()
    drawn = rehearsal.picture().image()
    for name in rehearsal.controls:
        if name.startswith("card-"):
            rect = rehearsal.control(name)
            colour = pixel(drawn, rect.centre[0], rect.top - rect.height / 5)
            assert colour[1] > 50, f"{name} has no picture: {colour}"


def test_a_card_crops_its_picture_and_never_warps_it(stage: Stage, tmp_path: Path) -> None:
    """Kivy's rounded rectangle shows all of a picture at its rim, and the crop in its middle."""
    media = tmp_path / "media"
    media.mkdir()
    tall = Image.new("RGB", (400, 1200), (40, 60, 140))
    tall.paste((200, 60, 40), (0, 0, 400, 560))
    tall.save(media / "halves.png")
    pages = "  - {kind: story, id: one, title: One, text: Words., picture: halves}\n"
    rehearsal = enter(stage(exhibit=loaded(tmp_path, pages, picture("halves", "halves.png"))))
    card = rehearsal.control("card-one")
    drawn = rehearsal.picture().image()
    edges = []
    for share in (0.1, 0.3, 0.5, 0.9):
        x, y = card.x + card.width * share, card.top - 3
        while _is_reddish(pixel(drawn, x, y)):
            y -= 1
        edges.append(y)
    seen_height = 400 * card.height / card.width
    expected = card.top - (560 - (600 - seen_height / 2)) / seen_height * card.height
    assert edges == pytest.approx([expected] * len(edges), abs=3), "a straight edge, in its place"


def test_words_on_cards_stand_on_dark(stage: Stage, tmp_path: Path) -> None:
    """The shade under a card's title is darkest at the lower edge, all along it."""
    media = tmp_path / "media"
    media.mkdir()
    Image.new("RGB", (320, 200), (255, 255, 255)).save(media / "white.png")
    pages = "  - {kind: story, id: one, title: One, text: Words., picture: white}\n"
    rehearsal = enter(stage(exhibit=loaded(tmp_path, pages, picture("white", "white.png"))))
    card = rehearsal.control("card-one")
    drawn = rehearsal.picture().image()
    for share in (0.03, 0.2, 0.5, 0.8, 0.97):
        low, title, high = (
            max(pixel(drawn, card.x + card.width * share, card.y + card.height * up))
            for up in (0.06, 0.14, 0.95)
        )
        assert low < 60, f"bright at {share} of the lower edge"
        assert title < 110, f"bright at {share} where the title stands"
        assert high > 180, f"the picture is not to be seen at {share}"


def test_a_picture_that_cannot_be_decoded_leaves_a_sign_in_its_place_and_is_told_once(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    media = tmp_path / "media"
    media.mkdir()
    Image.new("RGB", (64, 64), (200, 90, 90)).save(media / "spoilt.png")
    pages = "  - {kind: story, id: one, title: One, text: Words., picture: spoilt}\n"
    pages += "  - {kind: slideshow, id: two, title: Two, slides: [spoilt]}\n"
    exhibit = loaded(tmp_path, pages, picture("spoilt", "spoilt.png"))
    (media / "spoilt.png").write_bytes(b"spoilt after the exhibit was checked")
    with caplog.at_level(logging.WARNING, "kiosk"):
        rehearsal = enter(stage((960, 540), exhibit=exhibit))
        for page in ("one", "two", "one", "contents"):
            rehearsal.tap("contents")
            if page != "contents":
                rehearsal.open(page)
            rehearsal.settle()
            assert rehearsal.conductor.page_id == page
    assert len(caplog.records) == 1
    assert "spoilt.png" in caplog.text


def _is_reddish(colour: Colour) -> bool:
    return colour[0] > colour[2]


def loaded(root: Path, pages: str, pictures: str) -> Exhibit:
    files: dict[str, str | bytes] = {
        "exhibit.yaml": f"{HEAD}pages:\n{pages}",
        "pictures.yaml": pictures,
    }
    loaded = load_exhibit(write_exhibit(root, files), root / "media")
    assert not loaded.has_errors, loaded.diagnostics
    assert loaded.exhibit is not None
    return loaded.exhibit


def _watch_textures(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """From now on counts the bytes of the pictures' textures that are alive."""
    made: list[tuple[weakref.ref[object], int]] = []
    create = Texture.create

    class Watched:
        @staticmethod
        def create(**options: object) -> object:
            texture = create(**options)
            width, height = texture.size
            made.append((weakref.ref(texture), width * height * 4))
            return texture

    monkeypatch.setattr(textures, "Texture", Watched)

    def alive() -> int:
        gc.collect()
        return sum(size_bytes for texture, size_bytes in made if texture() is not None)

    return alive
