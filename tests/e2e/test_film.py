"""Films on the pages of a running kiosk: seen on the screen, heard from a device for nobody.

Each frame of a film is of one grey, which tells where the film stands.
"""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.audio.soundserver import SoundServer
from tests.e2e.conftest import Run
from tests.e2e.hearing import hear, hear_nothing
from tests.e2e.kiosk_process import Event, Kiosk, Place
from tests.e2e.pictures import is_reddish, same, share
from tests.e2e.xserver import Display
from tests.video.reels import Reel, brightness, write_film

DAWN = Reel(seconds=10, fps=2)  # so few frames that each has a grey of its own
MOMENT = Reel(seconds=2, fps=5)
DAY = Reel(seconds=12, fps=10, size=(640, 480))  # so long that it is not read at once
SOUND_HZ = 440.0
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:07.000\nSáng rồi.\n"
IDLE_SECONDS = 10


@pytest.fixture(autouse=True)
def films(place: Place) -> Path:
    """The folder of the films."""
    pytest.importorskip("ffpyplayer", reason="films need the optional extra 'video'")
    folder = place.content / "media" / "cinema"
    for name, reel in (("dawn", DAWN), ("moment", MOMENT), ("day", DAY)):
        write_film(folder / f"{name}.mkv", reel)
    (folder / "captions.vtt").write_text(CAPTIONS, encoding="utf-8")
    return folder


@pytest.fixture
def cinema(run: Run) -> Iterator[Kiosk]:
    """A visit to the exhibit of films."""
    with run("--exhibit", "cinema") as kiosk:
        kiosk.start()
        kiosk.wake()
        yield kiosk


class Screen:
    """The part of the screen in which a film is seen; its page is open and its poster shows."""

    def __init__(self, kiosk: Kiosk, display: Display) -> None:
        self._display = display
        left, top, width, height = kiosk.controls["film-play"]
        x, y = left + width / 2, top + height / 2
        self._middle = (round(x - 100), round(y - 100), round(x + 100), round(y + 100))
        # A film of 4 to 3 fills the height: what is said stands in the lowest part of it.
        self._low = (round(x - 150), round(2 * y - 90), round(x + 150), round(2 * y - 20))
        kiosk.until(self.shows_poster, "the poster shows")

    def shows_poster(self) -> bool:
        return share(self._seen(self._middle), is_reddish) > 0.5

    def shows_film(self) -> bool:
        return self._grey() is not None

    def shows_words(self) -> bool:
        """Whether anything but the film's grey is seen low in the picture."""
        return len(self._seen(self._low).getcolors(99_999) or ()) > 5

    def second(self, reel: Reel) -> float:
        """Where a film with few frames stands; fails when no frame of it is seen."""
        grey = self._grey()
        frames = range(reel.seconds * reel.fps)
        assert grey is not None
        return min(frames, key=lambda number: abs(brightness(number) - grey)) / reel.fps

    def _grey(self) -> int | None:
        colours = self._seen(self._middle).getcolors(99_999) or []
        count, (red, green, blue) = max(colours)
        is_one = count > 0.9 * 200 * 200 and red == green == blue
        return red if is_one else None

    def _seen(self, box: tuple[int, int, int, int]) -> Image.Image:
        return self._display.screenshot().crop(box)


def is_open(kiosk: Kiosk, film: Path) -> bool:
    """Whether the kiosk holds the film's file open."""
    links = Path(f"/proc/{kiosk.process.pid}/fd").iterdir()
    return any(link.exists() and link.samefile(film) for link in links)


def last_controls(kiosk: Kiosk) -> Event:
    return [event for event in kiosk.events if event["event"] == "controls"][-1]


