"""What really comes out of a sound device: recorded from one that leads nowhere."""

import logging
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from kiosk.audio import loudness
from kiosk.audio.ambience import FADE_SECONDS
from kiosk.audio.cue import Cue
from kiosk.audio.mixer import PygameAudio
from kiosk.audio.player import RETRY_SECONDS
from kiosk.core.clock import SystemClock
from kiosk.core.worker import Worker
from tests.audio import soundserver, tones
from tests.audio.soundserver import BLOCK_SECONDS, Ears, SoundServer
from tests.audio.tones import Samples, level

pytestmark = pytest.mark.skipif(bool(soundserver.missing), reason=soundserver.WHY_NOT)

ANSWER_SECONDS = 10.0
LOW, MIDDLE, HIGH = 440.0, 1000.0, 2000.0


class Room:
    """A kiosk's sound and somebody who hears it; time passes as it is heard."""

    def __init__(self, audio: PygameAudio, server: SoundServer, ears: Ears) -> None:
        self.audio = audio
        self.server = server
        self._ears = ears
        self._clock = SystemClock()
        self._ahead_seconds = 0.0

    def skip(self, seconds: float) -> None:
        """Let the kiosk believe that so much time has passed."""
        self._ahead_seconds += seconds
        self.tick()

    def hear_with(self, ears: Ears) -> None:
        """Hear with these from now on."""
        self._ears = ears

    def listen(self, seconds: float) -> list[Samples]:
        """What is heard, block by block."""
        return [self._block() for _ in range(round(seconds / BLOCK_SECONDS))]

    def until(self, heard: Callable[[Samples], bool]) -> list[Samples]:
        """Listen until that is heard; everything until then."""
        blocks: list[Samples] = []
        for _ in range(round(ANSWER_SECONDS / BLOCK_SECONDS)):
            blocks.append(self._block())
            if heard(blocks[-1]):
                return blocks
        levels = [[round(level(b, pitch), 3) for pitch in (LOW, MIDDLE, HIGH)] for b in blocks]
        raise AssertionError(f"not heard: {levels[-20:]}, {self.audio.problem}")

    def settled(self, pitch: float) -> float:
        """How loud a tone is once its loudness does not change any more."""
        recent: list[float] = []

        def steady(block: Samples) -> bool:
            recent.append(level(block, pitch))
            last = recent[-6:]
            return len(last) == 6 and max(last) - min(last) <= 0.02 * max(last) + 1e-6

        self.until(steady)
        return recent[-1]

    def _block(self) -> Samples:
        self.tick()
        return self._ears.block()

    def tick(self) -> None:
        """Let the time pass that has passed."""
        self.audio.advance(self._clock.now() + self._ahead_seconds)


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with soundserver.sound_server() as server:
        yield server


