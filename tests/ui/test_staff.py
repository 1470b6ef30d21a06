"""The staff menu in the window: nothing is cut, every button does what it says."""

from itertools import product
from pathlib import Path

import pytest

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Drag, Swipe
from kiosk.ops.health import HealthReport, Trouble
from kiosk.staff import wishes
from kiosk.staff.facts import ExhibitFact
from kiosk.staff.views import PATTERNS, TouchTestView
from tests.ui.audit import LineRecorder, audit
from tests.ui.hands import colours, pixel
from tests.ui.staffed import PIN, Staffed

LANDSCAPE, PORTRAIT, SMALL, LARGE = (1920, 1080), (1080, 1920), (1366, 768), (3840, 2160)
SIZES = (LANDSCAPE, PORTRAIT, SMALL, LARGE)
SMALL_GLASS = 1920 / 344  # pixels to a millimetre of a 15.6" screen: buttons grow to 20 mm
SECTIONS = ("health", "exhibits", "levels", "closing", "restart", "leave", "patterns", "touch")
CROSSES = ((0.08, 0.92), (0.92, 0.92), (0.5, 0.5), (0.08, 0.08), (0.92, 0.08))
ANSWER = "The stick holds older content than is shown; nothing was changed."


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> LineRecorder:
    return LineRecorder(monkeypatch)


def wrong(staff: Staffed, where: str, lines: LineRecorder) -> list[str]:
    """What is wrong with every leaf of the screen that is shown."""
    found, leaves = [], 0
    while True:
        found += [f"{where}: {fault}" for fault in (*audit(staff), *lines.broken_words())]
        leaves += 1
        if "more" not in staff.controls or leaves > 5:
            return found
        staff.tap("more")
        if "health" in staff.controls:
            return found


def hidden_crosses(staff: Staffed) -> list[str]:
    """Crosses under the words, or so near a button that a panel that is off would press it."""
    part = staff.alone.screen._touch_test
    covers = [(part._card.pos, part._card.size, 0.0)]
    covers += [(t.pos, t.size, staff.alone.look.px(120)) for t in staff.alone.targets()]
    arm = staff.alone.look.px(44)
    return [
        f"the cross at {cross.x}, {cross.y} is too near {pos}"
        for cross in touch_view(staff).crosses
        for pos, size, free in covers
        if Rect(*pos, *size).inset(-arm - free).contains(cross.x, cross.y)
    ]


def walk(staff: Staffed, lines: LineRecorder) -> list[str]:
    """Every screen of pad and menu, and what is wrong with each."""
    staff.menu.knock(staff.clock.now())
    staff.step(0)
    found = wrong(staff, "pad", lines)
    for _ in range(3):
        for digit in "200514":
            staff.tap(f"digit-{digit}")
        staff.tap("enter")
        staff.step(0.1)
        found += wrong(staff, "pad, wrong", lines)
    staff.tap("close")
    staff.step(60)
    staff.answer = ANSWER
    staff.enter()
    for section in SECTIONS:
        staff.open(section)
        found += wrong(staff, section, lines)
        if section == "patterns":
            for number in range(len(PATTERNS) - 1):
                staff.tap("next-pattern")
                found += wrong(staff, f"pattern {number + 2}", lines)
        if section == "touch":
            found += hidden_crosses(staff)
            for x, y in CROSSES:
                staff.touch(x * staff.size[0] - 60, y * staff.size[1] - 60)
            found += wrong(staff, "touch, verdict", lines)
            staff.tap("paint")
            found += wrong(staff, "touch, painting", lines)
        staff.tap("back")
    staff.open("export")
    return found + wrong(staff, "home, with an answer", lines)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_covered_or_out_of_reach(
    size: tuple[int, int], language: str, tmp_path: Path, lines: LineRecorder
) -> None:
    assert walk(Staffed(tmp_path, size, language), lines) == []


@pytest.mark.parametrize("language", ["fr", "de", "es"])
@pytest.mark.parametrize("size", [PORTRAIT, SMALL], ids=str)
def test_the_longer_languages_fit_too(
    size: tuple[int, int], language: str, tmp_path: Path, lines: LineRecorder
) -> None:
    assert walk(Staffed(tmp_path, size, language), lines) == []


