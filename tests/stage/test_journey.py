"""Links lead away and back, tours are shorter ways, and where there are several exhibits, visitors
choose."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.events import ExhibitOpened, PageOpened, TourChosen
from kiosk.core.intents import (
    ChooseTour,
    FilmStands,
    GoBack,
    Next,
    OpenExhibit,
    OpenExhibits,
    OpenPage,
    Previous,
    ToggleFilm,
    ToggleMute,
    TurnPage,
)
from kiosk.exhibit.model import Exhibit
from kiosk.stage.views import BarView, ContentsView
from kiosk.video.view import FilmState
from tests.stage.museum import EXHIBIT, WITH_SOUNDS, make_exhibit
from tests.stage.visitor import (
    Visitor,
    contents,
    language,
    open_page,
    start_again,
    touch,
    turn,
    want,
)
from tests.video.exhibits import write_cinema

TOURS = """tours:
  - {id: children, title: {en: For children, vi: Cho trẻ em}, pages: [lamp, docks]}
  - {id: short, title: In a hurry, pages: [voices]}
"""


@pytest.fixture(scope="module")
def touring(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    root = tmp_path_factory.mktemp("touring")
    return make_exhibit(root, {"exhibit.yaml": EXHIBIT + TOURS})


@pytest.fixture(scope="module")
def abbey(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    """Another exhibit, in other languages, with its own sounds."""
    main = WITH_SOUNDS["exhibit.yaml"].replace("The harbour", "The abbey")
    root: Path = tmp_path_factory.mktemp("abbey")
    exhibit = make_exhibit(root, {**WITH_SOUNDS, "exhibit.yaml": main})
    return replace(exhibit, id="abbey", languages=("en", "fr"))


def all_cards(visitor: Visitor) -> ContentsView:
    assert visitor.view.contents is not None
    return visitor.view.contents


def bar(visitor: Visitor) -> BarView:
    assert visitor.view.bar is not None
    return visitor.view.bar


class TestALink:
    def test_leads_away_and_back_to_where_it_was(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(want(Next()))
        assert visitor.conductor.position == ("chart", 1, 2)
        visitor.do(open_page("ships", "tug"))
        assert bar(visitor).leads_back
        visitor.do(want(GoBack()))
        assert visitor.conductor.page_id == "docks"
        assert visitor.conductor.position == ("chart", 1, 2), "as it was left"
        assert not bar(visitor).leads_back

    def test_is_followed_back_link_by_link(self, visitor: Visitor) -> None:
        visitor.do(touch)
        for page in ("ships", "lamp", "voices"):
            visitor.do(open_page(page))
        shown = []
        for _ in range(4):
            visitor.do(want(GoBack()))
            shown.append(visitor.conductor.page_id)
        assert shown == ["lamp", "ships", "docks", "contents"]

    def test_that_was_followed_for_long_leaves_the_slides_as_they_stood(
        self, visitor: Visitor
    ) -> None:
        visitor.do(touch)
        visitor.do(contents)
        visitor.do(open_page("ships"))
        visitor.wait(2)
        visitor.do(open_page("lamp"))
        visitor.wait(12)
        visitor.do(want(GoBack()))
        visitor.wait(1)
        assert visitor.conductor.position == ("crane", 0, 3), "a slide stays 5 s"
        visitor.wait(4)
        assert visitor.conductor.position == ("tug", 1, 3)

    @pytest.mark.parametrize("other_way", [contents, turn(1), want(TurnPage(-1))])
    def test_is_forgotten_when_another_way_is_taken(
        self, visitor: Visitor, other_way: object
    ) -> None:
        visitor.do(touch)
        visitor.do(open_page("voices"))
        visitor.do(other_way)  # type: ignore[arg-type]
        assert not bar(visitor).leads_back
        visitor.do(want(GoBack()))
        assert visitor.conductor.page_id == "contents"

    def test_is_forgotten_by_the_next_visitor(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(open_page("voices"))
        visitor.wait(120)
        visitor.do(touch)
        assert not bar(visitor).leads_back

    def test_from_a_card_of_the_contents_leads_back_there_only(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(contents)
        visitor.do(open_page("voices"))
        assert not bar(visitor).leads_back

    def test_that_is_followed_in_circles_keeps_only_so_many_steps(self, visitor: Visitor) -> None:
        visitor.do(touch)
        for number in range(100):
            visitor.do(open_page(("ships", "docks")[number % 2]))
        steps = 0
        while bar(visitor).leads_back:
            visitor.do(want(GoBack()))
            steps += 1
        assert steps == 20

    def test_to_a_page_that_is_not_there_shows_the_contents(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(open_page("gone"))
        assert visitor.conductor.page_id == "contents"
        assert not bar(visitor).leads_back

    def test_leaves_a_silenced_film_where_it_stood(self, tmp_path: Path) -> None:
        """A film with its sound off played on behind the page that a link led to, to its end."""
        visitor = Visitor(write_cinema(tmp_path))
        visitor.do(touch)
        visitor.do(contents)
        visitor.do(open_page("harbour"))
        visitor.do(want(ToggleFilm()))
        visitor.do(want(ToggleMute()))
        visitor.do(want(FilmStands(1.0, 4.0)))
        visitor.do(open_page("slides"))
        visitor.wait(10)
        visitor.do(want(GoBack()))
        assert visitor.view.page is not None
        film = visitor.view.page.body.film
        assert (film.state, film.second) == (FilmState.PAUSED, 1.0)

    def test_tells_the_journal_of_the_page_that_it_leads_back_to(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(open_page("lamp"))
        visitor.since()
        visitor.do(want(GoBack()))
        assert PageOpened("docks", "story") in visitor.since()


class TestATour:
    def test_has_a_button_beside_one_for_everything(self, touring: Exhibit) -> None:
        visitor = Visitor(touring)
        visitor.do(touch)
        visitor.do(contents)
        ways = [(way.name, way.title, way.chosen) for way in all_cards(visitor).ways]
        assert ways == [
            ("tour", "The whole exhibit", True),
            ("tour-children", "For children", False),
            ("tour-short", "In a hurry", False),
        ]

    def test_leads_through_its_own_pages_in_its_own_order(self, touring: Exhibit) -> None:
        visitor = Visitor(touring)
        visitor.do(touch)
        visitor.do(want(ChooseTour("children")))
        cards = all_cards(visitor).cards
        assert [(card.mark, card.name) for card in cards] == [
            ("1", "card-lamp"),
            ("2", "card-docks"),
        ]
        assert [way.chosen for way in all_cards(visitor).ways] == [False, True, False]
        shown = []
        for _ in range(4):
            visitor.do(want(TurnPage(1)))
            shown.append((visitor.conductor.page_id, bar(visitor).number, bar(visitor).count))
        assert shown == [("lamp", 1, 2), ("docks", 2, 2), ("contents", None, 2), ("lamp", 1, 2)]

    def test_is_told_to_the_journal(self, touring: Exhibit) -> None:
        visitor = Visitor(touring)
        visitor.do(touch)
        visitor.since()
        visitor.do(want(ChooseTour("short")))
        visitor.do(want(ChooseTour(None)))
        chosen = [event for event in visitor.since() if isinstance(event, TourChosen)]
        assert chosen == [TourChosen("short"), TourChosen(None)]

    @pytest.mark.parametrize("onwards", [Next(), Previous(), TurnPage(1), TurnPage(-1)])
    def test_is_found_again_from_a_page_beside_it(self, touring: Exhibit, onwards: object) -> None:
        visitor = Visitor(touring)
        visitor.do(touch)
        visitor.do(want(ChooseTour("children")))
        visitor.do(open_page("docks"))
        visitor.do(open_page("voices", "master" if onwards == Previous() else "guest"))
        assert (bar(visitor).number, bar(visitor).leads_back) == (None, True)
        assert visitor.view.page is not None
        assert visitor.view.page.body.kicker == "Voices", "it has no number on this way"
        visitor.do(want(onwards))  # type: ignore[arg-type]
        assert visitor.conductor.page_id == "docks"

    def test_ends_with_the_visit(self, touring: Exhibit) -> None:
        visitor = Visitor(touring)
        visitor.do(touch)
        visitor.do(want(ChooseTour("short")))
        visitor.wait(120)
        visitor.do(touch)
        visitor.do(contents)
        assert len(all_cards(visitor).cards) == 4

    def test_without_any_there_are_no_buttons(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(contents)
        assert all_cards(visitor).ways == ()


class TestSeveralExhibits:
    def test_are_invited_to_in_turn(self, harbour: Exhibit, abbey: Exhibit) -> None:
        visitor = Visitor(harbour, abbey)
        pictures = []
        for number in range(7):
            visitor.wait_until(number * 10.0)
            assert visitor.view.attract is not None
            assert visitor.view.attract.picture is not None
            pictures.append(visitor.view.attract.picture.path)
        names = [(path.parent.parent.name[:5], path.stem) for path in pictures]
        assert [stem for _, stem in names] == [
            "crane",
            "crane",
            "ship",
            "ship",
            "tug",
            "tug",
            "crane",
        ]
        assert [name for name, _ in names] == ["harbo", "abbey"] * 3 + ["harbo"]

    def test_are_offered_to_whoever_touches_the_screen(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        view = all_cards(visitor)
        assert visitor.conductor.page_id == "exhibits"
        assert [(card.name, card.title) for card in view.cards] == [
            (f"exhibit-{harbour.id}", "The harbour"),
            ("exhibit-abbey", "The abbey"),
        ]
        assert not bar(visitor).has_contents
        assert [line.language for line in bar(visitor).languages] == ["en", "vi", "fr"]

    def test_are_visited_one_at_a_time(self, harbour: Exhibit, abbey: Exhibit) -> None:
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        visitor.since()
        visitor.do(want(OpenExhibit("abbey")))
        assert visitor.since() == [ExhibitOpened("abbey"), PageOpened("contents", "contents")]
        assert all_cards(visitor).title == "The abbey"
        assert [way.name for way in all_cards(visitor).ways] == ["exhibits"]
        visitor.do(open_page("docks"))
        visitor.do(want(OpenExhibits()))
        assert visitor.conductor.page_id == "exhibits"
        assert not bar(visitor).leads_back

    def test_each_has_its_own_sounds(self, harbour: Exhibit, abbey: Exhibit) -> None:
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        assert visitor.ambience is None
        visitor.do(want(OpenExhibit("abbey")))
        assert visitor.ambience == "waves.wav"
        visitor.do(want(OpenExhibits()))
        assert visitor.ambience is None
        visitor.do(want(OpenExhibit(harbour.id)))
        assert visitor.ambience is None

    def test_a_film_of_one_does_not_keep_the_others_quiet(
        self, harbour: Exhibit, tmp_path: Path
    ) -> None:
        """Who started again during a film left all exhibits with a lowered ambience for good."""
        visitor = Visitor(harbour, replace(write_cinema(tmp_path), id="cinema"))
        visitor.do(touch)
        visitor.do(want(OpenExhibit("cinema")))
        visitor.do(open_page("harbour"))
        visitor.do(want(ToggleFilm()))
        visitor.wait(1)
        assert visitor.ducked
        visitor.do(start_again)
        assert not visitor.ducked

    def test_are_read_in_the_visitors_language_where_they_speak_it(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        visitor.do(language("vi"))
        visitor.do(want(OpenExhibit(harbour.id)))
        assert bar(visitor).language == "vi"
        visitor.do(want(OpenExhibits()))
        visitor.do(want(OpenExhibit("abbey")))
        assert bar(visitor).language == "en"

    def test_that_do_not_speak_the_visitors_language_leave_it_to_the_others(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        """Who chose Vietnamese, and looked into an exhibit without it, read English ever after."""
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        visitor.do(language("vi"))
        spoken = []
        for intent in (OpenExhibit("abbey"), OpenExhibits(), OpenExhibit(harbour.id)):
            visitor.do(want(intent))
            spoken.append(bar(visitor).language)
        assert spoken == ["en", "vi", "vi"]
        visitor.wait(120)
        visitor.do(touch)
        assert bar(visitor).language == "en", "the next visitor has not chosen anything"

    def test_that_speak_another_kind_of_a_language_speak_it(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        """Who read English came to an exhibit in French and British English, and read French."""
        visitor = Visitor(harbour, replace(abbey, languages=("fr", "en-GB")))
        visitor.do(touch)
        visitor.do(want(OpenExhibit("abbey")))
        assert bar(visitor).language == "en-GB"

    def test_are_chosen_in_the_words_and_colours_of_the_first(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        """After a look into the second one, the choice stood in its theme and its own words."""
        own = replace(abbey, words={"en": {"choose_exhibit": "All that the abbey shows"}})
        visitor = Visitor(harbour, own)
        visitor.do(touch)
        title = all_cards(visitor).title
        visitor.do(want(OpenExhibit("abbey")))
        visitor.do(want(OpenExhibits()))
        assert visitor.conductor.exhibit is harbour
        assert all_cards(visitor).title == title

    def test_back_leads_from_an_exhibit_to_the_choice(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        visitor.do(want(OpenExhibit("abbey")))
        visitor.do(open_page("lamp"))
        shown = []
        for _ in range(3):
            visitor.do(want(GoBack()))
            shown.append(visitor.conductor.page_id)
        assert shown == ["contents", "exhibits", "exhibits"]

    @pytest.mark.parametrize(
        "intent",
        [OpenExhibit("gone"), TurnPage(1), Next(), OpenPage("nowhere"), ChooseTour("children")],
    )
    def test_the_choice_stays_while_nothing_is_chosen(
        self, harbour: Exhibit, abbey: Exhibit, intent: object
    ) -> None:
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        visitor.do(contents)
        visitor.do(want(intent))  # type: ignore[arg-type]
        assert visitor.conductor.page_id == "exhibits"

    def test_are_left_for_the_first_when_the_visit_is_over(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        visitor = Visitor(harbour, abbey)
        visitor.do(touch)
        visitor.do(want(OpenExhibit("abbey")))
        visitor.wait(120)
        assert visitor.conductor.exhibit is harbour
        visitor.do(touch)
        assert visitor.conductor.page_id == "exhibits"

    def test_a_page_that_rests_in_one_is_open_in_the_other(
        self, harbour: Exhibit, abbey: Exhibit
    ) -> None:
        visitor = Visitor(harbour, abbey)
        for _ in range(2):
            visitor.do(touch)
            visitor.do(want(OpenExhibit("abbey")))
            visitor.do(open_page("lamp"))
            visitor.do(lambda conductor, now: conductor.fail(ValueError("x"), now))
        visitor.do(touch)
        visitor.do(want(OpenExhibit("abbey")))
        visitor.do(open_page("lamp"))
        assert visitor.conductor.page_id == "contents"
        visitor.do(want(OpenExhibit(harbour.id)))
        visitor.do(open_page("lamp"))
        assert visitor.conductor.page_id == "lamp"


def test_attract_may_open_an_item(tmp_path: Path) -> None:
    main = EXHIBIT.replace("opens: docks", "opens: ships#tug")
    visitor = Visitor(make_exhibit(tmp_path, {"exhibit.yaml": main}))
    visitor.do(touch)
    assert visitor.conductor.position == ("tug", 1, 3)
