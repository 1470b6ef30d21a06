"""People: who is shown, what is told of them, and where the buttons lead."""

from pathlib import Path

import pytest

from kiosk.content.links import PageLink
from kiosk.content.people import monogram
from kiosk.core.intents import CloseItem, GoBack, Intent, Next, Previous, ShowItem, TogglePlay
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.pages.people.model import PeoplePage
from kiosk.pages.people.presenter import (
    EVERYBODY,
    PeoplePresenter,
    PeopleView,
    PersonView,
)
from kiosk.pages.presenting import Place
from kiosk.pages.quotes.presenter import QuotesPresenter
from tests.exhibit.write import write_exhibit
from tests.pages.reading import reader
from tests.stage.museum import EXHIBIT, PEOPLE, VOICES, make_exhibit

CREW = """kind: people
id: crew
title: {en: The crew, vi: Thuỷ thủ}
sources: [S3]
"""
PERSONS = (
    PEOPLE.rstrip("}\n")
    + """},
  born: 1902-05-01, died: 1980-12, portrait: tug, sources: [S2],
  links: [ships#tug, docks, crew#lan],
  text: {en: "She ran the port.[^S1]", vi: "Bà điều hành cảng.[^S1]"}}
minh: {name: Lê Văn Minh, born: 1931}
hoa: {name: Hoa, died: 1999-05-02}
nobody: {name: Nobody}
"""
)
PLACE = Place(5, "The crew")


def harbour(root: Path, crew: str = CREW, people: str = PERSONS, voices: str = VOICES) -> Exhibit:
    files = {
        "exhibit.yaml": EXHIBIT.replace("lamp.yaml]", "lamp.yaml, crew.yaml]"),
        "crew.yaml": crew,
        "people.yaml": people,
        "voices.yaml": voices,
    }
    return make_exhibit(root, files)


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    return harbour(tmp_path_factory.mktemp("crew"))


def presenter(exhibit: Exhibit, item: str | None = None) -> PeoplePresenter:
    page = exhibit.page("crew")
    assert isinstance(page, PeoplePage)
    made = PeoplePresenter(page, exhibit)
    made.open(item, 0.0)
    return made


def view(exhibit: Exhibit, item: str | None = None, language: str = "en") -> PeopleView:
    return presenter(exhibit, item).view(reader(exhibit, language), PLACE)


def person(exhibit: Exhibit, item: str, language: str = "en") -> PersonView:
    shown = view(exhibit, item, language).person
    assert shown is not None
    return shown


class TestThePage:
    def test_without_a_list_shows_everybody_in_order(self, exhibit: Exhibit) -> None:
        page = exhibit.page("crew")
        assert page is not None
        assert page.items == ("lan", "minh", "hoa", "nobody")

    def test_with_a_list_shows_only_them(self, tmp_path: Path) -> None:
        exhibit = harbour(tmp_path, CREW + "people: [hoa, lan]\n")
        assert [card.person for card in view(exhibit).cards] == ["hoa", "lan"]
        page = exhibit.page("crew")
        assert page is not None
        assert page.entry_of("minh") is None

    def test_its_card_has_the_first_portrait(self, exhibit: Exhibit, tmp_path: Path) -> None:
        page, other = exhibit.page("crew"), harbour(tmp_path, CREW + "picture: ship\n").page("crew")
        assert page is not None
        assert other is not None
        assert (page.cover, other.cover) == ("tug", "ship")

    def test_a_link_to_a_person_is_called_by_their_name(self, exhibit: Exhibit) -> None:
        page = exhibit.page("crew")
        assert page is not None
        title = page.title_of("lan")
        assert title is not None
        assert reader(exhibit).text(title) == "Nguyễn Thị Lan"
        assert page.title_of("stranger") is None