@pytest.mark.parametrize(
    "size", [LANDSCAPE, PORTRAIT, (1280, 720), (2560, 1080), (1024, 768)], ids=str
)
def test_larger_buttons_and_other_shapes_fit(
    size: tuple[int, int], tmp_path: Path, lines: LineRecorder
) -> None:
    staff = Staffed(tmp_path, size, "de", px_per_mm=SMALL_GLASS * size[0] / 1920)
    assert walk(staff, lines) == []


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_many_exhibits_and_troubles_stand_on_further_leaves(
    size: tuple[int, int], tmp_path: Path, lines: LineRecorder
) -> None:
    staff = Staffed(tmp_path, size, "vi")
    exhibits = (ExhibitFact(f"e{n}", f"Trưng bày số {n}", chosen=True) for n in range(40))
    troubles = (Trouble(f"films/{n}.mp4", "Damaged", "") for n in range(90))
    staff.change = {
        "exhibits": tuple(exhibits),
        "health": HealthReport("", tuple(troubles)),
    }
    staff.enter()
    for section in ("exhibits", "health"):
        staff.open(section)
        assert "more" in staff.controls
        assert wrong(staff, section, lines) == []
        staff.tap("back")
    staff.open("exhibits")
    before = set(staff.controls)
    staff.tap("more")
    assert set(staff.controls) != before
    staff.alone.screen.gesture(Swipe(500, 500, -1))
    assert set(staff.controls) == before


def test_targets_stand_in_reading_order_and_close_is_always_there(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE)
    staff.menu.knock(staff.clock.now())
    staff.step(0)
    keys = [name for name in staff.controls if name.startswith("digit-")]
    assert keys == [f"digit-{digit}" for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)]
    assert staff.controls[-1] == "close"
    staff.enter()
    for section in SECTIONS:
        staff.open(section)
        assert staff.controls[-1] == "close"
        rows = [(-target.rect.top, target.x) for target in staff.alone.targets()]
        assert rows == sorted(rows), section
        staff.tap("back")
    assert len(staff.controls) == 12


def test_the_whole_menu_can_be_pressed(tmp_path: Path) -> None:
    """Each button once, by hand, and what becomes of it."""
    staff = Staffed(tmp_path, LANDSCAPE).enter()
    staff.change = {"brightness": 0.6}
    staff.open("levels")
    for name in ("volume-less", "volume-more", "volume-usual", "brightness-less",
                 "brightness-more", "brightness-usual"):  # fmt: skip
        staff.tap(name)
    assert staff.wishes == [
        wishes.SetVolume(0.4), wishes.SetVolume(0.6), wishes.SetVolume(None),
        wishes.SetBrightness(0.5), wishes.SetBrightness(0.7), wishes.SetBrightness(None),
    ]  # fmt: skip
    staff.wishes.clear()
    staff.tap("back")
    staff.open("exhibits")
    staff.tap("exhibit-exhibit-2")
    staff.tap("exhibit-exhibit-0")
    staff.tap("show-marked")
    staff.open("export")
    staff.open("closing")
    staff.tap("confirm")
    staff.change = {"closed_by_staff": True}
    staff.step(1.1)
    staff.open("open-again")
    staff.open("screenshot")
    assert staff.menu.view(staff.clock.now()) is None
    staff.step(11)
    for name in ("restart", "leave"):
        staff.enter()
        staff.open(name)
        staff.tap("back")
        staff.open(name)
        staff.tap("confirm")
        assert not staff.menu.is_open
    assert staff.wishes == [
        wishes.ShowExhibits(("exhibit-1", "exhibit-2", "exhibit-3")), wishes.Export(),
        wishes.CloseForToday(), wishes.OpenAgain(), wishes.TakeScreenshot(), wishes.Restart(),
        wishes.Leave(),
    ]  # fmt: skip


def test_what_cannot_be_done_now_cannot_be_pressed(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE)
    staff.change = {"can_export": False, "can_restart": False, "can_dim": False, "is_open": False}
    staff.enter()
    assert not {"export", "restart", "closing"} & set(staff.controls)
    staff.open("levels")
    assert "brightness-less" not in staff.controls
    assert "volume-less" in staff.controls


def test_the_pad_shows_how_many_digits_there_are_and_never_which(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE)
    staff.menu.knock(staff.clock.now())
    staff.step(0)
    pictures = []
    for pin in ("739214", "205681"):
        for digit in pin:
            staff.tap(f"digit-{digit}")
        pictures.append(staff.picture().image().tobytes())
        for _ in pin:
            staff.tap("erase")
    assert pictures[0] == pictures[1]
    assert "enter" not in staff.controls


