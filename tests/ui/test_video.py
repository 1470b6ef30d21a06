"""Films on pages, in a real window: what is seen and can be pressed, whatever becomes of the film.

Here a projector made for the tests throws frames of one colour; the real one is shown below.
"""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kivy.graphics.texture import Texture

from kiosk.core.geometry import Rect, Size
from kiosk.core.intents import StepTextSize, StepVolume
from kiosk.exhibit.model import Exhibit
from kiosk.session.visit import State
from kiosk.stage.keys import ENTER, ESCAPE, TAB
from kiosk.stage.projector import STALL_SECONDS, FilmProjector
from kiosk.stage.rehearsal import Rehearsal
from kiosk.video.films import Film, Frame, NoFilms
from kiosk.video.player import PlayerFilms
from kiosk.video.view import FilmState, FilmView
from kiosk.widgets.film import Projection, Projector
from tests.ui.audit import audit
from tests.ui.conftest import Stage
from tests.video.exhibits import CAPTIONS, write_cinema
from tests.video.waiting import until

RED, GREEN = (150, 40, 35), (0, 255, 0)
SIZES = [(1920, 1080), (1366, 768), (1080, 1920), (2560, 1080)]
CONTROLS = ["film-play", "film-position", "film-mute"]


class Lamp:
    """A film of one colour that plays by being told where it stands."""

    def __init__(self, path: Path, largest: Size, second: float, *, is_lit: bool) -> None:
        self.path, self.largest = path, largest
        self.second = second
        self.length = 4.0
        self.problem: str | None = None
        self.has_ended = False
        self.playing = False
        self.volume = 1.0
        self.is_closed = self.is_waited_for = False
        self.places = [second]
        self._news = is_lit

    def frame(self) -> Frame | None:
        if not self._news:
            return None
        self._news = False
        pixels = memoryview(bytearray((*GREEN, 255)) * 4 * 2)
        return Frame(4, 2, self.second, pixels, self)

    def show(self, second: float) -> None:
        """Come to a second, with a new frame."""
        self.second, self._news = second, True

    def go_to(self, second: float) -> None:
        self.places.append(second)
        self.has_ended = False
        self.show(second)

    def let_play(self, *, playing: bool) -> None:
        self.playing = playing

    def set_volume(self, level: float) -> None:
        self.volume = level

    def close(self) -> None:
        self.is_closed = True

    def wait_closed(self, seconds: float) -> None:
        assert self.is_closed
        self.is_waited_for = True


class Lamps:
    """Opens lamps, and keeps them for the test to look at."""

    problem: str | None = None

    def __init__(self) -> None:
        self.opened: list[Lamp] = []
        self.are_lit = True  # at once, when they are opened
        self.length = 4.0

    def prepare(self) -> None:
        pass

    def open(self, path: Path, largest: Size, second: float) -> Film:
        self.opened.append(Lamp(path, largest, second, is_lit=self.are_lit))
        self.last.length = self.length
        return self.opened[-1]

    @property
    def last(self) -> Lamp:
        return self.opened[-1]


class Cinema:
    """A rehearsal with a projector, some time of which passes in small steps."""

    def __init__(self, rehearsal: Rehearsal, projector: FilmProjector) -> None:
        self.stage, self.projector = rehearsal, projector
        for kind in ("story", "slideshow"):
            equip(rehearsal, kind, projector)

    def wait(self, seconds: float) -> None:
        for _ in range(max(1, round(seconds * 20))):
            self.projector.pump()
            self.stage.step(seconds / max(1, round(seconds * 20)))

    def open(self, page: str, item: str | None = None) -> None:
        if self.stage.conductor.state is not State.EXPLORING:
            self.stage.touch(5, 5)
        self.stage.open(page, item)
        self.wait(0.6)

    @property
    def film(self) -> FilmView:
        screen = self.stage.shell._screen
        assert screen is not None
        view: FilmView = screen._film._view
        return view

    def colour(self) -> tuple[int, int, int]:
        """The colour of the film's picture, beside the button on it and above any words."""
        screen = self.stage.shell._screen
        assert screen is not None
        frame: Rect = screen._film.picture
        return self.pixel(frame.x + frame.width / 8, frame.centre[1])

    def pixel(self, x: float, y: float) -> tuple[int, int, int]:
        """The colour of a point of the window, y upwards."""
        picture = self.stage.picture()
        found = picture.image().getpixel((round(x), picture.height - 1 - round(y)))
        assert isinstance(found, tuple)
        return (found[0], found[1], found[2])

    @property
    def controls(self) -> list[str]:
        return [name for name in self.stage.controls if name.startswith("film-")]


