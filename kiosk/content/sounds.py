"""Sounds as curators describe them; knows nothing of what is heard."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StrictBool, model_validator

from kiosk.content.diagnostics import Problem
from kiosk.content.files import LocalizedFile
from kiosk.content.record import Record, refused
from kiosk.content.references import SoundId, SourceId
from kiosk.content.rights import Rights
from kiosk.content.text import LocalizedLine

SILENCE = "silence"  # where an ambience is named: none
MAX_SOUNDS = 3  # buttons that there is room for, beside a page's own


class SoundKind(StrEnum):
    """What a sound is for."""

    NARRATION = "narration"  # a voice that reads
    RECORDING = "recording"  # something to listen to for its own sake
    AMBIENCE = "ambience"  # heard quietly, over and over
    EFFECT = "effect"  # short; follows a touch


LISTENED_TO = frozenset({SoundKind.NARRATION, SoundKind.RECORDING})
"""What visitors start themselves, and need captions for: they may not hear, or not be allowed."""


class Sound(Record):
    """One sound, described once; pages name it by its id."""

    kind: SoundKind = Field(description="narration, recording, ambience or effect")
    file: LocalizedFile = Field(
        description="the sound's place under media/, or one for each language"
    )
    captions: LocalizedFile | None = Field(
        None, description="the place of a WebVTT file under media/, or one for each language"
    )
    title: LocalizedLine | None = Field(None, description="what is heard")
    draft: StrictBool = Field(
        default=False, description="true for a stand-in until the real recording is made"
    )
    credit: LocalizedLine = Field(description="who made it or keeps it")
    rights: Rights = Field(description="what may be done with it, such as CC-BY-4.0")
    sources: tuple[SourceId, ...] = Field((), description="ids from the sources")

    @model_validator(mode="after")
    def _can_be_listened_to(self) -> Self:
        if self.kind is SoundKind.RECORDING and self.title is None:
            raise refused(
                Problem("A recording needs a title.", "Write 'title:' and what visitors will hear.")
            )
        if self.kind in LISTENED_TO and self.captions is None:
            raise refused(Problem(f"A {self.kind} needs captions.", SMALLEST_CAPTIONS))
        if self.kind not in LISTENED_TO and self.captions is not None:
            raise refused(
                Problem(f"Captions of an {self.kind} are never shown.", "Delete the line."),
                key="captions",
            )
        return self


SMALLEST_CAPTIONS = (
    "Write them into a text file such as why-en.vtt: the line 'WEBVTT', an empty line, then the "
    "line '00:00.000 --> 00:04.000' and below it what is said in these four seconds."
)


def _few(ids: tuple[str, ...]) -> tuple[str, ...]:
    for index, sound in enumerate(ids):
        if sound in ids[:index]:
            raise refused(Problem(f"'{sound}' stands here twice.", "Keep one."), key=index)
    if len(ids) > MAX_SOUNDS:
        raise refused(
            Problem(
                f"There are {len(ids)} sounds here; there is room for {MAX_SOUNDS}.",
                "Keep those that visitors should not miss.",
            )
        )
    return ids


SoundIds = Annotated[tuple[SoundId, ...], AfterValidator(_few)]
"""A few sounds, each of which gets a button."""