def test_staff_read_the_menu_in_their_language(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE, "vi").enter()
    staff.tap("language")
    assert staff.menu.view(staff.clock.now()).title == Words("en").say("staff_title")  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_test_pictures_are_exact_to_the_pixel(size: tuple[int, int], tmp_path: Path) -> None:
    staff = Staffed(tmp_path, size).enter()
    staff.open("patterns")
    width, height = size
    corners = list(product((0, width - 1), (0, height - 1)))
    plain = {"black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0),
             "green": (0, 255, 0), "blue": (0, 0, 255)}  # fmt: skip
    for pattern in PATTERNS:
        image = staff.picture().image()
        if pattern in plain:
            assert all(pixel(image, x, y) == plain[pattern] for x, y in corners), pattern
            assert colours(image)[plain[pattern]] > 0.8 * width * height
        if pattern == "ramp":
            greys = [pixel(image, (n + 0.5) / 16 * width, height * 0.9)[0] for n in range(16)]
            assert greys == [round(255 * n / 15) for n in range(16)]
        if pattern == "geometry":
            white, rim = (255, 255, 255), []
            rim += [(x, y) for x in range(width) for y in (0, height - 1)]
            rim += [(x, y) for y in range(height) for x in (0, width - 1)]
            assert all(pixel(image, x, y) == white for x, y in rim)
            inner = [pixel(image, 1, y) for y in range(1, height // 4)]
            assert inner.count(white) < 8  # the line is one pixel wide
        staff.touch(width / 2, height * 0.7)
    assert staff.menu.view(staff.clock.now()).section == "home"  # type: ignore[union-attr]


def test_each_place_of_the_glass_is_free_of_buttons_in_some_test_picture(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE).enter()
    staff.open("patterns")
    first = staff.alone.targets()
    boxes = [target.rect for target in first]
    staff.tap("next-pattern")
    assert not any(box.overlaps(t.rect) for box in boxes for t in staff.alone.targets())


def touch_view(staff: Staffed) -> TouchTestView:
    view = staff.menu.view(staff.clock.now())
    assert view is not None
    assert isinstance(view.body, TouchTestView)
    return view.body


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
def test_touching_every_cross_gives_a_verdict_and_no_cross_is_under_a_button(
    size: tuple[int, int], tmp_path: Path
) -> None:
    staff = Staffed(tmp_path, size).enter()
    staff.open("touch")
    for number, cross in enumerate(touch_view(staff).crosses):
        assert touch_view(staff).current == number
        staff.touch(cross.x, cross.y)
    assert touch_view(staff).heading == Words("en").say("staff_touch_fine")


def test_fingers_leave_trails_that_stay_within_a_budget(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE).enter()
    staff.open("touch")
    for x, y in CROSSES:
        staff.touch(x * 1920, y * 1080)
    staff.tap("paint")
    staff.step(0)
    before = pixel(staff.picture().image(), 960, 800)
    staff.drag([(200, 800), (960, 800), (1700, 800)])
    staff.alone.draw()
    assert pixel(staff.picture().image(), 960, 800) != before
    assert {cell for cell in touch_view(staff).cells if cell[1] == 6} == {
        (n, 6) for n in range(1, 15)
    }
    for _ in range(3):
        staff.drag([(200 + n % 1500, 900) for n in range(3000)])
    assert staff.alone.screen._touch_test._points <= 4000


def test_a_finger_on_a_button_is_no_answer_to_a_cross(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE).enter()
    staff.open("touch")
    staff.tap("test-again")
    assert touch_view(staff).current == 0


def test_dragging_scrolls_what_is_wrong(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE)
    staff.change = {
        "health": HealthReport("", tuple(Trouble(f"films/{n}", "Damaged", "") for n in range(50)))
    }
    staff.enter()
    staff.open("health")
    before = staff.picture().image().tobytes()
    staff.alone.screen.gesture(Drag(300, 500, 0, 200, 1))
    assert staff.picture().image().tobytes() != before


def test_a_key_goes_back_one_step_at_a_time(tmp_path: Path) -> None:
    staff = Staffed(tmp_path, LANDSCAPE).enter(PIN)
    staff.open("levels")
    staff.alone.screen.go_back()
    staff.step(0)
    assert "health" in staff.controls
    staff.alone.screen.go_back()
    staff.step(0)
    assert staff.controls == []
