"""Quotations: whose words they are, in which language they were said, and where it is written."""

from pathlib import Path

import pytest

from kiosk.content.people import monogram
from kiosk.core.intents import Intent, Next, PanBy, Previous, TogglePlay, ZoomBy
from kiosk.exhibit.model import Exhibit
from kiosk.pages.presenting import Place
from kiosk.pages.quotes.model import QuotesPage
from kiosk.pages.quotes.presenter import QuotesPresenter, QuoteView
from tests.pages.reading import reader
from tests.stage.museum import VOICES, make_exhibit

PLACE = Place(3, "Voices")


def presenter(exhibit: Exhibit, item: str | None = None) -> QuotesPresenter:
    page = exhibit.page("voices")
    assert isinstance(page, QuotesPage)
    made = QuotesPresenter(page, exhibit)
    made.open(item, 0.0)
    return made


def view(exhibit: Exhibit, number: int, language: str = "en") -> QuoteView:
    """Quotation `number`, from 1."""
    quotes = presenter(exhibit)
    for _ in range(number - 1):
        quotes.handle(Next(), 0.0)
    return quotes.view(reader(exhibit, language), PLACE)


class TestTranslations:
    """Say so and show the original wording; the original itself has neither."""

    @pytest.mark.parametrize(
        ("number", "language", "text", "original", "named"),
        [
            (1, "en", "We never slept.", "Chúng tôi không bao giờ ngủ.", "Vietnamese"),
            (1, "vi", "Chúng tôi không bao giờ ngủ.", "", None),
            (2, "en", "Bring her in.", "", None),
            (2, "vi", "Đưa tàu vào.", "Bring her in.", "tiếng Anh"),
            (3, "en", "What a sea!", "Quelle mer !", "French"),
            (3, "vi", "Biển gì thế!", "Quelle mer !", "tiếng Pháp"),
        ],
    )
    def test_are_marked(
        self,
        harbour: Exhibit,
        number: int,
        language: str,
        text: str,
        original: str,
        named: str | None,
    ) -> None:
        shown = view(harbour, number, language)
        assert (shown.text, shown.original) == (text, original)
        words = reader(harbour, language).words
        assert shown.remark == (words.say("translation_of", language=named) if named else "")

    def test_missing_in_the_visitors_language_the_original_is_no_translation(
        self, tmp_path: Path
    ) -> None:
        voices = VOICES.replace("{en: Bring her in., vi: Đưa tàu vào.}", "{en: Bring her in.}")
        exhibit = make_exhibit(tmp_path, {"voices.yaml": voices})
        shown = view(exhibit, 2, "vi")
        assert (shown.text, shown.original, shown.remark) == ("Bring her in.", "", "")

    def test_with_one_wording_for_all_there_is_no_translation(self, tmp_path: Path) -> None:
        voices = VOICES.replace("{en: Bring her in., vi: Đưa tàu vào.}", "Ahoy!")
        exhibit = make_exhibit(tmp_path, {"voices.yaml": voices})
        for language in ("en", "vi"):
            shown = view(exhibit, 2, language)
            assert (shown.text, shown.original, shown.remark) == ("Ahoy!", "", "")

    def test_without_the_original_wording_still_say_so(self, tmp_path: Path) -> None:
        voices = VOICES.replace("{fr: Quelle mer !, ", "{")
        exhibit = make_exhibit(tmp_path, {"voices.yaml": voices})
        shown = view(exhibit, 3)
        assert (shown.text, shown.original) == ("What a sea!", "")
        assert "French" in shown.remark


class TestTheSpeaker:
    def test_is_one_of_the_people(self, harbour: Exhibit) -> None:
        shown = view(harbour, 1)
        assert (shown.speaker, shown.monogram) == ("Captain Nguyễn Thị Lan", "NL")
        assert shown.details == (
            "Harbour master · Talking to her daughter · December 1972 · Life at sea"
        )

    def test_is_addressed_as_the_visitors_language_does(self, harbour: Exhibit) -> None:
        shown = view(harbour, 1, "vi")
        assert (shown.speaker, shown.monogram) == ("Thuyền trưởng Nguyễn Thị Lan", "NL")

    def test_may_be_named_on_the_page(self, harbour: Exhibit) -> None:
        shown = view(harbour, 2, "vi")
        assert (shown.speaker, shown.details) == ("A pilot", "Hoa tiêu · Harbour log")
        assert shown.note == "Hét to."

    @pytest.mark.parametrize(
        ("name", "letters"),
        [
            ("Võ Nguyên Giáp", "VG"),
            ("Đặng Thùy", "ĐT"),
            ("Lan", "L"),
            ("Colonel J. R. McCarthy", "CM"),
            ('"Bà" Năm', "N"),
            ("a b", "AB"),
            ("(1902)", ""),
            ("", ""),
            ("   ", ""),
        ],
    )
    def test_monogram(self, name: str, letters: str) -> None:
        assert monogram(name) == letters


class TestTurning:
    def test_stops_at_either_end(self, harbour: Exhibit) -> None:
        quotes = presenter(harbour)
        assert not quotes.handle(Previous(), 1.0)
        assert [quotes.handle(Next(), 1.0) for _ in range(3)] == [True, True, False]
        assert quotes.position == ("guest", 2, 3)
        assert quotes.handle(Previous(), 1.0)
        assert quotes.position == ("2", 1, 3)

    @pytest.mark.parametrize(
        ("item", "index"), [(None, 0), ("master", 0), ("guest", 2), ("nobody", 0)]
    )
    def test_a_link_opens_the_quotation_it_names(
        self, harbour: Exhibit, item: str | None, index: int
    ) -> None:
        quotes = presenter(harbour, item)
        assert quotes.view(reader(harbour), PLACE).index == index

    @pytest.mark.parametrize("intent", [TogglePlay(), ZoomBy(2.0), PanBy(0.1, 0.1)])
    def test_it_does_nothing_else(self, harbour: Exhibit, intent: Intent) -> None:
        quotes = presenter(harbour)
        assert not quotes.handle(intent, 1.0)
        assert quotes.scale == 1.0

    def test_visitors_read_at_their_own_pace(self, harbour: Exhibit) -> None:
        quotes = presenter(harbour)
        assert not quotes.advance(1e6, held=False)
        assert quotes.position == ("master", 0, 3)


def test_progress_and_place(harbour: Exhibit) -> None:
    shown = view(harbour, 2)
    assert (shown.kicker, shown.progress) == ("3 · Voices", "Quotation 2 of 3")
    assert shown.picture is not None
    assert shown.picture.path.stem == "ship"


@pytest.mark.parametrize(("number", "sources"), [(1, ("S1", "S3")), (2, ("S2", "S3", "S1"))])
def test_the_quotations_source_comes_before_the_pages(
    harbour: Exhibit, number: int, sources: tuple[str, ...]
) -> None:
    quotes = presenter(harbour)
    for _ in range(number - 1):
        quotes.handle(Next(), 0.0)
    assert quotes.source_ids(reader(harbour)) == sources
