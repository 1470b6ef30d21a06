"""Films are decoded as their frames are due; whatever is wrong with one stays its own matter."""

import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.core.geometry import Size
from kiosk.video.films import Film, Frame
from kiosk.video.player import PlayerFilms
from tests.video.reels import Reel, brightness, film, write_film
from tests.video.waiting import until

LARGEST = Size(640, 640)
REEL = Reel(seconds=3, fps=10)

pytestmark = pytest.mark.usefixtures("player")

Open = Callable[..., Film]


@pytest.fixture
def show() -> Iterator[Open]:
    """Opens films; they are closed when the test is over."""
    films = PlayerFilms()
    opened: list[Film] = []

    def open_film(path: Path, largest: Size = LARGEST, second: float = 0.0) -> Film:
        opened.append(films.open(path, largest, second))
        return opened[-1]

    yield open_film
    for each in opened:
        each.close()
        each.wait_closed(10.0)


def next_frame(film: Film) -> Frame:
    """The next frame, whenever it comes."""
    found: list[Frame] = []

    def look() -> bool:
        assert film.problem is None, film.problem
        frame = film.frame()
        found.extend([] if frame is None else [frame])
        return bool(found)

    until(look)
    return found[0]


def grey(frame: Frame) -> int:
    """How bright the middle of a frame is."""
    return frame.pixels[4 * (frame.height // 2 * frame.width + frame.width // 2)]


def frames_to_the_end(film: Film) -> list[Frame]:
    found: list[Frame] = []

    def look() -> bool:
        assert film.problem is None, film.problem
        frame = film.frame()
        found.extend([] if frame is None else [frame])
        return film.has_ended

    until(look)
    return found


def test_standing_still_it_shows_its_first_frame_and_no_other(tmp_path: Path, show: Open) -> None:
    film = show(write_film(tmp_path / "film.mkv", REEL))
    frame = next_frame(film)
    assert (frame.width, frame.height, frame.second) == (64, 48, 0.0)
    assert len(frame.pixels) == 64 * 48 * 4
    assert grey(frame) == pytest.approx(brightness(0), abs=3)
    assert frame.pixels[3] == 255
    assert film.frame() is None
    assert film.length == 3.0
    assert not film.has_ended


def test_it_plays_every_frame_in_order_to_its_end(tmp_path: Path, show: Open) -> None:
    film = show(write_film(tmp_path / "film.mkv", REEL))
    film.let_play(playing=True)
    frames = frames_to_the_end(film)
    seconds = [frame.second for frame in frames]
    assert seconds == sorted(set(seconds))
    assert len(seconds) > 15, "a slow computer may miss some, not most"
    for frame in frames:
        assert grey(frame) == pytest.approx(brightness(round(frame.second * 10)), abs=3)
    assert film.second == pytest.approx(2.9, abs=0.2)


@pytest.mark.parametrize("playing", [False, True])
def test_sent_elsewhere_it_shows_nothing_from_before(
    tmp_path: Path, show: Open, playing: bool
) -> None:
    film = show(write_film(tmp_path / "film.mkv", REEL))
    film.let_play(playing=playing)
    next_frame(film)
    film.go_to(2.0)
    frame = next_frame(film)
    assert frame.second == pytest.approx(2.0, abs=0.11)
    assert grey(frame) == pytest.approx(brightness(round(frame.second * 10)), abs=3)


def test_sent_about_quickly_it_ends_where_it_was_sent_last(tmp_path: Path, show: Open) -> None:
    """A finger that slides along the bar."""
    film = show(write_film(tmp_path / "film.mkv", REEL))
    film.let_play(playing=False)
    for second in (0.5, 2.5, 1.5, 0.2, 1.0):
        film.go_to(second)
    assert next_frame(film).second == pytest.approx(1.0, abs=0.11)


def test_from_its_end_it_can_be_sent_back(tmp_path: Path, show: Open) -> None:
    film = show(write_film(tmp_path / "film.mkv", REEL), second=2.0)
    film.let_play(playing=True)
    frames_to_the_end(film)
    film.go_to(0.0)
    assert not film.has_ended
    assert next_frame(film).second == pytest.approx(0.0, abs=0.11)


def test_without_a_sound_track_it_plays_to_its_end(tmp_path: Path, show: Open) -> None:
    film = show(write_film(tmp_path / "film.mkv", Reel(seconds=1, sound=False)))
    film.let_play(playing=True)
    assert len(frames_to_the_end(film)) > 5


@pytest.mark.parametrize(
    ("largest", "size"),
    [
        (Size(1000, 1000), (320, 180)),
        (Size(160, 1000), (160, 90)),
        (Size(1000, 90), (160, 90)),
    ],
)
def test_frames_are_no_larger_than_they_are_seen_and_never_enlarged(
    tmp_path: Path, show: Open, largest: Size, size: tuple[int, int]
) -> None:
    """A 4K film took 33 MB a frame to be shown in a third of the screen."""
    film = show(write_film(tmp_path / "film.mkv", Reel(seconds=1, size=(320, 180))), largest)
    frame = next_frame(film)
    assert (frame.width, frame.height) == size


def test_without_a_sound_device_it_plays_in_silence(
    tmp_path: Path,
) -> None:
    script = f"""
        from pathlib import Path
        from kiosk.core.geometry import Size
        from kiosk.video.player import PlayerFilms
        from tests.video.waiting import until
        import logging
        logging.basicConfig(format="%(message)s")
        films = PlayerFilms()
        films.prepare()
        film = films.open(Path({str(write_film(tmp_path / "film.mkv", REEL))!r}), Size(64, 64), 0.0)
        film.let_play(playing=True)
        until(lambda: film.has_ended or film.problem is not None)
        print(film.problem, round(film.second))
        film.close()
        film.wait_closed(10.0)
    """
    done = run(script, SDL_AUDIODRIVER="no-such-driver")
    assert (done.returncode, done.stdout.split()) == (0, ["None", "3"]), done.stderr
    assert done.stderr.count("No sound of films:") == 1
    assert len(done.stderr.splitlines()) == 1


class TestWhatIsWrongWithAFile:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"no film at all",
            film(REEL)[:200],
            film(Reel(seconds=1, picture=False, sound=False)),
        ],
        ids=["empty", "something else", "cut within its header", "nothing in it"],
    )
    def test_what_is_no_film_says_so(self, tmp_path: Path, show: Open, data: bytes) -> None:
        path = tmp_path / "film.mkv"
        path.write_bytes(data)
        film = show(path)
        until(lambda: film.problem is not None)
        assert film.frame() is None

    def test_a_missing_file_says_so(self, tmp_path: Path, show: Open) -> None:
        film = show(tmp_path / "film.mkv")
        until(lambda: film.problem is not None)

    def test_a_film_that_was_cut_breaks_off(self, tmp_path: Path, show: Open) -> None:
        whole = film(Reel(seconds=5))
        path = tmp_path / "film.mkv"
        path.write_bytes(whole[: len(whole) // 4])
        shown = show(path)
        shown.let_play(playing=True)
        until(lambda: shown.problem is not None)
        assert "breaks off" in (shown.problem or "")
        assert not shown.has_ended

    def test_a_film_whose_sound_cannot_be_decoded_goes_on_without(
        self, tmp_path: Path, show: Open
    ) -> None:
        data = film(Reel(seconds=1)).replace(b"A_PCM/INT/LIT", b"A_NOSUCHCODEC")
        path = tmp_path / "film.mkv"
        path.write_bytes(data)
        shown = show(path)
        shown.let_play(playing=True)
        assert len(frames_to_the_end(shown)) > 5


def test_closing_waits_for_nothing_and_ends_its_thread(tmp_path: Path, show: Open) -> None:
    film = show(write_film(tmp_path / "film.mkv", REEL))
    film.let_play(playing=True)
    next_frame(film)
    film.close()
    until(lambda: not any(thread.name == "film" for thread in threading.enumerate()))
    assert film.frame() is None
    film.close()
    film.go_to(1.0)
    film.let_play(playing=True)


def test_opened_and_closed_at_once_nothing_is_left(tmp_path: Path, show: Open) -> None:
    """A visitor who turns at once; the file may not even be open yet."""
    path = write_film(tmp_path / "film.mkv", REEL)
    for _ in range(10):
        show(path).close()
    until(lambda: not any(thread.name == "film" for thread in threading.enumerate()))


def test_with_the_mixer_beside_it_sigterm_still_ends_the_process(tmp_path: Path) -> None:
    """Each brings an SDL of its own, and each SDL may take the signal away when it starts."""
    path = str(write_film(tmp_path / "film.mkv", REEL))
    script = f"""
        import os, signal
        from pathlib import Path
        from kiosk.core.geometry import Size
        from kiosk.video.player import PlayerFilms
        from tests.video.waiting import until
        films = PlayerFilms()
        films.prepare()
        from pygame import mixer
        mixer.init()
        film = films.open(Path({path!r}), Size(64, 64), 0.0)
        film.let_play(playing=True)
        until(lambda: film.second > 0.2)
        assert mixer.get_init()
        os.kill(os.getpid(), signal.SIGTERM)
        until(lambda: False)
    """
    assert run(script, SDL_AUDIODRIVER="dummy").returncode == -15


def test_reading_what_films_are_loads_no_library() -> None:
    script = """
        import sys
        import kiosk.video.films, kiosk.video.inspect, kiosk.video.player, kiosk.video.view
        kiosk.video.player.PlayerFilms()
        print([name for name in sys.modules if name.startswith("ffpyplayer")])
    """
    assert run(script).stdout.strip() == "[]"


def run(script: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
