"""What there is to read: the texts of an exhibit beside which a draft narration is named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kiosk.content.prose import parse_prose


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in one language, by paragraphs, without marks; and the files its reading goes to."""

    sound: str
    language: str
    paragraphs: tuple[str, ...]
    file: str
    captions: str


def passages(exhibit: Path) -> Iterator[Passage]:
    """The passages of all pages, in their order.

    The files are read as they stand: on the first time, no sound is there yet that an exhibit
    could be loaded with.
    """
    drafts = {
        sound_id: sound
        for sound_id, sound in _read(exhibit / "sounds.yaml").items()
        if sound["kind"] == "narration" and sound.get("draft")
    }
    for page in _read(exhibit / "exhibit.yaml")["pages"]:
        for part in _parts(_read(exhibit / page)):
            for sound_id in part["sounds"]:
                if sound_id in drafts:
                    yield from _of(sound_id, drafts[sound_id], part["text"])


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _parts(node: object) -> Iterator[Mapping[str, Any]]:
    """Whatever has both a text and sounds: a story, a slide, a quotation."""
    if isinstance(node, Mapping):
        if "sounds" in node and "text" in node:
            yield node
        for value in node.values():
            yield from _parts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _parts(value)


def _of(sound_id: str, sound: Mapping[str, Any], text: Mapping[str, str]) -> Iterator[Passage]:
    for language, file in sound["file"].items():
        yield Passage(
            sound_id, language, tuple(_plain(text[language])), file, sound["captions"][language]
        )


def _plain(text: str) -> Iterator[str]:
    for block in parse_prose(text).blocks:
        yield " ".join("".join(span.text for span in block.spans).split())
