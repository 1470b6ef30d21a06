"""Texts, pictures and sources as visitors of one language or another read them."""

import pytest

from kiosk.content.links import PageLink
from kiosk.content.reading import (
    LinkView,
    cited,
    picture_view,
    prose_view,
    source_view,
    unique,
)
from kiosk.content.sources import Source
from kiosk.content.text import LocalizedText
from kiosk.exhibit.model import Exhibit
from tests.pages.reading import reader

BOTH = LocalizedText({"en": "Ship", "vi": "Tàu"})
ENGLISH = LocalizedText({"en": "Ship"})


class TestReader:
    @pytest.mark.parametrize(("language", "said"), [("en", "Ship"), ("vi", "Tàu")])
    def test_says_the_visitors_language(self, harbour: Exhibit, language: str, said: str) -> None:
        one = reader(harbour, language)
        assert one.text(BOTH) == said
        assert one.fallen_back_to is None

    def test_remembers_that_it_fell_back(self, harbour: Exhibit) -> None:
        one = reader(harbour, "vi")
        assert one.text(ENGLISH) == "Ship"
        assert one.text(BOTH) == "Tàu"
        assert one.fallen_back_to == "en"

    def test_does_not_fall_back_where_there_is_one_text_for_all(self, harbour: Exhibit) -> None:
        one = reader(harbour, "vi")
        assert one.text(LocalizedText("1902")) == "1902"
        assert one.fallen_back_to is None

    def test_says_nothing_where_there_is_nothing(self, harbour: Exhibit) -> None:
        one = reader(harbour)
        assert (one.text(None), one.date(None), one.fallen_back_to) == ("", "", None)

    @pytest.mark.parametrize(
        ("language", "written"), [("en", "1 May 1902"), ("vi", "1 tháng 5 năm 1902")]
    )
    def test_writes_dates_as_the_language_does(
        self, harbour: Exhibit, language: str, written: str
    ) -> None:
        assert reader(harbour, language).date("1902-05-01") == written


class TestPictures:
    def test_everything_there_is_to_know(self, harbour: Exhibit) -> None:
        view = picture_view(harbour, reader(harbour), "crane")
        assert view.path == harbour.picture_path("crane")
        assert view.path.is_file()
        assert (view.focus, view.alt, view.caption) == ((0.2, 0.7), "A crane", "The great crane")
        assert view.credit == "Harbour Museum · North quay · 1 May 1902 · CC BY 4.0"

    def test_what_is_not_known_leaves_no_gap(self, harbour: Exhibit) -> None:
        view = picture_view(harbour, reader(harbour), "ship")
        assert (view.credit, view.caption) == ("Harbour Museum · CC0 1.0", "")

    def test_in_the_visitors_language(self, harbour: Exhibit) -> None:
        view = picture_view(harbour, reader(harbour, "vi"), "crane")
        assert (view.alt, view.caption) == ("Cần cẩu", "Cần cẩu lớn")
        assert "Cầu tàu bắc · 1 tháng 5 năm 1902" in view.credit

    @pytest.mark.parametrize(
        ("picture", "key"), [("crane", None), ("tug", "kind_illustration"), ("chart", "kind_map")]
    )
    def test_anything_but_a_photograph_says_what_it_is(
        self, harbour: Exhibit, picture: str, key: str | None
    ) -> None:
        """A drawing must never pass for a historical photograph."""
        one = reader(harbour)
        view = picture_view(harbour, one, picture)
        assert view.kind == ("" if key is None else one.words.say(key))


class TestProse:
    def test_marks_show_their_place_among_the_sources(self, harbour: Exhibit) -> None:
        text = LocalizedText("One.[^S9] Two.[^S7] One again.[^S9]")
        view = prose_view(harbour, reader(harbour), text, ("S7", "S8", "S9"))
        assert view.numbers == {"S7": 1, "S8": 2, "S9": 3}
        assert cited(reader(harbour), text) == ("S9", "S7")

    def test_citations_are_those_of_the_visitors_language(self, harbour: Exhibit) -> None:
        text = LocalizedText({"en": "One.[^S1]", "vi": "Hai.[^S2]"})
        assert cited(reader(harbour, "vi"), text) == ("S2",)

    def test_each_link_is_offered_once_under_its_items_or_its_pages_title(
        self, harbour: Exhibit
    ) -> None:
        text = LocalizedText("[a](page:ships#tug) [b](page:ships) [c](page:ships#tug)")
        links = prose_view(harbour, reader(harbour, "vi"), text, ()).links
        assert links == (LinkView("ships", "tug", "Tàu kéo"), LinkView("ships", None, "Tàu"))

    def test_a_link_to_a_page_that_was_left_out_is_not_offered(self, harbour: Exhibit) -> None:
        view = prose_view(harbour, reader(harbour), LocalizedText("[There](page:gone)"), ())
        assert view.links == ()
        (block,) = view.prose.blocks
        assert [(span.text, span.link) for span in block.spans] == [("There", PageLink("gone"))]

    @pytest.mark.parametrize(
        ("text", "words"),
        [("", 0), ("One two.", 2), ("One **two** three.[^S1]", 3), ("- One\n- two three", 3),
         ("One two\n\nthree", 3), ("Một  hai\nba", 3)],
    )  # fmt: skip
    def test_how_much_there_is_to_read(self, harbour: Exhibit, text: str, words: int) -> None:
        assert prose_view(harbour, reader(harbour), LocalizedText(text), ()).words == words

    def test_no_text_is_no_prose(self, harbour: Exhibit) -> None:
        view = prose_view(harbour, reader(harbour), None, ())
        assert (view.prose.blocks, view.words, view.links) == ((), 0, ())


class TestSources:
    @pytest.mark.parametrize(
        ("source", "text"),
        [
            (Source(title="Log"), "Log."),
            (Source(title="Log", year="1990"), "Log. 1990."),
            (Source(title="Log.", author="N. L."), "N. L. Log."),
            (Source(title="Why?", year="1990"), "Why? 1990."),
            (
                Source(title="Log", publisher="Quay Press", year="1990", date="1991-02"),
                "Log. Quay Press. February 1991.",
            ),
            (
                Source(title="Log", url="https://example.org", note=LocalizedText("A note.")),
                "Log. https://example.org A note.",
            ),
        ],
    )
    def test_author_title_publisher_date_address_note(
        self, harbour: Exhibit, source: Source, text: str
    ) -> None:
        view = source_view(source, 3, reader(harbour))
        assert (view.number, view.text) == (3, text)


def test_unique_keeps_the_order_of_first_mention() -> None:
    assert unique(["b", "a", "b", "c", "a"]) == ("b", "a", "c")
