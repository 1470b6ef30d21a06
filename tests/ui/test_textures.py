"""Pictures on the graphics card: budgets in bytes that are alive, and what cannot be shown."""

import gc
import logging
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from kivy.graphics.texture import Texture
from PIL import Image

from kiosk.core.geometry import Rect, Size
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.stage import upload
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.shot import Shot
from kiosk.wiring import rehearse
from tests.exhibit.write import HEAD, picture, write_exhibit
from tests.ui.conftest import Stage
from tests.ui.darkroom import Darkroom, Hall, painted
from tests.ui.hands import Colour, enter, pixel, screen
from tests.ui.wall import distance
from tests.video.waiting import until

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


# ------------------------------------------------------------------------- what may be next


@pytest.fixture
def leaves(tmp_path: Path) -> Exhibit:
    """A slideshow of thirty pictures, each of its own colour; every third is seen whole."""
    names = [f"p{number}" for number in range(30)]
    slides = ""
    for number, name in enumerate(names):
        painted(tmp_path / "media" / f"{name}.png", (1280, 900), [_leaf(number)])
        fit = "contain" if number % 3 == 2 else "cover"
        slides += (
            f"      - {{picture: {name}, fit: {fit}, text: {'Words. ' * (number % 5 * 40)}X}}\n"
        )
    pages = f"  - kind: slideshow\n    id: show\n    title: Show\n    slides:\n{slides}"
    pages += "  - {kind: story, id: other, title: Other, text: Words.}\n"
    return loaded(tmp_path, pages, "".join(picture(name, f"{name}.png") for name in names))


def _leaf(number: int) -> Colour:
    return (60 + 6 * number, 220 - 6 * number, 40)


def open_show(
    exhibit: Exhibit, size: tuple[int, int], *, still: bool
) -> tuple[Rehearsal, Darkroom]:
    """The slideshow, its pictures decoded only when the darkroom is told to."""
    rehearsal = rehearse(exhibit, size, still=still)
    darkroom = Darkroom()
    darkroom.take_over(rehearsal)
    rehearsal.touch(2, 2)
    rehearsal.open("show")
    return rehearsal, darkroom


@pytest.mark.parametrize("still", [True, False])
def test_the_next_picture_is_there_before_it_is_turned_to(leaves: Exhibit, *, still: bool) -> None:
    """As large as it will be shown, however it will be shown: nothing is decoded twice."""
    rehearsal, darkroom = open_show(leaves, (960, 540), still=still)
    for number in range(8):
        for _ in range(3):
            darkroom.develop()
            rehearsal.step(0.05)
        photo = screen(rehearsal)._photo
        assert photo.shot.path.stem == f"p{number}"
        assert rehearsal.textures.is_settled(photo.shot.path, photo.shot.wanted(photo.frame))
        names = [request.path.stem for request in darkroom.decoded]
        assert names == [f"p{one}" for one in range(number + 2)], "each once, and one ahead"
        rehearsal.next_item()
        assert rehearsal.textures.is_idle, "it is there without waiting"
        rehearsal.settle()
        seen = pixel(rehearsal.picture().image(), *photo.frame.centre)
        assert distance(seen, _leaf(number + 1)) <= 2


def test_upright_the_next_picture_is_there_too_though_texts_differ_in_length(
    leaves: Exhibit,
) -> None:
    """How much a text leaves of the screen is only known when it is set; it is nearly right."""
    rehearsal, darkroom = open_show(leaves, (540, 960), still=True)
    frames = set()
    for number in range(8):
        for _ in range(3):
            darkroom.develop()
            rehearsal.step(0.05)
        photo = screen(rehearsal)._photo
        frames.add(photo.frame)
        rehearsal.next_item()
        rehearsal.step(0.05)
        place = photo.shot.standing(Size(1280, 900), photo.frame, 0.0)
        assert photo._new.texture.width > 0.6 * place.width, "far from its stand-in"
        seen = pixel(rehearsal.picture().image(), *photo.frame.centre)
        assert distance(seen, _leaf(number + 1)) <= 2
    assert len(frames) > 1


def test_turning_back_finds_the_picture_before(leaves: Exhibit) -> None:
    rehearsal, darkroom = open_show(leaves, (960, 540), still=True)
    rehearsal.open("show", "p10")
    rehearsal.step(0.2, frames=6)
    names = darkroom.develop()
    assert names[-3:] == ["p10", "p11", "p9"], "what is seen, the next one, the one before"
    rehearsal.step(0.05)
    rehearsal.tap("previous-item")
    assert rehearsal.textures.is_idle


