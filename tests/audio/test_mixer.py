"""Sound degrades to silence, and never costs the process its way to end."""

import logging
import os
import subprocess
import sys
import textwrap
from types import ModuleType

import pytest

from kiosk.audio.mixer import Audio, Cue, PygameAudio, SilentAudio


@pytest.fixture
def dummy_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


@pytest.fixture
def no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")


def run(script: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(script)],
        env={**os.environ, "SDL_AUDIODRIVER": "dummy", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.usefixtures("dummy_device")
def test_cues_play_at_the_volume_that_was_set() -> None:
    audio = PygameAudio()
    audio.play(Cue.STILL_THERE)
    audio.set_volume(0.25)
    assert (audio.working, audio.problem) == (False, None)
    audio.start()
    try:
        assert (audio.working, audio.problem) == (True, None)
        assert set(audio._sounds) == set(Cue)
        sound = audio._sounds[Cue.STILL_THERE]
        assert sound.get_volume() == pytest.approx(0.25, abs=0.01)
        assert sound.get_num_channels() == 0
        audio.play(Cue.STILL_THERE)
        assert sound.get_num_channels() == 1
        audio.set_volume(7)
        assert sound.get_volume() == 1
        assert sound.get_length() == pytest.approx(1.8, abs=0.01)
    finally:
        audio.close()
    assert audio.working is False
    audio.play(Cue.STILL_THERE)
    audio.close()


@pytest.mark.usefixtures("no_device")
def test_without_a_device_there_is_silence_and_one_line(caplog: pytest.LogCaptureFixture) -> None:
    audio = PygameAudio()
    with caplog.at_level(logging.DEBUG, "kiosk.audio.mixer"):
        audio.start()
        audio.play(Cue.STILL_THERE)
        audio.set_volume(0.5)
        audio.close()
    assert audio.working is False
    assert audio.problem
    assert [record.getMessage() for record in caplog.records] == [f"No sound: {audio.problem}"]


@pytest.mark.usefixtures("dummy_device")
def test_closed_while_the_device_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app may stop before the thread that opens a slow device is done."""
    from kiosk.audio import mixer as module

    audio = PygameAudio()
    opened: list[ModuleType] = []

    def open_slowly() -> ModuleType:
        mixer = open_mixer()
        opened.append(mixer)
        audio.close()
        return mixer

    open_mixer = module._open_mixer
    monkeypatch.setattr(module, "_open_mixer", open_slowly)
    audio.start()
    assert audio.working is False
    assert opened[0].get_init() is None
    audio.start()
    assert len(opened) == 1


def test_silence_can_be_asked_for() -> None:
    audio: Audio = SilentAudio()
    audio.start()
    audio.play(Cue.STILL_THERE)
    audio.set_volume(1)
    audio.close()
    assert (audio.working, audio.problem) == (False, None)


STARTED = """
    import os, signal, sys
    from kiosk.audio.mixer import PygameAudio
    audio = PygameAudio()
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
        assert "pygame" not in sys.modules
        audio = PygameAudio()
        audio.start()
        assert audio.working, audio.problem
        assert not {"numpy", "pkg_resources"} & set(sys.modules), "slow to import"
        import pygame
        assert not pygame.display.get_init()
        assert sys.modules.get("pygame.sndarray", pygame) is not None, "still hidden"
        """
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