def test_a_visitor_sees_hears_pauses_moves_and_leaves_a_film(
    run: Run, films: Path, server: SoundServer, display: Display
) -> None:
    with run("--exhibit", "cinema", variables=server.environment) as kiosk:
        kiosk.start()
        kiosk.wake()
        kiosk.open("dawn")
        screen = Screen(kiosk, display)
        kiosk.tap("film-play")
        kiosk.until(screen.shows_film, "a frame is seen")
        assert screen.shows_words()
        first = screen.second(DAWN)
        kiosk.until(lambda: screen.second(DAWN) > first, "it goes on")
        hear(server, (SOUND_HZ,), lambda tone: tone > 0.1)

        kiosk.tap("film-mute")
        hear_nothing(server)
        first = screen.second(DAWN)
        kiosk.until(lambda: screen.second(DAWN) > first, "it goes on without its sound")
        kiosk.tap("film-mute")
        hear(server, (SOUND_HZ,), lambda tone: tone > 0.1)

        kiosk.tap("film-play")
        paused = kiosk.picture(display)
        hear_nothing(server)
        assert same(paused, display.screenshot())
        assert screen.shows_words()

        left, top, width, height = kiosk.controls["film-position"]
        kiosk.hand.tap(left + 0.8 * width, top + height / 2)
        kiosk.until(lambda: screen.second(DAWN) == pytest.approx(8, abs=0.6), "it is elsewhere")
        kiosk.until(lambda: not screen.shows_words(), "nothing is said there")
        kiosk.hand.tap(left + 0.3 * width, top + height / 2)
        kiosk.until(lambda: screen.second(DAWN) == pytest.approx(3, abs=0.6), "it is back")
        kiosk.tap("film-play")
        kiosk.until(lambda: screen.second(DAWN) > 4, "it goes on from there")
        assert is_open(kiosk, films / "dawn.mkv")

        kiosk.open("moment")
        kiosk.until(lambda: not is_open(kiosk, films / "dawn.mkv"), "the film is closed")
        hear_nothing(server)
        kiosk.open("dawn")
        Screen(kiosk, display)
        kiosk.tap("film-play")
        hear(server, (SOUND_HZ,), lambda tone: tone > 0.1)
        kiosk.process.send_signal(signal.SIGTERM)
        assert kiosk.exit_code(seconds=2) == 0
        assert kiosk.log.read_text() == ""


def test_nobody_is_asked_while_a_film_plays_and_everybody_after_it(
    cinema: Kiosk, display: Display
) -> None:
    cinema.open("moment")
    screen = Screen(cinema, display)
    cinema.tap("film-play")
    cinema.until(screen.shows_film, "a frame is seen")
    began = last_controls(cinema)
    assert "film-position" in began["controls"]
    cinema.until(lambda: "film-position" not in cinema.controls, "it is over")
    ended = last_controls(cinema)
    assert MOMENT.seconds - 0.5 < ended["at"] - began["at"] < MOMENT.seconds + 2
    cinema.until(screen.shows_poster, "its poster is back")
    asked = cinema.wait_for("state-changed", state="asking", seconds=15)
    assert IDLE_SECONDS <= asked["at"] - ended["at"] < IDLE_SECONDS + 1


def test_the_exhibit_goes_on_without_the_files_of_its_films(
    cinema: Kiosk, films: Path, display: Display
) -> None:
    cinema.open("dawn")
    screen = Screen(cinema, display)
    cinema.tap("film-play")
    cinema.until(screen.shows_film, "a frame is seen")
    (films / "dawn.mkv").unlink()
    left, top, width, height = cinema.controls["film-position"]
    cinema.hand.tap(left + 0.5 * width, top + height / 2)
    cinema.until(screen.shows_poster, "there is its poster instead")
    cinema.until(lambda: "film-play" not in cinema.controls, "without a button")

    cinema.open("day")
    screen = Screen(cinema, display)
    cinema.tap("film-play")
    cinema.until(screen.shows_film, "a frame is seen")
    with (films / "day.mkv").open("r+b") as file:
        file.truncate((films / "day.mkv").stat().st_size // 8)
    cinema.until(screen.shows_poster, "there is its poster instead")
    cinema.open("moment")
    cinema.tap("film-play")
    cinema.until(screen.shows_film, "another film can be seen")
    assert [line.count("cannot be shown") for line in cinema.log.read_text().splitlines()] == [1, 1]
