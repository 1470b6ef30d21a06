"""What curators write for each kind: the short ways, the defaults, and the table of kinds."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from kiosk.content.references import ProseMark, walk_definitions, walk_references, walk_texts
from kiosk.content.text import LocalizedText, SetIn
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page
from kiosk.pages.quotes.model import QuotesPage, Speaker
from kiosk.pages.slideshow.model import Fit, SlideshowPage
from kiosk.pages.story.model import StoryPage

HEAD = {"id": "why", "title": {"en": "Why"}}
STORY = {"kind": "story", **HEAD, "text": "Because.", "sources": ["S1"]}
SLIDESHOW = {
    "kind": "slideshow",
    **HEAD,
    "slides": [
        "shelters",
        {"picture": "siren", "text": "The siren.", "sources": ["S2"]},
        "shelters",
    ],
}
QUOTES = {
    "kind": "quotes",
    **HEAD,
    "picture": "dusk",
    "quotes": [
        {"id": "one", "text": "One", "original": "vi", "speaker": "giap", "source": "S1"},
        {"text": "Two", "original": "en", "speaker": {"name": "Someone"}, "source": "S2"},
    ],
}
MAP = {
    "kind": "map",
    **HEAD,
    "basemap": {"picture": "plan", "size": [640, 480]},
    "view": [0, 0, 640, 480],
    "layers": [
        {
            "kind": "places",
            "id": "gates",
            "features": [{"id": "east", "at": [600, 200], "title": "East gate", "text": "Shut."}],
        }
    ],
}
COMPARE = {
    "kind": "compare",
    **HEAD,
    "pairs": [
        {
            "id": "one",
            "before": "then",
            "after": "now",
            "before_label": "1972",
            "after_label": {"en": "2022"},
            "text": "The *same* street.",
            "sources": ["S1"],
        },
        {"before": "now", "after": "then", "before_label": "A", "after_label": "B"},
    ],
}
QUIZ = {
    "kind": "quiz",
    **HEAD,
    "headline": {"en": "What do you know?"},
    "text": "Some *questions*.",
    "questions": [
        {
            "id": "one",
            "question": "In which year?",
            "picture": "then",
            "answers": [{"text": "1902", "right": True}, {"text": {"en": "1903"}}],
            "explanation": "In 1902.[^S1]",
            "sources": ["S1"],
            "opens": "why#one",
        },
    ],
}
PEOPLE = {
    "kind": "people",
    **HEAD,
    "headline": {"en": "Who was there"},
    "text": "Some of them.[^S1]",
    "picture": "now",
    "people": ["lan", "minh"],
}
CREDITS = {
    "kind": "credits",
    **HEAD,
    "headline": {"en": "Thanks"},
    "text": "To *all*.",
    "picture": "now",
}
FIGURES = {
    "kind": "figures",
    **HEAD,
    "headline": {"en": "Two counts"},
    "text": "They *differ*.",
    "picture": "now",
    "sides": [{"id": "city", "title": {"en": "According to the city"}, "colour": "fire"}],
    "charts": [
        {
            "kind": "pictograms",
            "id": "boats",
            "title": {"en": "Boats lost"},
            "unit": "boats",
            "symbol": "boat",
            "each": 2,
            "text": "Counted *twice*.[^S1]",
            "opens": "why#boats",
            "data": "boats.csv",
            "sources": ["S1"],
            "rows": [
                {
                    "title": "Ferries",
                    "values": [
                        {"side": "city", "value": 34, "part": {"value": 16, "title": "of wood"}},
                        {"low": 10, "high": 12, "qualifier": "about", "sources": ["S2"]},
                        {"note": "nobody counted"},
                    ],
                }
            ],
        },
    ],
}
TIMELINE = {
    "kind": "timeline",
    **HEAD,
    "headline": {"en": "Hour by hour"},
    "text": "A *night*.",
    "picture": "dusk",
    "start": "1972-12-18",
    "end": 1972,
    "tracks": [{"id": "sky", "title": "In the sky", "colour": "fire"}],
    "data": "hours.csv",
    "events": [
        {
            "id": "one",
            "track": "sky",
            "at": "1972-12-18 19:44 +07:00",
            "title": {"en": "The first"},
            "text": "It *began*.[^S1]",
            "picture": "siren",
            "opens": "why#one",
            "rank": 1,
            "sources": ["S1"],
        },
        {"track": "sky", "start": "1972-12-24", "end": "1972-12-26", "title": "The pause"},
    ],
}
SAMPLES = {
    "story": STORY,
    "slideshow": SLIDESHOW,
    "quotes": QUOTES,
    "map": MAP,
    "compare": COMPARE,
    "quiz": QUIZ,
    "people": PEOPLE,
    "credits": CREDITS,
    "timeline": TIMELINE,
    "figures": FIGURES,
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_reads_its_sample(kind: str) -> None:
    page = KINDS[kind].model.model_validate(SAMPLES[kind])
    assert isinstance(page, Page)
    assert (page.kind, page.id, page.title) == (kind, "why", LocalizedText({"en": "Why"}))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_refuses_unknown_keys(kind: str) -> None:
    with pytest.raises(ValidationError):
        KINDS[kind].model.model_validate({**SAMPLES[kind], "colour": "red"})


@pytest.mark.parametrize("kind", KINDS)
def test_pages_cannot_be_changed(kind: str) -> None:
    page = KINDS[kind].model.model_validate(SAMPLES[kind])
    with pytest.raises(ValidationError):
        page.id = "other"  # type: ignore[misc]


@pytest.mark.parametrize("kind", KINDS)
def test_no_title_is_longer_than_a_screen(kind: str) -> None:
    """A title of 500 letters pushed the text and the buttons off the page."""
    model = KINDS[kind].model
    assert model.model_validate({**SAMPLES[kind], "title": "x" * 120})
    with pytest.raises(ValidationError, match="at most 120"):
        model.model_validate({**SAMPLES[kind], "title": "x" * 121})


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_for_the_messages(kind: str) -> None:
    def descriptions(model: type[BaseModel]) -> list[str | None]:
        return [field.description for field in model.model_fields.values()]

    assert all(descriptions(KINDS[kind].model))


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_names_modules_in_the_folder_of_the_kind(kind: str) -> None:
    row = KINDS[kind]
    assert row.model.__module__ == f"kiosk.pages.{kind}.model"
    for dotted in (row.presenter, row.screen):
        module, _, name = dotted.partition(":")
        assert module.startswith(f"kiosk.pages.{kind}.")
        assert find_spec(module) is not None, module
        source = find_spec(module).origin  # type: ignore[union-attr]
        assert f"class {name}" in Path(str(source)).read_text(encoding="utf-8")


def test_the_table_opens_no_window() -> None:
    code = "import sys, kiosk.pages.kinds; print('kivy' in sys.modules, 'pygame' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "False False\n"


class TestStory:
    def test_names_its_pictures_in_either_way(self) -> None:
        one = StoryPage.model_validate({**STORY, "picture": "a"})
        many = StoryPage.model_validate({**STORY, "pictures": ["a", "b"]})
        none = StoryPage.model_validate(STORY)
        assert [page.picture_ids for page in (one, many, none)] == [("a",), ("a", "b"), ()]
        assert [page.cover for page in (one, many, none)] == ["a", "a", None]

    def test_shows_a_video_in_place_of_pictures(self) -> None:
        page = StoryPage.model_validate({**STORY, "video": "film"})
        assert (page.picture_ids, page.cover, page.cover_video) == ((), None, "film")
        with pytest.raises(ValidationError, match="either pictures or a video"):
            StoryPage.model_validate({**STORY, "video": "film", "pictures": ["a"]})

    def test_refuses_both_ways_at_once(self) -> None:
        with pytest.raises(ValidationError, match="either 'picture' or 'pictures'"):
            StoryPage.model_validate({**STORY, "picture": "a", "pictures": ["a"]})


class TestSlideshow:
    def test_a_slide_may_be_only_a_picture(self) -> None:
        page = SlideshowPage.model_validate(SLIDESHOW)
        assert [slide.picture for slide in page.slides] == ["shelters", "siren", "shelters"]
        assert page.slides[0].text is None
        assert page.cover == "shelters"

    def test_slides_are_linked_to_by_their_pictures(self) -> None:
        assert SlideshowPage.model_validate(SLIDESHOW).items == ("shelters", "siren")

    def test_a_slide_may_be_a_video(self) -> None:
        page = SlideshowPage.model_validate({**SLIDESHOW, "slides": [{"video": "film"}, "siren"]})
        assert [(slide.picture, slide.video) for slide in page.slides] == [
            (None, "film"),
            ("siren", None),
        ]
        assert page.items == ("film", "siren")
        assert (page.cover, page.cover_video) == (None, "film")

    @pytest.mark.parametrize(
        ("slide", "message"),
        [
            ({"text": "Nothing."}, "shows nothing"),
            ({"picture": "siren", "video": "film"}, "either 'picture' or 'video'"),
        ],
    )
    def test_a_slide_shows_one_thing(self, slide: dict[str, str], message: str) -> None:
        with pytest.raises(ValidationError, match=message):
            SlideshowPage.model_validate({**SLIDESHOW, "slides": [slide]})

    def test_defaults(self) -> None:
        page = SlideshowPage.model_validate(SLIDESHOW)
        assert (page.each_seconds, page.autoplay, page.slides[0].fit) == (12.0, True, Fit.COVER)

    def test_no_slide_flashes_by(self) -> None:
        with pytest.raises(ValidationError, match="too short"):
            SlideshowPage.model_validate({**SLIDESHOW, "each": "3 s"})


class TestQuotes:
    def test_a_speaker_is_named_or_described(self) -> None:
        page = QuotesPage.model_validate(QUOTES)
        assert page.quotes[0].speaker == "giap"
        assert page.quotes[1].speaker == Speaker(name=LocalizedText("Someone"))
        assert page.items == ("one",)
        assert page.cover == "dusk"


TWO_SOUNDS = {"sounds": ["why-read", "call"]}


class TestSounds:
    """Two sounds on the page, and others on one of its items."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_are_offered_all_over_a_page(self, kind: str) -> None:
        page = KINDS[kind].model.model_validate({**SAMPLES[kind], **TWO_SOUNDS})
        assert page.sounds_at(None) == page.sounds_at(0) == ("why-read", "call")
        assert KINDS[kind].model.model_validate(SAMPLES[kind]).sounds_at(0) == ()

    def test_of_a_slide_replace_those_of_the_page(self) -> None:
        slides = ["shelters", {"picture": "siren", "sounds": ["siren"]}]
        page = SlideshowPage.model_validate({**SLIDESHOW, **TWO_SOUNDS, "slides": slides})
        assert [page.sounds_at(index) for index in (None, 0, 1)] == [
            ("why-read", "call"),
            ("why-read", "call"),
            ("siren",),
        ]

    def test_of_a_quotation_replace_those_of_the_page(self) -> None:
        first, second = QUOTES["quotes"]
        quotes = [{**first, "sounds": ["voice"]}, second]
        page = QuotesPage.model_validate({**QUOTES, **TWO_SOUNDS, "quotes": quotes})
        assert page.sounds_at(0) == ("voice",)
        assert page.sounds_at(1) == ("why-read", "call")

    def test_may_be_none_on_one_slide(self) -> None:
        slides = ["shelters", {"picture": "siren", "sounds": []}]
        page = SlideshowPage.model_validate({**SLIDESHOW, **TWO_SOUNDS, "slides": slides})
        assert page.sounds_at(1) == ()

    @pytest.mark.parametrize("sounds", [["a", "b", "c", "d"], ["a", "a"], "a"])
    def test_are_few_and_each_once(self, sounds: object) -> None:
        with pytest.raises(ValidationError):
            StoryPage.model_validate({**STORY, "sounds": sounds})

    def test_are_found_as_references_wherever_they_stand(self) -> None:
        slides = ["shelters", {"video": "film", "sounds": ["siren"]}]
        page = SlideshowPage.model_validate(
            {**SLIDESHOW, **TWO_SOUNDS, "slides": slides, "ambience": "wind"}
        )
        found = set(walk_references(page))
        assert {
            (("ambience",), "ambience", "wind"),
            (("sounds", 0), "sound", "why-read"),
            (("sounds", 1), "sound", "call"),
            (("slides", 1, "video"), "video", "film"),
            (("slides", 1, "sounds", 0), "sound", "siren"),
        } <= found