class TestCards:
    def test_tell_name_years_and_role(self, exhibit: Exhibit) -> None:
        told = [(card.name, card.detail) for card in view(exhibit).cards]
        assert told == [
            ("Nguyễn Thị Lan", "1902\u00a0– 1980 · Harbour master"),
            ("Lê Văn Minh", "born in 1931"),
            ("Hoa", "died in 1999"),
            ("Nobody", ""),
        ]

    def test_have_initials_where_there_is_no_portrait(self, exhibit: Exhibit) -> None:
        lan, minh, *_ = view(exhibit).cards
        assert lan.portrait is not None
        assert lan.portrait.path.stem == "tug"
        assert (minh.portrait, minh.monogram) == (None, monogram("Lê Văn Minh"))

    def test_cut_a_long_role_at_a_word(self, tmp_path: Path) -> None:
        role = "keeper of the lamp and of the bell " * 4
        people = PEOPLE + f"minh: {{name: Minh, role: {role.strip()}}}\n"
        exhibit = harbour(tmp_path, people=people)
        card, whole = view(exhibit).cards[1], person(exhibit, "minh")
        assert len(card.detail) < 70
        assert card.detail.endswith("\u2026")
        assert role.startswith(card.detail.rstrip("\u2026") + " ")
        assert whole.prose.prose.blocks[0].spans[0].text == role.strip()

    def test_cut_a_long_role_without_spaces_where_the_room_ends(self, tmp_path: Path) -> None:
        """Of a role in a script without spaces, the card showed an ellipsis and nothing else."""
        role = "\u6e2f" * 100
        exhibit = harbour(tmp_path, people=PEOPLE + f"minh: {{name: Minh, role: {role}}}\n")
        card = view(exhibit).cards[1]
        assert card.detail.startswith(role[:40])
        assert card.detail.endswith("\u2026")

    def test_nothing_of_the_portraits_is_printed_there(self, tmp_path: Path) -> None:
        people = PEOPLE + "minh: {name: Minh, portrait: chart}\n"
        exhibit = harbour(tmp_path, people=people)
        visitor = reader(exhibit, "vi")
        presenter(exhibit).view(visitor, PLACE)
        assert visitor.fallen_back_to is None


class TestAPerson:
    def test_is_told_with_title_dates_and_text(self, exhibit: Exhibit) -> None:
        lan = person(exhibit, "lan")
        assert (lan.kicker, lan.heading) == ("5 · The crew", "Captain Nguyễn Thị Lan")
        said = ["".join(span.text for span in block.spans) for block in lan.prose.prose.blocks]
        assert said == ["Harbour master", "1 May 1902\u00a0– December 1980", "She ran the port."]
        assert lan.prose.numbers["S1"] == 1

    @pytest.mark.parametrize(
        ("who", "language", "lived"),
        [
            ("minh", "en", "born in 1931"),
            ("minh", "vi", "sinh năm 1931"),
            ("hoa", "en", "died on 2 May 1999"),
            ("hoa", "vi", "mất ngày 2 tháng 5 năm 1999"),
        ],
    )
    def test_of_whom_one_date_is_known(
        self, exhibit: Exhibit, who: str, language: str, lived: str
    ) -> None:
        blocks = person(exhibit, who, language).prose.prose.blocks
        assert [span.text for block in blocks for span in block.spans] == [lived]

    def test_of_whom_nothing_is_known_says_nothing(self, exhibit: Exhibit) -> None:
        nobody = person(exhibit, "nobody")
        assert nobody.prose.prose.blocks == ()
        assert (nobody.links, nobody.portrait, nobody.monogram) == ((), None, "N")

    def test_leads_to_their_words_and_places_but_not_to_themselves(self, exhibit: Exhibit) -> None:
        ways = [(link.page, link.item, link.title) for link in person(exhibit, "lan").links]
        assert ways == [
            ("voices", "master", "\u201cWe never slept.\u201d"),
            ("voices", "guest", "\u201cWhat a sea!\u201d"),
            ("ships", "tug", "The tug"),
            ("docks", None, "The docks"),
        ]

    def test_with_many_words_on_a_page_has_one_button_for_them(self, tmp_path: Path) -> None:
        more = "".join(
            f"  - {{id: said-{number}, text: Aye., original: en, speaker: lan, source: S1}}\n"
            for number in range(3)
        )
        exhibit = harbour(tmp_path, voices=VOICES + more)
        first, *others = person(exhibit, "lan").links
        assert (first.page, first.item, first.title) == ("voices", "master", "Voices (5)")
        assert [link.page for link in others] == ["ships", "docks"]

    def test_is_turned_to_with_the_portraits_beside_loaded(self, exhibit: Exhibit) -> None:
        minh = person(exhibit, "minh")
        assert [picture.path.stem for picture in minh.beside] == ["tug"]
        assert (minh.index, minh.count, minh.progress) == (1, 4, "2 of 4")


