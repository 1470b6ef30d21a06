"""Slides stay as long as they take to read, and longer for a visitor who looks closely."""

from math import inf
from pathlib import Path

import pytest

from kiosk.core.geometry import Rect
from kiosk.core.intents import Intent, Next, OpenSources, PanBy, Previous, TogglePlay, ZoomBy
from kiosk.core.lens import MAX_SCALE, Lens
from kiosk.exhibit.model import Exhibit
from kiosk.pages.presenting import Place
from kiosk.pages.slideshow.model import SlideshowPage
from kiosk.pages.slideshow.presenter import (
    LOOKING_SECONDS,
    SECONDS_PER_WORD,
    SlideshowPresenter,
    SlideView,
)
from tests.pages.reading import reader
from tests.stage.museum import SHIPS, make_exhibit

PLACE = Place(2, "Ships")
EACH_SECONDS = 5.0
TUG_SECONDS = LOOKING_SECONDS + 20 * SECONDS_PER_WORD
SHIP_SECONDS = LOOKING_SECONDS + 5 * SECONDS_PER_WORD


class Watching:
    """Someone before a slideshow, who sees every slide as it comes."""

    def __init__(self, exhibit: Exhibit, item: str | None = None, language: str = "en") -> None:
        page = exhibit.page("ships")
        assert isinstance(page, SlideshowPage)
        self.slides = SlideshowPresenter(page, exhibit)
        self._reader = reader(exhibit, language)
        self.slides.open(item, 0.0)
        self.view = self.look()

    def look(self) -> SlideView:
        self.view = self.slides.view(self._reader, PLACE)
        return self.view

    def do(self, intent: Intent, now: float) -> bool:
        done = self.slides.handle(intent, now)
        self.look()
        return done

    def turned(self, now: float, *, held: bool = False) -> bool:
        """Let time pass; whether another slide came up."""
        before = self.slides.position
        if self.slides.advance(now, held=held):
            self.look()
        return self.slides.position != before


@pytest.fixture
def watching(harbour: Exhibit) -> Watching:
    return Watching(harbour)


class TestTime:
    def test_each_slide_stays_as_long_as_it_takes_to_read(self, watching: Watching) -> None:
        now = 0.0
        for index, seconds in ((0, EACH_SECONDS), (1, TUG_SECONDS), (2, SHIP_SECONDS)):
            assert (watching.view.index, watching.view.since) == (index, now)
            assert watching.view.seconds == pytest.approx(seconds)
            assert not watching.turned(now + seconds - 0.01)
            now += seconds
            assert watching.turned(now)
        assert watching.view.index == 0

    def test_a_slide_never_stays_shorter_than_the_curator_wants(self, tmp_path: Path) -> None:
        exhibit = make_exhibit(tmp_path, {"ships.yaml": SHIPS.replace("each: 5 s", "each: 30 s")})
        assert Watching(exhibit, "tug").view.seconds == 30.0

    def test_fewer_words_in_another_language_take_less_time(self, harbour: Exhibit) -> None:
        watching = Watching(harbour, "tug", "vi")
        assert watching.view.seconds == LOOKING_SECONDS + 5 * SECONDS_PER_WORD
        assert watching.turned(watching.view.seconds)

    @pytest.mark.parametrize("intent", [Next(), Previous()])
    def test_a_slide_turned_to_has_its_full_time(self, harbour: Exhibit, intent: Intent) -> None:
        watching = Watching(harbour, "tug")
        watching.do(intent, 11.0)
        assert not watching.turned(11.0 + watching.view.seconds - 0.01)
        assert watching.turned(11.0 + watching.view.seconds)

    def test_held_time_does_not_count(self, watching: Watching) -> None:
        assert not watching.turned(3.0, held=True)
        assert not watching.turned(100.0, held=True)
        assert not watching.turned(100.0)
        assert not watching.turned(101.9)
        assert watching.turned(102.0)

    def test_looking_closely_stops_the_time(self, watching: Watching) -> None:
        watching.do(ZoomBy(2.0), 1.0)
        assert not watching.turned(1.0)
        assert not watching.turned(500.0)
        watching.do(ZoomBy(0.1), 500.0)
        assert watching.view.lens.is_whole
        assert not watching.turned(500.0)
        assert not watching.turned(503.9)
        assert watching.turned(504.0)

    def test_paused_it_waits_for_ever_and_then_for_the_rest(self, watching: Watching) -> None:
        assert watching.do(TogglePlay(), 3.0)
        assert not watching.look().playing
        assert not watching.turned(1000.0)
        assert watching.do(TogglePlay(), 1000.0)
        assert watching.look().playing
        assert not watching.turned(1001.9)
        assert watching.turned(1002.0)

    def test_tells_until_when_the_picture_may_move(self, watching: Watching) -> None:
        assert (watching.view.since, watching.view.until) == (0.0, inf)
        watching.turned(3.0, held=True)
        assert (watching.view.since, watching.view.until) == (0.0, 3.0)
        watching.turned(10.0, held=True)
        assert (watching.view.since, watching.view.until) == (0.0, 3.0)
        watching.turned(10.0)
        assert (watching.view.since, watching.view.until) == (7.0, inf), "it moves on, not jumps"

    def test_what_is_stopped_or_goes_on_is_drawn(self, watching: Watching) -> None:
        told = [watching.slides.advance(second, held=second in (2, 3)) for second in range(1, 6)]
        assert told == [False, True, False, True, False]

    def test_paused_it_stays_paused_when_turned(self, watching: Watching) -> None:
        watching.do(TogglePlay(), 1.0)
        watching.do(Next(), 2.0)
        assert (watching.view.playing, watching.view.since, watching.view.until) == (
            False,
            2.0,
            2.0,
        )
        assert not watching.turned(1000.0)

    def test_after_a_long_gap_it_turns_by_one(self, watching: Watching) -> None:
        assert watching.turned(10_000.0)
        assert (watching.view.index, watching.view.since) == (1, 10_000.0)


