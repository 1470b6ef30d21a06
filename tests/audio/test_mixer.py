"""Sound degrades to silence, holds nobody up, and never costs the process its way to end."""

import logging
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.audio import loudness
from kiosk.audio.ambience import FADE_SECONDS
from kiosk.audio.cue import Cue
from kiosk.audio.device import Device, open_device
from kiosk.audio.mixer import STALE_SECONDS, Audio, PygameAudio, SilentAudio
from kiosk.audio.player import RETRY_SECONDS, WATCH_SECONDS, Player
from kiosk.audio.voice import LATE_SECONDS
from tests.audio import tones
from tests.audio.executors import AtOnce, Later

LOW, HIGH = 440.0, 2000.0
TICK_SECONDS = 0.02


@pytest.fixture
def dummy_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


@pytest.fixture
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")


@pytest.fixture
def low(tmp_path: Path) -> Path:
    return tones.write(tmp_path / "low.wav", (LOW, 60.0))


@pytest.fixture
def high(tmp_path: Path) -> Path:
    return tones.write(tmp_path / "high.wav", (HIGH, 60.0))


class Hands:
    """A kiosk's sound on a device that nobody hears, with time by hand."""

    def __init__(self) -> None:
        self.opened: list[Device] = []
        self.audio = PygameAudio(AtOnce(), Player(self._open))
        self.now = 100.0
        self.audio.advance(self.now)

    @property
    def mixer(self) -> ModuleType:
        """The mixer of the device that was opened last."""
        return self.opened[-1].mixer

    def wait(self, seconds: float) -> None:
        """Let time pass, tick by tick."""
        for _ in range(round(seconds / TICK_SECONDS)):
            self.now += TICK_SECONDS
            self.audio.advance(self.now)

    def heard(self) -> list[float]:
        """How loud the sound of each track is that plays, and what is spoken last."""
        tracks = [self.mixer.Channel(track) for track in range(self.mixer.get_num_channels())]
        levels = [track.get_sound().get_volume() for track in tracks if track.get_busy()]
        spoken = [self.mixer.music.get_volume()] if self.mixer.music.get_busy() else []
        return levels + spoken

    def _open(self, tracks: int) -> Device:
        self.opened.append(open_device(tracks))
        return self.opened[-1]


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    hands = Hands()
    yield hands
    hands.audio.close()