def test_who_turns_quickly_waits_for_the_last_picture_only(leaves: Exhibit) -> None:
    """What was turned past is forgotten, and the wishes stay few."""
    rehearsal, darkroom = open_show(leaves, (960, 540), still=False)
    darkroom.develop()
    rehearsal.settle()
    decoded = len(darkroom.decoded)
    for _ in range(20):
        rehearsal.next_item()
        rehearsal.step(0.1, frames=6)
        assert len(list(darkroom.pipeline._wishes)) <= 4
    assert rehearsal.conductor.position == ("p20", 20, 30)
    names = darkroom.develop()
    assert names[0] == "p20"
    assert set(names) >= {"p19", "p20", "p21"}
    assert len(darkroom.decoded) - decoded <= 4
    rehearsal.settle()
    rehearsal.settle()
    seen = pixel(rehearsal.picture().image(), *screen(rehearsal)._photo.frame.centre)
    assert distance(seen, _leaf(20)) <= 2


def test_who_turns_as_fast_as_frames_come_waits_for_the_last_picture_first(
    leaves: Exhibit,
) -> None:
    rehearsal, darkroom = open_show(leaves, (960, 540), still=False)
    for _ in range(20):
        rehearsal.next_item()
        rehearsal.step(1 / 60)
    assert darkroom.develop()[0] == "p20"


def test_where_a_visitor_has_gone_what_was_waited_for_is_forgotten(leaves: Exhibit) -> None:
    rehearsal, darkroom = open_show(leaves, (960, 540), still=True)
    rehearsal.open("show", "p5")
    rehearsal.step(0.05)
    rehearsal.open("other")
    rehearsal.step(0.2, frames=6)
    assert rehearsal.textures.is_idle
    assert "p5" not in darkroom.develop()


def test_turning_quickly_with_a_thread_that_decodes_ends_at_the_right_picture(
    leaves: Exhibit, tmp_path: Path
) -> None:
    rehearsal = rehearse(leaves, (960, 540), still=False, state_folder=tmp_path / "state")
    rehearsal.touch(2, 2)
    rehearsal.open("show")
    for _ in range(20):
        rehearsal.next_item()
        rehearsal.step(1 / 30)

    def is_there() -> bool:
        rehearsal.step(1 / 30)
        return rehearsal.textures.is_idle

    until(is_there)
    rehearsal.settle()
    seen = pixel(rehearsal.picture().image(), *screen(rehearsal)._photo.frame.centre)
    assert distance(seen, _leaf(20)) <= 3
    rehearsal.close()


# --------------------------------------------------------------------------- uploads, in slices


def test_a_large_picture_takes_several_ticks_and_is_never_seen_half(tmp_path: Path) -> None:
    red, blue = (200, 40, 20), (20, 60, 160)
    first = painted(tmp_path / "first.png", (1600, 1000), [red])
    second = painted(tmp_path / "second.png", (1600, 1000), [blue])
    hall = Hall(upload_seconds=0.0)
    photo = hall.photo(Rect(0, 0, 960, 540))
    hall.show(photo, first)
    hall.begin(photo, second)
    hall.darkroom.develop()
    ticks = 0
    while not hall.textures.is_settled(second, Shot(second).wanted(photo.frame)):
        colours = hall.image().getcolors(4)  # the first fades into the second one's stand-in
        assert colours is not None
        assert len(colours) == 1, "it is the same all over"
        hall.tick()
        ticks += 1
    assert ticks >= 3
    hall.settle()
    assert hall.image().getcolors(4) == [(960 * 540, blue)]


def test_a_picture_that_nobody_waits_for_any_more_hinders_no_other(tmp_path: Path) -> None:
    """Turned past while it was uploaded."""
    paths = [painted(tmp_path / f"{n}.png", (1600, 1000), [_leaf(n)]) for n in range(4)]
    hall = Hall(upload_seconds=0.0)
    photo = hall.photo(Rect(0, 0, 960, 540))
    for path in paths:
        hall.begin(photo, path)
        hall.darkroom.develop()
        hall.tick()
    for _ in range(40):
        hall.darkroom.develop()
        hall.tick()
    assert distance(pixel(hall.image(), 480, 270), _leaf(3)) <= 1
    assert hall.textures.is_idle


def test_what_is_expected_while_it_is_uploaded_is_counted_and_decoded_once(tmp_path: Path) -> None:
    """A wall drawn anew tells again what it expects; the account must not grow by that."""
    path = painted(tmp_path / "next.png", (1600, 1000), [_leaf(0)])
    hall = Hall(upload_seconds=0.0)
    wish = (path, Size(960, 540))
    hall.textures.expect([wish])
    for _ in range(12):
        hall.darkroom.develop()
        hall.textures.pump()
        hall.textures.expect([wish])
    assert len(hall.darkroom.decoded) == 1
    assert hall.textures.is_settled(*wish)
    assert hall.textures.held_bytes == _alive_bytes(hall)


