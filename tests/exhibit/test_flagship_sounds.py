"""The flagship's draft narrations read what its pages say; a page changed since is noticed here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.content.prose import parse_prose
from kiosk.content.text import LocalizedText
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.pages.slideshow.model import SlideshowPage
from kiosk.pages.story.model import StoryPage

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def exhibit() -> Exhibit:
    loaded = load_exhibit(ROOT / "exhibits" / "hanoi-1972", ROOT / "media")
    assert loaded.exhibit is not None
    return loaded.exhibit


def texts_with_sounds(exhibit: Exhibit) -> Iterator[tuple[LocalizedText, tuple[str, ...]]]:
    for page in exhibit.pages:
        if isinstance(page, StoryPage):
            yield page.text, page.sounds
        elif isinstance(page, SlideshowPage):
            for slide in page.slides:
                if slide.text is not None:
                    yield slide.text, slide.sounds or ()


def words_of(text: str) -> list[str]:
    spans = (span for block in parse_prose(text).blocks for span in (*block.spans, None))
    return "".join(" " if span is None else span.text for span in spans).split()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_captions_of_draft_narrations_are_the_words_of_their_page(
    exhibit: Exhibit, language: str
) -> None:
    """`make sounds` reads a changed page again."""
    said, written = {}, {}
    for text, sounds in texts_with_sounds(exhibit):
        for sound in sounds:
            if exhibit.sounds[sound].draft:
                cues = exhibit.captions("sound", sound, language).cues
                said[sound] = [word for cue in cues for word in cue.text.split()]
                written[sound] = words_of(text.resolve(language, exhibit.languages).text)
    assert said == written
    assert said