def near(*levels: float) -> object:
    return pytest.approx(levels, abs=0.02)


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def run(script: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(script)],
        env={**os.environ, "SDL_AUDIODRIVER": "dummy", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_cues_play_at_the_volume_that_was_set(hands: Hands) -> None:
    audio = hands.audio
    audio.play(Cue.STILL_THERE)
    audio.set_volume(0.25)
    assert (audio.working, audio.problem) == (False, None)
    audio.start()
    assert (audio.working, audio.problem) == (True, None)
    assert hands.heard() == []
    audio.play(Cue.STILL_THERE)
    audio.play(Cue.TOUCH)
    assert hands.heard() == near(0.25), "the kiosk has no sound of its own for touches"
    audio.set_volume(7)
    hands.wait(2 * loudness.VOLUME_SECONDS)
    assert hands.heard() == near(1)


def test_an_exhibits_own_sound_for_touches(hands: Hands, low: Path, tmp_path: Path) -> None:
    hands.audio.set_volume(1)
    hands.audio.use_cues({Cue.TOUCH: low})
    hands.audio.start()
    hands.audio.play(Cue.TOUCH)
    hands.audio.play(Cue.TOUCH)
    assert hands.heard() == near(loudness.TOUCH), "once"
    hands.audio.use_cues({Cue.STILL_THERE: tmp_path / "none.wav"})
    hands.audio.play(Cue.STILL_THERE)
    assert hands.heard() == near(1, loudness.TOUCH), "the bell where the file cannot be read"


def test_loudness_glides(hands: Hands, low: Path, high: Path) -> None:
    """A jump clicks."""
    audio = hands.audio
    audio.set_volume(1)
    audio.set_ambience(low)
    audio.start()
    assert hands.heard() == near(loudness.AMBIENCE)
    audio.speak(high, 0)
    seen = [hands.heard()[0]]
    for _ in range(round(loudness.DUCK_SECONDS / TICK_SECONDS) + 1):
        hands.wait(TICK_SECONDS)
        seen.append(hands.heard()[0])
    assert hands.heard() == near(loudness.AMBIENCE * loudness.DUCKED, loudness.SPEECH)
    assert max(a - b for a, b in pairwise(seen)) < 0.2 * loudness.AMBIENCE
    audio.set_house_volume(0.0)
    hands.wait(2 * TICK_SECONDS)
    assert 0.1 < hands.heard()[-1] < 0.9
    hands.wait(loudness.VOLUME_SECONDS)
    assert hands.heard() == [0, 0]


def test_one_cross_fade_at_a_time_and_the_last_wish_counts(
    hands: Hands, low: Path, high: Path, tmp_path: Path
) -> None:
    """Leafing quickly must not cut off what fades."""
    between = tones.write(tmp_path / "between.wav", (1000, 1))
    hands.audio.start()
    hands.audio.set_ambience(low)
    hands.audio.set_ambience(between)
    hands.audio.set_ambience(high)
    assert len(hands.heard()) == 1
    hands.wait(FADE_SECONDS - 0.1)
    first = hands.mixer.Channel(1).get_sound()
    assert len(hands.heard()) == 1
    hands.wait(0.2)
    assert len(hands.heard()) == 2
    assert hands.mixer.Channel(1).get_sound() is first
    assert hands.mixer.Channel(0).get_sound().get_length() == pytest.approx(60)


def test_words_that_come_late_begin_where_the_captions_are(hands: Hands, tmp_path: Path) -> None:
    """The device may come back in the middle of a narration, or long after its end."""
    words = tones.write(tmp_path / "words.ogg", (LOW, 5.0))  # what it holds counts, not its name
    hands.audio.speak(words, 1.0)
    hands.wait(LATE_SECONDS + 8)
    hands.audio.start()
    assert not hands.heard()
    hands.audio.speak(words, 1.0)
    assert len(hands.heard()) == 1
    hands.audio.hush()
    hands.wait(0.2)
    assert not hands.heard()


@pytest.mark.usefixtures("no_device")
def test_without_a_device_there_is_silence_and_one_line(
    low: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG, "kiosk.audio")
    hands = Hands()
    audio = hands.audio
    audio.start()
    audio.play(Cue.STILL_THERE)
    audio.set_ambience(low)
    hands.wait(2.5 * RETRY_SECONDS)
    problem = audio.problem
    assert problem
    assert audio.working is False
    assert lines(caplog) == [f"No sound: {problem}"]
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    hands.wait(0.4 * RETRY_SECONDS)
    assert audio.working is False, "not yet"
    hands.wait(0.2 * RETRY_SECONDS)
    assert (audio.working, audio.problem) == (True, None)
    assert len(hands.heard()) == 1
    assert lines(caplog)[1:] == ["Sound works again"]
    audio.close()


def test_a_file_that_cannot_be_played_is_told_once_and_disturbs_nothing(
    hands: Hands, low: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "kiosk.audio")
    broken = tmp_path / "broken.ogg"
    broken.write_bytes(b"OggS" + bytes(3000))
    gone = tmp_path / "gone.wav"
    hands.audio.start()
    hands.audio.set_ambience(low)
    hands.wait(2 * FADE_SECONDS)
    for _ in range(3):
        hands.audio.use_cues({Cue.TOUCH: broken})
        hands.audio.speak(gone, 0)
        hands.wait(0.5)
        hands.audio.play(Cue.TOUCH)
        hands.audio.use_cues({})
        hands.audio.hush()
        assert len(hands.heard()) == 1
    hands.audio.set_ambience(broken)
    hands.wait(10 * FADE_SECONDS)
    assert hands.audio.working
    assert sorted(line.split(" cannot be played: ")[0] for line in lines(caplog)) == [
        str(broken),
        str(gone),
    ]


@pytest.mark.usefixtures("dummy_device")
def test_nothing_piles_up_behind_a_device_that_takes_long(low: Path) -> None:
    executor = Later()
    audio = PygameAudio(executor)
    audio.set_ambience(low)
    assert executor.jobs == [], "nothing is opened before it is started"
    audio.start()
    executor.run()
    for tick in range(1000):
        audio.advance(tick / 60)
        audio.set_volume(tick / 1000)
        audio.speak(low, tick / 60)
        audio.play(Cue.STILL_THERE)
    assert len(executor.jobs) == 1
    audio.close()
    executor.run()


@pytest.mark.usefixtures("dummy_device")
@pytest.mark.parametrize(("late_seconds", "heard"), [(0.1, True), (STALE_SECONDS + 0.1, False)])
def test_a_cue_that_could_not_be_played_in_time_is_not_played(
    late_seconds: float, heard: bool
) -> None:
    executor = Later()
    opened: list[Device] = []

    def opening(tracks: int) -> Device:
        opened.append(open_device(tracks))
        return opened[-1]

    audio = PygameAudio(executor, Player(opening))
    audio.advance(100)
    audio.start()
    executor.run()
    audio.play(Cue.STILL_THERE)
    audio.advance(100 + late_seconds)
    executor.run()
    assert any(opened[0].mixer.Channel(track).get_busy() for track in range(4)) is heard
    audio.close()
    executor.run()


@pytest.mark.usefixtures("dummy_device")
def test_closed_while_the_device_opens() -> None:
    """The app may stop before the thread that opens a slow device is done."""
    executor = Later()
    opened: list[Device] = []

    def open_slowly(tracks: int) -> Device:
        opened.append(open_device(tracks))
        audio.close()
        return opened[-1]

    audio = PygameAudio(executor, Player(open_slowly))
    audio.start()
    executor.run()
    assert audio.working is False
    assert opened[0].mixer.get_init() is None
    audio.start()
    audio.advance(1000)
    executor.run()
    assert len(opened) == 1


@pytest.mark.parametrize("error", [RuntimeError, AttributeError])
def test_a_library_that_is_not_as_expected_is_silence_and_one_line(
    error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    """It gave a traceback every half a minute, and staff were told that nothing is wrong."""

    def strange(_tracks: int) -> Device:
        raise error("undefined symbol")

    caplog.set_level(logging.DEBUG, "kiosk.audio")
    audio = PygameAudio(AtOnce(), Player(strange))
    audio.start()
    for second in range(round(3 * RETRY_SECONDS)):
        audio.advance(float(second))
    assert (audio.working, audio.problem) == (False, "undefined symbol")
    assert lines(caplog) == ["No sound: undefined symbol"]


@pytest.mark.usefixtures("dummy_device")
@pytest.mark.parametrize("part", ["init", "Sound"])
def test_what_was_opened_is_closed_when_pygame_does_not_take_it_over(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = open_device(2)
    mixer = device.mixer
    device.close()

    def refuse(*_: object, **__: object) -> None:
        assert mixer.get_init(), "it is open by now"
        raise RuntimeError("out of memory")

    monkeypatch.setattr(mixer, part, refuse)
    audio = PygameAudio(AtOnce())
    audio.start()
    assert (audio.working, audio.problem) == (False, "out of memory")
    assert mixer.get_init() is None


@pytest.mark.usefixtures("dummy_device")
def test_that_a_device_is_gone_is_known_before_it_is_closed() -> None:
    """Closing it may take for ever, and until then all was told to be well."""
    known: list[tuple[bool, str | None]] = []

    class Gone(Device):
        is_there = False

        def close(self) -> None:
            known.append((audio.working, audio.problem))
            super().close()

    def opening(tracks: int) -> Device:
        device = open_device(tracks)
        return Gone(device.mixer, device._sdl, device._number)

    audio = PygameAudio(AtOnce(), Player(opening))
    audio.start()
    for tick in range(100):
        audio.advance(tick * TICK_SECONDS)
    assert known == [(False, "the sound device is gone")]
    audio.close()


def test_a_bug_is_not_met_again_at_every_tick() -> None:
    tried: list[int] = []

    def broken(tracks: int) -> Device:
        tried.append(tracks)
        raise ZeroDivisionError

    audio = PygameAudio(AtOnce(), Player(broken))
    audio.advance(0)
    with pytest.raises(ZeroDivisionError):
        audio.start()
    for tick in range(100):
        audio.advance(RETRY_SECONDS * tick / 101)
    assert len(tried) == 1
    with pytest.raises(ZeroDivisionError):
        audio.advance(RETRY_SECONDS)


@pytest.mark.usefixtures("dummy_device")
def test_silence_has_the_device_looked_after_and_nothing_else() -> None:
    executor = Later()
    audio = PygameAudio(executor)
    audio.advance(0)
    audio.start()
    executor.run()
    looks = 0
    for tick in range(1, 600):
        audio.advance(10 * WATCH_SECONDS * tick / 600)
        looks += len(executor.jobs)
        executor.run()
    assert 8 <= looks <= 11
    audio.close()
    executor.run()


EVERY_CALL: tuple[Callable[[Audio], object], ...] = (
    lambda audio: audio.start(),
    lambda audio: audio.advance(1.0),
    lambda audio: audio.set_volume(1),
    lambda audio: audio.set_house_volume(0.0),
    lambda audio: audio.use_cues({Cue.TOUCH: Path("none.wav")}),
    lambda audio: audio.play(Cue.STILL_THERE),
    lambda audio: audio.set_ambience(Path("none.wav")),
    lambda audio: audio.speak(Path("none.wav"), 1.0),
    lambda audio: audio.hush(),
    lambda audio: audio.duck(ducked=True),
    lambda audio: audio.close(),
)


def test_nothing_is_played_after_the_end(hands: Hands, low: Path) -> None:
    """pygame crashes the process when something is played after it was ended."""
    hands.audio.set_ambience(low)
    hands.audio.start()
    hands.audio.close()
    assert hands.mixer.get_init() is None
    for call in EVERY_CALL:
        call(hands.audio)
    hands.wait(2 * RETRY_SECONDS)
    assert (hands.audio.working, len(hands.opened)) == (False, 1)


def test_silence_can_be_asked_for() -> None:
    audio: Audio = SilentAudio()
    for call in EVERY_CALL:
        assert call(audio) is None
    assert (audio.working, audio.problem) == (False, None)


STARTED = """
    import os, signal, sys
    from kiosk.audio.mixer import PygameAudio
    class AtOnce:
        submit = staticmethod(lambda job: job())
    audio = PygameAudio(AtOnce())
    audio.start()
    assert audio.working, audio.problem
"""


def test_sigterm_still_ends_the_process() -> None:
    """SDL takes SIGTERM for itself if it may, and nobody reads its queue: only kill -9 helped."""
    done = run(STARTED + "    os.kill(os.getpid(), signal.SIGTERM); print('swallowed')")
    assert done.stdout == ""
    assert done.returncode == -15


def test_our_own_handler_still_runs() -> None:
    handler = "    signal.signal(signal.SIGTERM, lambda *_: (print('ours'), sys.exit(7)))\n"
    before_and_after = (handler + STARTED[1:], STARTED + handler)
    for script in before_and_after:
        lines = "    import signal, sys, os\n" + script + "    os.kill(os.getpid(), 15); print('?')"
        done = run(lines)
        assert (done.stdout, done.returncode) == ("ours\n", 7), done.stderr


def test_only_starting_imports_pygame_and_then_little_of_it() -> None:
    done = run(
        """
        import sys
        from kiosk.audio.mixer import PygameAudio
        audio = PygameAudio(type("AtOnce", (), {"submit": lambda _, job: job()})())
        assert "pygame" not in sys.modules
        audio.start()
        assert audio.working, audio.problem
        assert not {"numpy", "pkg_resources"} & set(sys.modules), "slow to import"
        import pygame
        assert not pygame.display.get_init()
        assert sys.modules.get("pygame.sndarray", pygame) is not None, "still hidden"
        """
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_alsa_without_a_sound_card_is_quiet_about_it() -> None:
    """It printed eight lines at every try."""
    done = run(STARTED.partition("    assert")[0] + "    audio.close()", SDL_AUDIODRIVER="alsa")
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) <= 1, done.stderr


def test_a_device_is_given_back_before_the_process_ends() -> None:
    """SDL's threads must not meet libraries that are gone already."""
    done = run(
        """
        import atexit
        from kiosk.audio.cue import Cue
        from kiosk.audio.mixer import PygameAudio
        from kiosk.core.worker import Worker
        from threading import Event

        atexit.register(lambda: print("given back:", audio._left.is_set()))
        audio = PygameAudio(Worker("audio"))
        audio.start()
        while not audio.working:
            Event().wait(0.01)
        audio.play(Cue.STILL_THERE)
        """
    )
    assert (done.stdout, done.stderr, done.returncode) == ("given back: True\n", "", 0)