def _alive_bytes(hall: Hall) -> int:
    held = hall.textures._textures.values()
    return sum(texture.width * texture.height * 4 for texture, _ in held)


# ----------------------------------------------------------------- what was let go, what is broken


def test_a_picture_let_go_while_it_is_on_the_wall_stays_there(tmp_path: Path) -> None:
    shown = painted(tmp_path / "shown.png", (960, 540), [(200, 40, 20)])
    others = [painted(tmp_path / f"{n}.png", (960, 540), [_leaf(n)]) for n in range(4)]
    hall = Hall(budget_bytes=2 * 960 * 540 * 4)
    photo, elsewhere = hall.photo(Rect(0, 0, 480, 540)), hall.photo(Rect(480, 0, 480, 540))
    hall.show(photo, shown)
    for other in others:
        hall.show(elsewhere, other)
    assert not hall.textures.is_settled(shown, Shot(shown).wanted(photo.frame)), "it was let go"
    assert pixel(hall.image(), 240, 270) == (200, 40, 20)
    photo.hang(Rect(0, 0, 480, 540), hall.look)  # drawn anew, as when somebody touches the glass
    hall.begin(photo, shown)
    assert pixel(hall.image(), 240, 270) == (200, 40, 20)
    hall.settle()
    drawn = hall.image()
    assert pixel(drawn, 240, 270) == (200, 40, 20)
    assert distance(pixel(drawn, 720, 270), _leaf(3)) <= 1
    assert hall.textures.held_bytes <= 2 * 960 * 540 * 4


def test_a_file_that_comes_back_is_shown_at_the_next_visit(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And whoever is told of problems is told when there is none any more."""
    path = tmp_path / "media" / "away.png"
    painted(path, (640, 400), [(200, 40, 20)])
    content = path.read_bytes()
    hall = Hall()
    told: list[str | None] = []
    hall.textures._note_problem = lambda _, problem: told.append(problem)
    photo = hall.photo(Rect(0, 0, 960, 540))
    path.unlink()
    with caplog.at_level(logging.WARNING, "kiosk"):
        hall.show(photo, path)
        hall.begin(photo, None)
        hall.show(photo, path)
    assert pixel(hall.image(), 100, 100) == hall.rgb("panel")
    assert told == ["no such file"]
    assert len(caplog.records) == 1
    path.write_bytes(content)
    hall.show(photo, None)
    hall.show(photo, path)
    assert pixel(hall.image(), 100, 100) == hall.rgb("panel"), "not yet: the visit is the same"
    hall.show(photo, None)
    hall.textures.forgive()
    hall.show(photo, path)
    assert pixel(hall.image(), 100, 100) == (200, 40, 20)
    assert told == ["no such file", None]


# ------------------------------------------------------------------------------------- memory


def test_leafing_through_sixty_large_pictures_holds_no_more_than_the_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted by the store, and in textures that are alive, whoever holds them."""
    paths = [
        painted(tmp_path / f"{number}.jpg", (2000, 1500), [(4 * number, 90, 90)])
        for number in range(60)
    ]
    alive = _watch_textures(monkeypatch)
    hall = Hall()
    budget_bytes = hall.textures._budget_bytes = 24 * 2**20
    photo = hall.photo(Rect(0, 0, 960, 540))
    shots = [Shot(path, source=Size(2000, 1500)) for path in paths]
    each_bytes = 960 * 720 * 4
    most_bytes = 0
    for number, shot in enumerate(shots):
        hall.begin(photo, shot)
        photo.expect(shots[near] for near in (number + 1, number - 1) if 0 <= near < len(shots))
        for _ in range(14):
            hall.darkroom.develop()
            hall.tick()
        most_bytes = max(most_bytes, alive())
        assert hall.textures.held_bytes == _alive_bytes(hall) <= budget_bytes
        assert distance(pixel(hall.image(), 480, 270), (4 * number, 90, 90)) <= 3
    assert len(hall.darkroom.decoded) == 60, "each once"
    stand_ins_bytes = 60 * 48 * 36 * 4
    assert budget_bytes / 2 < most_bytes <= budget_bytes + 2 * each_bytes + stand_ins_bytes


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

    monkeypatch.setattr(upload, "Texture", Watched)

    def alive() -> int:
        gc.collect()
        return sum(size_bytes for texture, size_bytes in made if texture() is not None)

    return alive
