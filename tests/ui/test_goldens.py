"""A few screens as they looked when somebody looked at them."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kiosk.session.visit import State
from tests.ui.conftest import Stage
from tests.ui.golden import FOLDER, Golden, difference
from tests.ui.hands import ask, enter, words

LANDSCAPE, PORTRAIT = (960, 540), (540, 960)
PAGES = {
    "story": ("story-one", LANDSCAPE, "Buổi sáng"),
    "story-portrait": ("story-many", PORTRAIT, "Những người ở lại"),
    "slideshow": ("slides-many", LANDSCAPE, "Bức tường ở đầu phố"),
    "quotes": ("quotes-many", LANDSCAPE, "Chúng tôi ở lại."),
}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=bool(request.config.getoption("--update-goldens", default=False)))


def test_attract(stage: Stage, golden: Golden) -> None:
    rehearsal = stage(LANDSCAPE)
    rehearsal.settle()
    assert "Mười hai ngày đêm bên dòng sông" in words(rehearsal)
    assert "Touch to start" in words(rehearsal)
    golden.check("attract", rehearsal.picture().image())


def test_contents(stage: Stage, golden: Golden) -> None:
    rehearsal = enter(stage(LANDSCAPE))
    assert sum(name.startswith("card-") for name in rehearsal.controls) > 5
    golden.check("contents", rehearsal.picture().image())


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, stage: Stage, golden: Golden) -> None:
    page, size, said = PAGES[name]
    rehearsal = enter(stage(size), page)
    assert said in words(rehearsal)
    golden.check(name, rehearsal.picture().image())


def test_high_contrast_and_the_largest_text(stage: Stage, golden: Golden) -> None:
    rehearsal = enter(stage(LANDSCAPE), "story-one")
    for name in ("contrast", "text-size", "text-size", "language-en"):
        rehearsal.tap(name)
    assert "Morning" in words(rehearsal)
    golden.check("story-contrast-largest", rehearsal.picture().image())


def test_question(stage: Stage, golden: Golden) -> None:
    rehearsal = enter(stage(LANDSCAPE), "story-one")
    ask(rehearsal)
    assert rehearsal.conductor.state is State.ASKING
    golden.check("question", rehearsal.picture().image())


def test_every_golden_is_somebodys() -> None:
    known = {"attract", "contents", "question", "story-contrast-largest", *PAGES}
    assert {path.stem for path in FOLDER.glob("*.png")} == known


# ---------------------------------------------------------------------- the comparison itself


def test_a_golden_that_is_missing_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"there is no golden new\.png"):
        Golden(folder=tmp_path, build=tmp_path / "build").check("new", _picture())


def test_one_changed_word_fails_and_shows_what_changed(tmp_path: Path) -> None:
    Golden(update=True, folder=tmp_path).check("page", _picture())
    compared = Golden(folder=tmp_path, build=tmp_path / "build")
    compared.check("page", _picture())
    changed = _picture()
    ImageDraw.Draw(changed).rectangle((100, 100, 180, 130), fill=(240, 230, 220))
    with pytest.raises(AssertionError, match="page is not as it was"):
        compared.check("page", changed)
    assert {path.name for path in (tmp_path / "build").iterdir()} == {
        "page-difference.png", "page-drawn.png", "page-golden.png",
    }  # fmt: skip


def test_another_size_fails(tmp_path: Path) -> None:
    Golden(update=True, folder=tmp_path).check("page", _picture())
    with pytest.raises(AssertionError, match="instead of"):
        Golden(folder=tmp_path, build=tmp_path / "build").check("page", Image.new("RGB", (9, 9)))


def test_a_shade_at_the_edges_is_no_difference() -> None:
    softer = _picture().point(lambda value: min(255, value + 1))
    assert difference(_picture(), softer).is_small


def _picture() -> Image.Image:
    picture = Image.new("RGB", (960, 540), (11, 18, 32))
    ImageDraw.Draw(picture).text((40, 40), "Chạm để bắt đầu", fill=(243, 234, 217))
    return picture
