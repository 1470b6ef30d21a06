"""Whether a file is a sound and how long it lasts: found out without hearing it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.audio.inspect import MAX_BYTES, MAX_SECONDS, inspect_sound, too_long
from kiosk.content.diagnostics import Problem
from kiosk.content.sounds import SoundKind
from tests.audio.sounds import flac, mp3, ogg_opus, ogg_vorbis, wav

SOUNDS = {
    "wav": wav(2.5),
    "ogg": ogg_vorbis(2.5),
    "opus": ogg_opus(2.5),
    "flac": flac(2.5),
    "mp3": mp3(96),
}


def inspected(tmp_path: Path, content: bytes, name: str = "sound") -> Problem | float:
    path = tmp_path / name
    path.write_bytes(content)
    return inspect_sound(path)


@pytest.mark.parametrize("form", SOUNDS)
def test_tells_the_length_of_every_format(form: str, tmp_path: Path) -> None:
    found = inspected(tmp_path, SOUNDS[form])
    assert found == pytest.approx(2.5, abs=0.01)


@pytest.mark.parametrize("form", SOUNDS)
def test_a_wrong_ending_of_the_name_does_not_matter(form: str, tmp_path: Path) -> None:
    """Files come from telephones and mail; what they are called is nobody's fault."""
    found = inspected(tmp_path, SOUNDS[form], "sound.m4a")
    assert found == pytest.approx(2.5, abs=0.01)


@pytest.mark.parametrize("form", ["wav", "ogg", "opus"])
def test_a_file_that_was_cut_is_told(form: str, tmp_path: Path) -> None:
    whole = SOUNDS[form]
    found = inspected(tmp_path, whole[: len(whole) - 100])
    assert found == Problem("The sound file is broken or incomplete.", "Copy or export it again.")


@pytest.mark.parametrize(
    "content",
    [
        b"This was never a sound.\n",
        b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom\0\0\0\0",
        b"FORM\0\0\0\x04AIFF",
        b"RIFF\x04\0\0\0WEBP",
        b"\x89PNG\r\n\x1a\n",
        b"\xff",
    ],
)
def test_what_the_mixer_cannot_play_is_refused(content: bytes, tmp_path: Path) -> None:
    found = inspected(tmp_path, content)
    assert isinstance(found, Problem)
    assert found.message == "This is not a sound that the kiosk can play."
    assert "Ogg Vorbis, Opus, MP3, FLAC or WAV" in found.hint


def test_a_sound_without_a_moment_in_it_is_refused(tmp_path: Path) -> None:
    assert isinstance(inspected(tmp_path, wav(0)), Problem)
    assert isinstance(inspected(tmp_path, ogg_vorbis(0)), Problem)


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    """A FIFO never answers: the check would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "missing.ogg", "."):
        assert isinstance(inspect_sound(tmp_path / name), Problem)


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.wav"
    with path.open("wb") as file:
        file.write(SOUNDS["wav"])
        file.truncate(MAX_BYTES + 1)  # a hole takes no room
    found = inspect_sound(path)
    assert isinstance(found, Problem)
    assert found.message == "The sound file is larger than 100 MB."


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    form=st.sampled_from(sorted(SOUNDS)),
    cut=st.integers(0, 400),
    noise=st.binary(max_size=64),
)
def test_no_bytes_make_it_raise(form: str, cut: int, noise: bytes, tmp_path: Path) -> None:
    found = inspected(tmp_path, SOUNDS[form][:cut] + noise)
    assert isinstance(found, Problem) or found > 0


def test_what_is_held_in_memory_must_be_short() -> None:
    for kind, most in MAX_SECONDS.items():
        assert too_long(kind, most) is None
        assert isinstance(too_long(kind, most + 1), Problem)
    assert too_long(SoundKind.NARRATION, 3600.0) is None
    assert too_long(SoundKind.RECORDING, 3600.0) is None


def test_inspecting_needs_no_sound_library() -> None:
    code = "import sys, kiosk.audio.inspect; print('pygame' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "False\n"