@pytest.fixture
def audio(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[PygameAudio]:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    worker = Worker("audio")
    audio = PygameAudio(worker)
    audio.set_volume(1.0)
    audio.start()
    yield audio
    audio.close()
    worker.close()
    assert audio._left.wait(ANSWER_SECONDS)


@pytest.fixture
def room(server: SoundServer, audio: PygameAudio) -> Iterator[Room]:
    with server.ears() as ears:
        room = Room(audio, server, ears)
        room.until(lambda _: audio.working)
        yield room


def test_an_ambience_goes_round_without_a_gap_and_fades_into_the_next(
    room: Room, tmp_path: Path
) -> None:
    low = tones.write(tmp_path / "low.wav", (LOW, 0.3))
    room.audio.set_ambience(low)
    full = loudness.AMBIENCE
    rise = [level(b, LOW) for b in room.until(lambda b: level(b, LOW) > 0.98 * full)]
    assert len([step for step in rise if 0.1 * full < step < 0.9 * full]) * BLOCK_SECONDS > 0.5
    assert min(level(b, LOW) for b in room.listen(0.5)) > 0.8 * full, "it goes round"
    room.audio.set_ambience(low)
    assert min(level(b, LOW) for b in room.listen(0.3)) > 0.8 * full, "nothing was begun again"
    room.audio.set_ambience(tones.write(tmp_path / "high.wav", (HIGH, 0.3)))
    over = room.until(lambda b: level(b, HIGH) > 0.95 * full)
    both = [b for b in over if min(level(b, LOW), level(b, HIGH)) > 0.2 * full]
    assert len(both) * BLOCK_SECONDS > 0.3 * FADE_SECONDS
    assert max(-np.diff([level(b, LOW) for b in over])) < 0.3 * full, "nothing was cut off"
    room.until(lambda b: level(b, LOW) < 0.02 * full)
    room.audio.set_ambience(None)
    room.until(lambda b: level(b, HIGH) < 0.5 * full)


def test_words_begin_where_asked_and_stand_above_the_ambience(room: Room, tmp_path: Path) -> None:
    room.audio.set_ambience(tones.write(tmp_path / "low.wav", (LOW, 0.3)))
    room.audio.speak(tones.write(tmp_path / "words.wav", (MIDDLE, 1.0), (HIGH, 2.2)), 1.2)
    heard = room.until(lambda b: level(b, HIGH) > 0.9)
    assert max(level(b, MIDDLE) for b in heard) < 0.05
    ducked = loudness.AMBIENCE * loudness.DUCKED
    assert room.settled(LOW) == pytest.approx(ducked, rel=0.15)
    room.until(lambda b: level(b, HIGH) < 0.001)
    rise = [level(b, LOW) for b in room.until(lambda b: level(b, LOW) > 0.95 * loudness.AMBIENCE)]
    assert max(np.diff(rise)) < 0.3 * loudness.AMBIENCE, "it comes back slowly"
    room.audio.duck(ducked=True)  # a film
    room.until(lambda b: level(b, LOW) < 1.15 * ducked)
    room.audio.duck(ducked=False)
    room.until(lambda b: level(b, LOW) > 1.3 * ducked)


def test_volume_quiet_hours_other_words_and_silence(room: Room, tmp_path: Path) -> None:
    room.audio.speak(tones.write(tmp_path / "first.wav", (MIDDLE, 9.0)), 0)
    room.until(lambda b: level(b, MIDDLE) > 0.9)
    room.audio.set_volume(0.5)
    assert room.settled(MIDDLE) == pytest.approx(0.5, rel=0.05)
    room.audio.set_house_volume(0.5)
    assert room.settled(MIDDLE) == pytest.approx(0.25, rel=0.05)
    room.audio.set_house_volume(0.0)
    room.until(lambda b: not b.any())
    room.audio.play(Cue.STILL_THERE)
    assert not any(b.any() for b in room.listen(0.3))
    room.audio.set_house_volume(1.0)
    room.until(lambda b: level(b, MIDDLE) > 0.45)
    room.audio.speak(tones.write(tmp_path / "second.wav", (HIGH, 9.0)), 3)
    both = room.until(lambda b: level(b, HIGH) > 0.45 and level(b, MIDDLE) < 0.01)
    assert max(level(b, MIDDLE) + level(b, HIGH) for b in both) < 0.55, "one voice at a time"
    room.audio.hush()
    room.until(lambda b: not b.any())


def test_touching_quickly_begins_the_sound_again_and_never_piles_up(
    room: Room, tmp_path: Path
) -> None:
    touch = tones.write(tmp_path / "touch.wav", (HIGH, 0.4), (MIDDLE, 0.4))
    room.audio.use_cues({Cue.TOUCH: touch})
    heard: list[Samples] = []
    for _ in range(4):
        room.audio.play(Cue.TOUCH)
        heard += room.listen(0.2)
    heard += room.until(lambda b: level(b, MIDDLE) > 0.9 * loudness.TOUCH)
    assert max(level(b, HIGH) for b in heard) == pytest.approx(loudness.TOUCH, rel=0.1)
    highs = [level(b, HIGH) > 0.3 * loudness.TOUCH for b in heard]
    assert sum(highs) * BLOCK_SECONDS > 0.65, "heard as long as it was touched"
    assert max(level(b, MIDDLE) for b in heard[: sum(highs)]) < 0.3 * loudness.TOUCH


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def until(condition: Callable[[], bool], meanwhile: Callable[[], None]) -> None:
    """Wait until something holds that cannot be heard."""
    for _ in range(round(ANSWER_SECONDS / BLOCK_SECONDS)):
        meanwhile()
        if condition():
            return
        Event().wait(BLOCK_SECONDS)
    raise AssertionError("not in time")


def test_a_device_that_goes_and_comes_back(
    server: SoundServer, room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A server without any device crashed SDL when it was asked to open one."""
    caplog.set_level(logging.DEBUG, "kiosk.audio")
    audio = room.audio
    audio.set_ambience(tones.write(tmp_path / "low.wav", (LOW, 0.3)))
    audio.speak(tones.write(tmp_path / "words.wav", (MIDDLE, 20.0), (HIGH, 60.0)), 0)
    room.until(lambda b: level(b, LOW) > 0 and level(b, MIDDLE) > 0.9)
    server.lose_device()
    until(lambda: audio.problem is not None, room.tick)
    assert not audio.working
    room.skip(RETRY_SECONDS + 1)
    until(lambda: audio.problem == "PulseAudio has no device", room.tick)
    audio.play(Cue.STILL_THERE)
    room.skip(RETRY_SECONDS - 5)
    assert lines(caplog) == ["No sound: the sound device is gone; tried again every 30 s"]
    server.find_device()
    with server.ears() as ears:
        room.hear_with(ears)
        assert not any(b.any() for b in room.listen(0.3)), "it is not tried again at once"
        room.skip(6)
        heard = room.until(lambda b: level(b, HIGH) > 0.9 and level(b, LOW) > 0.02)
    assert max(level(b, MIDDLE) for b in heard) < 0.05, "words go on where the captions are"
    assert (audio.working, audio.problem) == (True, None)
    assert lines(caplog)[1:] == ["Sound works again"]


def test_a_sound_server_that_dies_and_comes_back(
    server: SoundServer, room: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "kiosk.audio")
    room.audio.set_ambience(tones.write(tmp_path / "low.wav", (LOW, 0.3)))
    room.until(lambda b: level(b, LOW) > 0.02)
    server.kill()
    until(lambda: room.audio.problem is not None, room.tick)
    lost = room.audio.problem
    room.skip(RETRY_SECONDS + 1)
    until(lambda: room.audio.problem != lost, room.tick)
    server.start()
    with server.ears() as ears:
        room.hear_with(ears)
        room.skip(RETRY_SECONDS + 1)
        room.until(lambda b: level(b, LOW) > 0.02)
    assert len(lines(caplog)) == 2
    assert room.audio.problem is None


def test_a_server_that_stops_answering_holds_nobody_up() -> None:
    """SDL waited for it 30 s long with Python's lock held, and at the process's end for ever."""
    script = """
        import sys, threading, time
        from pathlib import Path
        from kiosk.audio.cue import Cue
        from kiosk.audio.mixer import PygameAudio
        from kiosk.core.worker import Worker

        audio = PygameAudio(Worker("audio"))
        audio.advance(0.0)
        if sys.argv[1] == "open":
            audio.start()
            while not audio.working:
                assert audio.problem is None, audio.problem
                threading.Event().wait(0.01)
        print("ready", flush=True)
        sys.stdin.readline()
        audio.start()
        audio.set_ambience(Path("a.wav"))
        audio.speak(Path("b.wav"), 3.0)
        for now in range(50):
            audio.advance(float(now))
            audio.play(Cue.STILL_THERE)
            threading.Event().wait(0.005)
        audio.close()
        print("done", flush=True)
    """
    with soundserver.sound_server() as server:
        for state in ("open", "closed"):
            with subprocess.Popen(
                [sys.executable, "-W", "error", "-c", textwrap.dedent(script), state],
                env={**os.environ, **server.environment},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            ) as process:
                assert process.stdout
                assert process.stdout.readline() == "ready\n"
                server.stop_answering()
                try:
                    out, _ = process.communicate("go\n", timeout=ANSWER_SECONDS)
                finally:
                    process.kill()
                    server.answer_again()
                assert (out, process.returncode) == ("done\n", 0), state