def equip(rehearsal: Rehearsal, kind: str, projector: Projector) -> None:
    rehearsal.shell._screen_of(kind).take_projector(projector)


@pytest.fixture(scope="module")
def cinema_exhibit(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    return write_cinema(tmp_path_factory.mktemp("cinema"))


@pytest.fixture
def lamps() -> Lamps:
    return Lamps()


Show = Callable[..., Cinema]


def test_what_is_wrong_with_a_film_is_noted_until_it_is_seen_again(lamps: Lamps) -> None:
    noted: list[tuple[str, str | None]] = []
    projector = FilmProjector(
        lamps, note_problem=lambda path, problem: noted.append((path.name, problem))
    )
    projection = Projection(
        Path("film.mkv"), Size(320, 180), second=0.0, take=0, playing=True, muted=False
    )
    projector.show(projection, 0.0)
    lamps.opened[-1].problem = "it broke"
    projector.show(projection, 0.1)
    assert noted == [("film.mkv", "it broke")]
    projector.forgive()
    projector.show(projection, 0.2)
    projector.show(projection, 0.3)
    assert noted == [("film.mkv", "it broke"), ("film.mkv", None)]


@pytest.fixture
def show(stage: Stage, cinema_exhibit: Exhibit, lamps: Lamps) -> Iterator[Show]:
    shown: list[Cinema] = []

    def begin(size: tuple[int, int] = (960, 540), language: str = "en") -> Cinema:
        rehearsal = stage(size, exhibit=cinema_exhibit, language=language)
        shown.append(Cinema(rehearsal, FilmProjector(lamps)))
        return shown[-1]

    yield begin
    for cinema in shown:
        cinema.projector.close()
        cinema.stage.close()


class TestSeeingAFilm:
    def test_it_is_behind_its_poster_until_it_is_asked_for(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.wait(20)
        assert cinema.controls == ["film-play"]
        assert cinema.colour() == pytest.approx(RED, abs=3)
        assert lamps.opened == []

    def test_the_poster_stays_until_the_first_frame_is_there(
        self, show: Show, lamps: Lamps
    ) -> None:
        cinema = show()
        cinema.open("harbour")
        lamps.are_lit = False
        cinema.stage.tap("film-play")
        cinema.wait(1.0)
        assert lamps.last.playing
        assert cinema.colour() == pytest.approx(RED, abs=3)
        lamps.last.show(0.0)
        cinema.wait(0.1)
        assert cinema.colour() == pytest.approx(GREEN, abs=3)

    def test_pressed_it_plays_with_all_its_controls(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        assert cinema.controls == CONTROLS
        assert cinema.colour() == pytest.approx(GREEN, abs=3)
        assert (lamps.last.playing, lamps.last.volume, lamps.last.places) == (True, 1.0, [0.0])

    def test_its_end_brings_the_poster_back(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        lamps.last.show(4.0)
        lamps.last.has_ended = True
        cinema.wait(0.2)
        assert cinema.controls == ["film-play"]
        assert cinema.colour() == pytest.approx(RED, abs=3)
        assert lamps.last.is_closed

    def test_one_of_unknown_length_is_told_by_the_time_alone_and_ends_by_itself(
        self, show: Show, lamps: Lamps
    ) -> None:
        """A live recording has no length, and none was ever told: at its end it stood still, and
        the page was drawn anew at every tick.
        """
        cinema = show()
        cinema.open("live")
        lamps.length = 0.0
        cinema.stage.tap("film-play")
        for second in range(40):
            lamps.last.show(float(second))
            cinema.wait(1.0)
        cinema.wait(0.5)
        assert cinema.controls == ["film-play", "film-mute"], "there is nowhere to go on a bar"
        screen = cinema.stage.shell._screen
        assert screen is not None
        assert screen._film._time.text == "0:40"
        lamps.last.has_ended = True
        cinema.wait(0.2)
        assert cinema.controls == ["film-play"]
        revision = cinema.stage.conductor.revision
        cinema.wait(1.0)
        assert cinema.stage.conductor.revision == revision

    def test_one_button_pauses_it_and_lets_it_go_on(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        playing = []
        for _ in range(3):
            cinema.stage.tap("film-play")
            cinema.wait(0.2)
            playing.append(lamps.last.playing)
        assert playing == [True, False, True]
        assert len(lamps.opened) == 1

    def test_a_tap_on_the_picture_does_the_same(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("slides", "arrival")
        picture = cinema.stage.shell._screen._film.picture  # type: ignore[union-attr]
        for playing in (True, False):
            cinema.stage.touch(picture.x + 30, picture.centre[1])
            cinema.wait(0.5)
            assert lamps.last.playing is playing

    def test_muted_it_is_silent_and_then_as_loud_as_before(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.projector.set_volume(0.4)
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        heard = []
        for _ in range(2):
            cinema.wait(0.2)
            heard.append(lamps.last.volume)
            cinema.stage.tap("film-mute")
        cinema.wait(0.2)
        assert [*heard, lamps.last.volume] == [0.4, 0.0, 0.4]

    def test_the_projectors_volume_counts_while_it_plays(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.projector.set_volume(0.0)
        cinema.wait(0.1)
        assert lamps.last.volume == 0.0

    def test_time_is_told_in_minutes_and_seconds(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        lamps.last.length = 75.0
        lamps.last.show(0.2)
        cinema.wait(2.0)
        screen = cinema.stage.shell._screen
        assert screen is not None
        assert screen._film._time.text == "0:02 / 1:15"

    def test_nobody_is_asked_whether_they_are_there_while_it_plays(
        self, show: Show, lamps: Lamps
    ) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.1)
        lamps.last.length = 300.0
        for second in range(100):
            lamps.last.show(float(second))
            cinema.wait(1.0)
        states = [cinema.stage.conductor.state]
        cinema.stage.tap("film-play")
        cinema.wait(65.0)
        states.append(cinema.stage.conductor.state)
        assert states == [State.EXPLORING, State.ASKING], "who has paused it may be asked"


class TestScrubbing:
    def test_a_finger_that_slides_sends_it_once_where_it_rests(
        self, show: Show, lamps: Lamps
    ) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        bar = cinema.stage.control("film-position")
        finger = cinema.stage.down(bar.x + 5, bar.centre[1])
        for share in (0.2, 0.4, 0.6, 0.75):
            cinema.stage.move(finger, bar.x + share * bar.width, bar.centre[1])
            cinema.wait(0.05)
        cinema.stage.up(finger)
        assert cinema.film.second == pytest.approx(3.0, abs=0.2)
        assert lamps.last.places == [0.0]
        cinema.wait(0.3)
        assert len(lamps.last.places) == 2
        assert lamps.last.places[1] == pytest.approx(3.0, abs=0.5)
        assert lamps.last.playing

    def test_a_tap_on_the_bar_sends_it_there(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        cinema.stage.tap("film-position")
        cinema.wait(0.3)
        assert lamps.last.places[1:] == [pytest.approx(2.0, abs=0.5)]

    def test_while_it_stands_still_too(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        for _ in range(2):
            cinema.stage.tap("film-play")
            cinema.wait(0.1)
        cinema.stage.tap("film-position")
        cinema.wait(0.5)
        assert lamps.last.places[1:] == [pytest.approx(2.0, abs=0.05)]
        assert not lamps.last.playing

    def test_where_it_really_came_to_is_shown(self, show: Show, lamps: Lamps) -> None:
        """Films can be entered at their key frames only."""
        cinema = show()
        cinema.open("harbour")
        for _ in range(2):
            cinema.stage.tap("film-play")
            cinema.wait(0.1)
        cinema.stage.tap("film-position")
        cinema.wait(0.5)
        lamps.last.show(1.0)
        cinema.wait(0.1)
        assert cinema.film.second_at(cinema.stage.clock.now()) == pytest.approx(1.0)
        screen = cinema.stage.shell._screen
        assert screen is not None
        assert screen._film._scrubber.share == pytest.approx(0.25)


class TestWithKeysAlone:
    def test_all_of_it_can_be_reached(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        self.focus(cinema, "film-play")
        playing = []
        for _ in range(2):
            cinema.stage.key(ENTER)
            cinema.wait(0.2)
            playing.append(lamps.last.playing)
            assert cinema.stage.shell._focus.target is not None
            assert cinema.stage.shell._focus.target.name == "film-play", "the ring stays on it"
        assert playing == [True, False]
        self.focus(cinema, "film-mute")
        cinema.stage.key(ENTER)
        cinema.wait(0.1)
        assert lamps.last.volume == 0.0

    def test_each_press_on_the_bar_goes_on_by_a_step(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        for _ in range(2):
            cinema.stage.tap("film-play")
            cinema.wait(0.05)
        lamps.last.length = 40.0
        lamps.last.show(0.0)
        cinema.wait(0.1)
        self.focus(cinema, "film-position")
        for _ in range(2):
            cinema.stage.key(ENTER)
            cinema.wait(0.3)
        assert lamps.last.places[1:] == [pytest.approx(10, abs=0.2), pytest.approx(20, abs=0.2)]

    def test_one_step_back_closes_the_film(self, show: Show) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        cinema.stage.key(ESCAPE)
        cinema.wait(0.1)
        assert cinema.controls == ["film-play"]
        assert cinema.stage.conductor.page_id == "harbour"

    @staticmethod
    def focus(cinema: Cinema, name: str) -> None:
        shell = cinema.stage.shell
        for _ in range(len(cinema.stage.controls) + 1):
            if shell._focus.target is not None and shell._focus.target.name == name:
                return
            cinema.stage.key(TAB)
        raise AssertionError(name)


class TestLeaving:
    @pytest.mark.parametrize("leave", ["contents", "next-page", "start-again"])
    def test_it_ends_with_its_page(self, show: Show, lamps: Lamps, leave: str) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        cinema.stage.tap(leave)
        cinema.wait(0.2)
        assert lamps.last.is_closed

    def test_it_ends_with_its_slide_and_the_next_begins_behind_its_own_poster(
        self, show: Show, lamps: Lamps
    ) -> None:
        cinema = show()
        cinema.open("slides", "arrival")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        cinema.stage.tap("next-item")
        cinema.wait(0.2)
        assert lamps.last.is_closed
        assert cinema.controls == ["film-play"]
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        assert [lamp.path.name for lamp in lamps.opened] == ["arrival.mkv", "dubbed-en.mkv"]

    def test_a_slide_of_pictures_after_one_of_films_has_its_own_buttons(self, show: Show) -> None:
        cinema = show()
        cinema.open("slides", "arrival")
        assert "zoom-in" not in cinema.stage.controls
        cinema.stage.tap("previous-item")
        cinema.wait(0.2)
        assert cinema.controls == []
        assert "zoom-in" in cinema.stage.controls

    def test_another_language_goes_on_with_its_own_film(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("slides", "dubbed")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        cinema.stage.tap("language-vi")
        cinema.wait(0.2)
        assert [lamp.path.name for lamp in lamps.opened] == ["dubbed-en.mkv", "dubbed-vi.mkv"]
        assert lamps.opened[0].is_closed
        assert lamps.last.playing


class TestWhatIsWrongWithAFilm:
    def test_one_that_breaks_leaves_its_poster_and_one_line(
        self, show: Show, lamps: Lamps, caplog: pytest.LogCaptureFixture
    ) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        lamps.last.problem = "it breaks off"
        cinema.wait(0.6)
        assert cinema.controls == []
        assert cinema.stage.conductor.page_id == "harbour"
        cinema.open("slides", "arrival")
        assert cinema.controls == []
        lines = [line.getMessage() for line in caplog.records if line.levelno >= logging.WARNING]
        assert [line.partition(" cannot")[2] for line in lines] == [" be shown: it breaks off"]

    def test_one_that_breaks_behind_the_sources_is_given_up_there(
        self, show: Show, lamps: Lamps
    ) -> None:
        """The page did not hear of it, and was drawn anew at every tick."""
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        cinema.stage.tap("sources")
        lamps.last.problem = "it breaks off"
        cinema.wait(0.2)
        revision = cinema.stage.conductor.revision
        cinema.wait(1.0)
        assert cinema.stage.conductor.revision == revision
        cinema.stage.key(ESCAPE)
        cinema.wait(0.1)
        assert cinema.controls == []

    def test_closing_waits_for_one_that_was_stopped_just_before(
        self, show: Show, lamps: Lamps
    ) -> None:
        """The process crashed when it ended a moment after a visitor had left a film."""
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        cinema.stage.open("slides")
        cinema.wait(0.2)
        assert lamps.last.is_closed
        assert not lamps.last.is_waited_for
        cinema.projector.close()
        assert lamps.last.is_waited_for

    def test_one_that_stalls_is_given_up(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("slides", "arrival")
        cinema.stage.tap("film-play")
        cinema.wait(0.1)
        lamps.last.length = 100.0
        lamps.last.show(0.1)
        cinema.wait(STALL_SECONDS - 1.0)
        assert cinema.controls == CONTROLS
        cinema.wait(2.0)
        assert cinema.controls == []
        assert lamps.last.is_closed

    def test_one_that_stands_still_because_it_was_paused_is_not(
        self, show: Show, lamps: Lamps
    ) -> None:
        cinema = show()
        cinema.open("harbour")
        for _ in range(2):
            cinema.stage.tap("film-play")
            cinema.wait(0.1)
        cinema.wait(3 * STALL_SECONDS)
        assert not lamps.last.is_closed

    def test_after_the_visit_it_is_tried_again(self, show: Show, lamps: Lamps) -> None:
        cinema = show()
        cinema.open("harbour")
        cinema.stage.tap("film-play")
        cinema.wait(0.2)
        lamps.last.problem = "the drive is gone"
        cinema.wait(0.2)
        cinema.projector.forgive()
        cinema.open("dock")
        cinema.open("harbour")
        assert cinema.controls == ["film-play"]

    def test_where_no_film_can_be_shown_there_is_a_poster_as_any_picture(
        self, show: Show, stage: Stage
    ) -> None:
        cinema = show()
        for kind in ("story", "slideshow"):
            equip(cinema.stage, kind, FilmProjector(NoFilms("nothing is installed")))
        cinema.open("slides", "arrival")
        assert cinema.controls == []
        assert "zoom-in" in cinema.stage.controls
        picture = cinema.stage.shell._screen._photo.frame  # type: ignore[union-attr]
        assert cinema.pixel(*picture.centre) == pytest.approx(RED, abs=3)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("text_step", [0, 2])
def test_nothing_is_cut_or_covered(
    show: Show, lamps: Lamps, size: tuple[int, int], language: str, text_step: int
) -> None:
    cinema = show(size, language)
    for page, item in (("harbour", None), ("slides", "arrival")):
        cinema.open(page, item)
        while cinema.stage.conductor.choices.text_step != text_step:
            cinema.stage.conductor.intend(StepTextSize(), cinema.stage.clock.now())
        cinema.wait(0.1)
        assert audit(cinema.stage) == []
        badge = cinema.stage.control("film-play")
        look = cinema.stage.shell._look
        assert min(badge.width, badge.height) >= look.px(120) - 1
        cinema.stage.tap("film-play")
        cinema.wait(0.1)
        lamps.last.show(2.5)
        cinema.wait(0.2)
        assert cinema.film.captions == CAPTIONS[language][1]
        assert audit(cinema.stage) == []
        assert cinema.controls == CONTROLS


def test_long_captions_are_kept_within_the_picture(show: Show) -> None:
    cinema = show((1366, 768))
    cinema.open("harbour")
    cinema.stage.tap("film-play")
    cinema.wait(0.1)
    screen = cinema.stage.shell._screen
    assert screen is not None
    film, look = screen._film, cinema.stage.shell._look
    film._lay_words("Everybody waits on the quay. " * 6, look)
    words, picture = film._words.rect, film.picture
    assert words.y >= picture.y
    assert words.x >= picture.x
    assert words.right <= picture.right
    assert words.height <= picture.height / 2


def test_one_texture_serves_all_frames(show: Show, lamps: Lamps) -> None:
    """A new texture a frame is 200 MB a second of a large film."""
    cinema = show()
    cinema.open("harbour")
    cinema.stage.tap("film-play")
    cinema.wait(0.2)
    textures: list[Texture] = []
    for tenth in range(3, 20):
        lamps.last.show(tenth / 10)
        cinema.wait(0.1)
        screen = cinema.stage.shell._screen
        assert screen is not None
        textures.append(screen._film._sheet._quad.texture)
    assert len({id(texture) for texture in textures}) == 1


@pytest.mark.usefixtures("player")
class TestTheRealOne:
    """Decoded from a file, in real time: the stage's clock follows along in small steps."""

    def test_a_film_is_seen_from_its_poster_to_its_end(
        self, stage: Stage, cinema_exhibit: Exhibit
    ) -> None:
        cinema = Cinema(stage(exhibit=cinema_exhibit, language="en"), FilmProjector(PlayerFilms()))
        said: list[str] = []
        seen: list[float] = []

        def is_over() -> bool:
            cinema.wait(0.005)
            film = cinema.film
            if film.captions not in ("", *said[-1:]):
                said.append(film.captions)
            seen.append(film.second_at(cinema.stage.clock.now()))
            return film.state is FilmState.AT_REST

        try:
            cinema.open("harbour")
            cinema.stage.tap("film-play")
            cinema.wait(0.01)
            until(is_over)
        finally:
            cinema.projector.close()
            cinema.stage.close()
        assert said == [*CAPTIONS["en"]]
        assert max(seen) > 3.0

    def test_at_the_end_of_the_visit_it_is_over(
        self, stage: Stage, cinema_exhibit: Exhibit
    ) -> None:
        cinema = Cinema(stage(exhibit=cinema_exhibit, language="en"), FilmProjector(PlayerFilms()))
        try:
            cinema.open("harbour")
            cinema.stage.conductor.intend(StepVolume(), cinema.stage.clock.now())
            cinema.stage.tap("film-play")
            cinema.wait(0.1)
            assert cinema.projector._showing is not None
            film = cinema.projector._showing.film
            cinema.stage.tap("start-again")
            cinema.wait(0.1)
            film.wait_closed(10.0)
            assert cinema.projector._showing is None
        finally:
            cinema.projector.close()
            cinema.stage.close()


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ffpyplayer", reason="films need the optional extra 'video'")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