@pytest.mark.parametrize(
    "ships",
    [
        SHIPS.replace("each: 5 s", "each: 5 s\nautoplay: false"),
        SHIPS[: SHIPS.index("slides:")] + "slides: [crane]\n",
    ],
    ids=["the curator does not want it to", "there is one slide"],
)
def test_it_may_not_play_at_all(tmp_path: Path, ships: str) -> None:
    watching = Watching(make_exhibit(tmp_path, {
        "ships.yaml": ships,
        "docks.yaml": "kind: story\nid: docks\ntitle: Docks\ntext: Docks.\n",
    }))  # fmt: skip
    assert (watching.view.plays, watching.view.playing) == (False, False)
    assert not watching.do(TogglePlay(), 1.0)
    assert not watching.view.playing
    assert not watching.turned(1000.0)


class TestTurning:
    def test_stops_at_either_end(self, watching: Watching) -> None:
        assert not watching.do(Previous(), 1.0)
        assert [watching.do(Next(), 1.0) for _ in range(3)] == [True, True, False]
        assert watching.slides.position == ("ship", 2, 3)
        assert watching.do(Previous(), 2.0)
        assert watching.slides.position == ("tug", 1, 3)

    @pytest.mark.parametrize(
        ("item", "index"), [(None, 0), ("crane", 0), ("tug", 1), ("ship", 2), ("raft", 0)]
    )
    def test_a_link_opens_the_slide_it_names(
        self, harbour: Exhibit, item: str | None, index: int
    ) -> None:
        assert Watching(harbour, item).view.index == index

    def test_shows_the_next_slide_whole(self, watching: Watching) -> None:
        watching.do(ZoomBy(3.0), 1.0)
        watching.do(Next(), 2.0)
        assert watching.view.lens == Lens()

    def test_leaves_what_is_not_its_business(self, watching: Watching) -> None:
        assert not watching.do(OpenSources(), 1.0)


class TestZoom:
    def test_is_about_the_point_that_was_touched(self, watching: Watching) -> None:
        watching.do(ZoomBy(2.0, 0.0, 1.0), 1.0)
        assert watching.view.lens.window == Rect(0.0, 0.5, 0.5, 0.5)
        assert watching.slides.scale == 2.0

    def test_can_be_pushed_about(self, watching: Watching) -> None:
        watching.do(ZoomBy(2.0), 1.0)
        watching.do(PanBy(0.25, 0.0), 1.0)
        assert watching.view.lens.window == Rect(0.125, 0.25, 0.5, 0.5)

    def test_has_an_end(self, watching: Watching) -> None:
        watching.do(ZoomBy(100.0), 1.0)
        assert watching.slides.scale == MAX_SCALE
        watching.do(ZoomBy(0.0001), 1.0)
        assert watching.slides.scale == 1.0


class TestWhatIsShown:
    def test_a_slide_with_words(self, harbour: Exhibit) -> None:
        view = Watching(harbour, "tug").view
        assert (view.kicker, view.heading) == ("2 · Ships", "The tug")
        assert (view.index, view.count, view.progress) == (1, 3, "Picture 2 of 3")
        assert (view.picture.path.stem, view.fit, view.prose.words) == ("tug", "cover", 20)

    def test_without_a_title_the_caption_speaks(self, watching: Watching) -> None:
        assert (watching.view.heading, watching.view.prose.words) == ("The great crane", 0)

    def test_without_a_caption_either_there_is_no_heading(self, harbour: Exhibit) -> None:
        view = Watching(harbour, "ship").view
        assert (view.heading, view.fit) == ("", "contain")

    @pytest.mark.parametrize(
        ("item", "sources"),
        [("crane", ("S3",)), ("tug", ("S1", "S2", "S4", "S3")), ("ship", ("S3",))],
    )
    def test_sources_of_the_text_then_the_slide_its_picture_and_the_page(
        self, harbour: Exhibit, item: str, sources: tuple[str, ...]
    ) -> None:
        watching = Watching(harbour, item)
        assert watching.slides.source_ids(reader(harbour)) == sources
        assert list(watching.view.prose.numbers) == list(sources)