@pytest.mark.parametrize(
    ("kind", "references"),
    [
        ("story", {("source", "S1")}),
        ("slideshow", {("picture", "shelters"), ("picture", "siren"), ("source", "S2")}),
        (
            "quotes",
            {
                ("picture", "dusk"),
                ("person", "giap"),
                ("source", "S1"),
                ("source", "S2"),
                ("language", "vi"),
                ("language", "en"),
            },
        ),
        ("compare", {("picture", "then"), ("picture", "now"), ("source", "S1")}),
    ],
)
def test_references_are_found_in_every_kind(kind: str, references: set[tuple[str, str]]) -> None:
    page = KINDS[kind].model.model_validate(SAMPLES[kind])
    assert {(what, word) for _, what, word in walk_references(page)} == references


def test_references_and_definitions_tell_their_place() -> None:
    page = QuotesPage.model_validate(QUOTES)
    assert (("quotes", 0, "speaker"), "person", "giap") in set(walk_references(page))
    assert list(walk_definitions(page)) == [
        (("id",), "page", "why"),
        (("quotes", 0, "id"), "item", "one"),
    ]


def test_texts_tell_the_font_that_they_are_set_in() -> None:
    page = QuotesPage.model_validate(QUOTES)
    in_titles = [loc for loc, _, marks in walk_texts(page) if SetIn("title") in marks]
    assert in_titles == [("title",), ("quotes", 0, "text"), ("quotes", 1, "text")]


def test_texts_tell_whether_they_may_use_markdown() -> None:
    page = SlideshowPage.model_validate(SLIDESHOW)
    assert [(loc, ProseMark() in marks) for loc, _, marks in walk_texts(page)] == [
        (("title",), False),
        (("slides", 1, "text"), True),
    ]
    speakers = QuotesPage.model_validate(QUOTES)
    assert ("quotes", 1, "speaker", "name") in [loc for loc, _, _ in walk_texts(speakers)]
