"""A passage read aloud, and its captions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cutting
import numpy as np
from curves import faded
from espeak import VOICES, speak
from loudness import at_loudness
from passages import Passage
from pronunciation import spelled_out
from room import heard_in, reverberation
from sound import Sound, Wave
from spectrum import band, filtered

_LUFS = -20.0
_FIRST_SECONDS, _LAST_SECONDS = 0.3, 0.6
_CLAUSE_SECONDS, _COMMA_SECONDS = 0.08, 0.22
_SENTENCE_SECONDS, _PARAGRAPH_SECONDS = 0.55, 0.95
_SHORTEST_GAP_SECONDS = 0.7  # of a shorter one, a caption stays until the next comes
_ROOM_SECONDS, _ROOM_SHARE = 0.28, 0.07


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the page and when they are said, in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Narration:
    """What is heard, and what is said in it."""

    sound: Sound
    cues: tuple[Cue, ...]


def narration(passage: Passage) -> Narration:
    """The passage as its language's voice reads it.

    Each caption is spoken by itself, so that its times are known to the sample. Raises ValueError
    where the page has something that the pronunciation table does not know.
    """
    voice = VOICES[passage.language]
    pieces: list[Wave] = []
    cues: list[Cue] = []
    at, rate_hz = 0.0, 0
    pause = _FIRST_SECONDS
    for caption, next_pause in _captions(passage.paragraphs):
        spoken = speak(_voiced(caption, passage.language), voice)
        rate_hz = spoken.rate_hz
        pieces += [np.zeros(round(pause * rate_hz)), spoken.wave]
        start = at + len(pieces[-2]) / rate_hz
        at = start + spoken.seconds
        cues.append(Cue(start, at, caption))
        pause = next_pause
    pieces.append(np.zeros(round(_LAST_SECONDS * rate_hz)))
    return Narration(_polished(Sound(np.concatenate(pieces), rate_hz)), tuple(_joined(cues)))


def web_vtt(cues: Sequence[Cue]) -> str:
    """The captions as a WebVTT file."""
    blocks = (
        f"{_time(cue.start)} --> {_time(cue.end)}\n" + "\n".join(cutting.lines(cue.text)) + "\n"
        for cue in cues
    )
    return "\n".join(("WEBVTT\n", *blocks))


def _captions(paragraphs: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Each caption and the pause after it, in seconds."""
    for paragraph in paragraphs:
        *most, last = cutting.captions(paragraph)
        for caption in most:
            yield caption, _pause_after(caption)
        yield last, _PARAGRAPH_SECONDS


def _pause_after(caption: str) -> float:
    end = caption.rstrip("”’»")[-1]
    if end in ".?!…":
        return _SENTENCE_SECONDS
    return _COMMA_SECONDS if end in ",;:–" else _CLAUSE_SECONDS


def _voiced(caption: str, language: str) -> str:
    """What the voice is given; a comma tells it that the sentence goes on."""
    words = spelled_out(caption, language).rstrip("–: ")
    return words if words[-1] in ".?!…,;" else f"{words},"


def _joined(cues: Sequence[Cue]) -> Iterator[Cue]:
    for cue, following in zip(cues, (*cues[1:], None), strict=True):
        if following and following.start - cue.end < _SHORTEST_GAP_SECONDS:
            yield Cue(cue.start, following.start, cue.text)
        else:
            yield cue


def _polished(sound: Sound) -> Sound:
    """Less of the buzz, a little of a room, one loudness."""
    rng = np.random.default_rng(0)
    dry = filtered(sound.wave, sound.rate_hz, band(90, 5200))
    room = reverberation(rng, sound.rate_hz, _ROOM_SECONDS, 0.01)
    wave = dry + _ROOM_SHARE * heard_in(dry, room)
    return at_loudness(Sound(faded(wave, sound.rate_hz, 0.02, 0.1), sound.rate_hz), _LUFS)


def _time(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    return f"{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"