class TestSources:
    def test_of_a_person_are_cited_then_named_then_the_portraits(self, exhibit: Exhibit) -> None:
        assert presenter(exhibit, "lan").source_ids(reader(exhibit)) == ("S1", "S2", "S4")

    def test_of_the_cards_are_the_pages(self, exhibit: Exhibit) -> None:
        assert presenter(exhibit).source_ids(reader(exhibit)) == ("S3",)

    def test_that_there_are_not_are_left_out(self, tmp_path: Path) -> None:
        """A person's mistaken text does not take away the page, so it comes to be shown."""
        files = {
            "exhibit.yaml": "format: 1\ntitle: T\nlanguages: [en]\npages: [crew.yaml]\n",
            "crew.yaml": "kind: people\nid: crew\ntitle: Crew\n",
            "people.yaml": 'lan: {name: Lan, text: "Here.[^S9]"}\n',
        }
        loaded = load_exhibit(write_exhibit(tmp_path, files), tmp_path)
        assert loaded.exhibit is not None
        assert presenter(loaded.exhibit, "lan").source_ids(reader(loaded.exhibit)) == ()


class TestTurning:
    def test_begins_with_the_cards(self, exhibit: Exhibit) -> None:
        people = presenter(exhibit)
        assert people.position == (EVERYBODY, 0, 5)
        assert [people.handle(intent, 1.0) for intent in (Previous(), GoBack(), CloseItem())] == [
            False, False, False,
        ]  # fmt: skip
        assert people.handle(Next(), 2.0)
        assert people.position == ("lan", 1, 5)

    def test_goes_from_person_to_person_and_from_the_first_to_the_cards(
        self, exhibit: Exhibit
    ) -> None:
        people = presenter(exhibit)
        assert people.handle(ShowItem("hoa"), 1.0)
        assert people.position == ("hoa", 3, 5)
        assert [people.handle(Next(), 1.0) for _ in range(2)] == [True, False]
        assert [people.handle(Previous(), 1.0) for _ in range(5)] == [*[True] * 4, False]
        assert people.position == (EVERYBODY, 0, 5)

    @pytest.mark.parametrize("intent", [GoBack(), CloseItem()])
    def test_a_person_who_was_touched_is_closed(self, exhibit: Exhibit, intent: Intent) -> None:
        people = presenter(exhibit)
        people.handle(ShowItem("minh"), 1.0)
        assert people.handle(intent, 2.0)
        assert people.position == (EVERYBODY, 0, 5)
        assert not people.handle(intent, 3.0)

    def test_whoever_was_led_to_a_person_goes_back_where_they_came_from(
        self, exhibit: Exhibit
    ) -> None:
        people = presenter(exhibit, "minh")
        assert not people.handle(GoBack(), 1.0)
        people.handle(Next(), 2.0)
        assert people.handle(GoBack(), 3.0), "they have looked round since"
        assert people.position == (EVERYBODY, 0, 5)

    def test_a_stranger_opens_the_cards(self, exhibit: Exhibit) -> None:
        people = presenter(exhibit, "stranger")
        assert people.position == (EVERYBODY, 0, 5)
        assert not people.handle(ShowItem("stranger"), 1.0)
        assert not people.handle(TogglePlay(), 1.0)


class TestFromAQuotation:
    @pytest.mark.parametrize(
        ("language", "said"), [("en", "About Nguyễn Thị Lan"), ("vi", "Về Nguyễn Thị Lan")]
    )
    def test_a_way_leads_to_the_speaker(self, exhibit: Exhibit, language: str, said: str) -> None:
        page = exhibit.page("voices")
        quotes = QuotesPresenter(page, exhibit)  # type: ignore[arg-type]
        about = quotes.view(reader(exhibit, language), PLACE).about
        assert about is not None
        assert (about.page, about.item, about.title) == ("crew", "lan", said)
        quotes.handle(Next(), 1.0)
        assert quotes.view(reader(exhibit), PLACE).about is None, "a speaker of the page's own"

    def test_without_a_page_of_people_there_is_none(self, tmp_path: Path) -> None:
        exhibit = make_exhibit(tmp_path)
        quotes = QuotesPresenter(exhibit.page("voices"), exhibit)  # type: ignore[arg-type]
        assert quotes.view(reader(exhibit), PLACE).about is None


def test_the_exhibit_finds_what_somebody_says(exhibit: Exhibit) -> None:
    assert exhibit.words_of("lan") == (PageLink("voices", "master"), PageLink("voices", "guest"))
    assert exhibit.words_of("minh") == ()
    assert exhibit.entry_of("minh") == PageLink("crew", "minh")


def test_words_without_an_id_are_found_on_their_page(tmp_path: Path) -> None:
    voices = VOICES.replace("  - id: master\n    text:", "  - text:").replace("id: guest, ", "")
    exhibit = harbour(tmp_path, voices=voices)
    assert exhibit.words_of("lan") == (PageLink("voices"),)
    assert person(exhibit, "lan").links[0].title == "Voices"
