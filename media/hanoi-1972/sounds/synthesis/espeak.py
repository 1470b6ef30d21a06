"""Speech by espeak-ng, run as a program of its own: its licence is not that of what it says."""

import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from sound import Sound, Wave

_PROGRAM = "espeak-ng"
_EDGE_SECONDS = 0.02
_AUDIBLE = 0.006  # of full scale


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice and how it speaks: words a minute as espeak-ng counts them, pitch from 0 to 99."""

    name: str
    speed: int
    pitch: int


# Slower than its 175, because a robot is hard to follow; not so slow that it sings.
VOICES: Mapping[str, Voice] = {
    "vi": Voice("vi", speed=150, pitch=38),  # of the north
    "en": Voice("en-gb", speed=148, pitch=38),
}


def speak(words: str, voice: Voice) -> Sound:
    """The words as speech, without the silence around them.

    Raises FileNotFoundError if there is no espeak-ng, CalledProcessError if it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "speech.wav"
        command = [_PROGRAM, "-b", "1", "-z", "-v", voice.name, "-s", str(voice.speed)]
        command += ["-p", str(voice.pitch), "-w", str(target), "--stdin"]
        subprocess.run(command, input=words.encode(), check=True)  # noqa: S603  # no shell
        wave, rate_hz = soundfile.read(target)
    return Sound(_trimmed(wave, round(_EDGE_SECONDS * rate_hz)), rate_hz)


def _trimmed(wave: Wave, edge: int) -> Wave:
    loud = np.flatnonzero(np.abs(wave) > _AUDIBLE)
    return wave[max(0, loud[0] - edge) : loud[-1] + edge]
