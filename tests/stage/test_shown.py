"""What is to be seen: attract, contents, pages, panel, in which language."""

from pathlib import Path

import pytest

from kiosk.content.words import Words
from kiosk.core.events import LanguageChanged, PanelOpened
from kiosk.core.intents import OpenPage, OpenSources, ZoomBy
from kiosk.core.lens import Lens
from kiosk.exhibit.model import Exhibit
from kiosk.session.visit import State
from kiosk.stage.choices import Choices
from kiosk.stage.journey import CONTENTS
from kiosk.stage.views import Line
from tests.stage.museum import DOCKS, EXHIBIT, LAMP, PICTURES, SOURCES, VOICES, make_exhibit
from tests.stage.noted import ON_LAMP, ON_SHIPS, WAKE
from tests.stage.visitor import (
    Stimulus,
    Visitor,
    all_pages,
    attract,
    close_panel,
    contents,
    language,
    open_page,
    play,
    slide,
    start_again,
    touch,
    turn,
    want,
)


class TestAttract:
    def test_invites_in_every_language_at_once(self, visitor: Visitor) -> None:
        view = attract(visitor)
        assert view.headlines == (Line("en", "Come aboard"), Line("vi", "Mời lên tàu"))
        assert view.invitations == (Line("en", "Touch to start"), Line("vi", "Chạm để bắt đầu"))
        assert view.overline == "Open daily"

    def test_shows_its_items_in_turn(self, visitor: Visitor) -> None:
        seen = []
        for _ in range(4):
            picture = attract(visitor).picture
            assert picture is not None
            seen.append(picture.path.stem)
            visitor.wait(10)
        assert seen == ["crane", "ship", "tug", "crane"]

    def test_says_once_what_is_the_same_in_every_language(self, visitor: Visitor) -> None:
        visitor.wait(20)
        assert attract(visitor).headlines == (Line("en", "Port 1902"),)

    def test_marks_a_headline_with_the_language_it_is_in(self, tmp_path: Path) -> None:
        main = EXHIBIT.replace("{en: Come aboard, vi: Mời lên tàu}", "{en: Come aboard}")
        exhibit = make_exhibit(tmp_path, {"exhibit.yaml": main})
        assert attract(Visitor(exhibit, language="vi")).headlines == (Line("en", "Come aboard"),)

    def test_moves_by_a_few_pixels_every_few_minutes(self, visitor: Visitor) -> None:
        assert attract(visitor).drift == (0, 0)
        places = set()
        for _ in range(40):
            visitor.wait(30)
            places.add(attract(visitor).drift)
        assert len(places) > 4
        assert all(max(abs(x), abs(y)) <= 10 for x, y in places)

    def test_draws_only_when_something_changes(self, visitor: Visitor) -> None:
        visitor.wait(5)
        revision = visitor.conductor.revision
        visitor.wait(4)
        assert visitor.conductor.revision == revision
        visitor.wait(1)
        assert visitor.conductor.revision == revision + 1


class TestContents:
    def test_shows_every_page_in_order(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(contents)
        view = all_pages(visitor)
        assert (view.title, view.subtitle) == ("The harbour", "Ships and people")
        assert [(card.mark, card.name, card.title, card.icon) for card in view.cards] == [
            ("1", "card-docks", "The docks", "book"),
            ("2", "card-ships", "Ships", "photo"),
            ("3", "card-voices", "Voices", "quote"),
            ("4", "card-lamp", "The lamp", "book"),
        ]
        pictures = [card.picture.path.stem if card.picture else None for card in view.cards]
        assert pictures == ["crane", "crane", "ship", None]

    def test_the_bar_tells_the_page_or_that_there_is_none(self, visitor: Visitor) -> None:
        visitor.do(touch)
        for page, number in (("docks", 1), ("lamp", 4)):
            visitor.do(open_page(page))
            assert visitor.view.bar is not None
            assert (visitor.view.bar.number, visitor.view.bar.count) == (number, 4)
        visitor.do(contents)
        assert visitor.view.bar is not None
        assert (visitor.view.bar.number, visitor.view.bar.count) == (None, 4)


class TestThePanel:
    def test_shows_the_sources_of_what_is_shown(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.since()
        visitor.do(want(OpenSources()))
        assert visitor.since() == [PanelOpened("docks", "sources")]
        assert visitor.view.panel is not None
        assert visitor.view.panel.title == "Sources"
        assert [(source.number, source.text) for source in visitor.view.panel.sources] == [
            (1, "Harbour log. 1 May 1902."),
            (2, "N. Lan. Life at sea. Quay Press. 1990. https://example.org/lan In two volumes"),
            (3, "Port guide."),
            (4, "Atlas of harbours."),
        ]  # fmt: skip

    @pytest.mark.parametrize("away", [close_panel, contents, turn(1), open_page("docks")])
    def test_goes_away(self, visitor: Visitor, away: Stimulus) -> None:
        visitor.do(touch)
        visitor.do(want(OpenSources()))
        visitor.do(away)
        assert visitor.view.panel is None

    def test_is_offered_only_where_there_are_sources(self, visitor: Visitor) -> None:
        visitor.do(touch)
        offered = {}
        for page in ("docks", "ships", "voices", "lamp"):
            visitor.do(open_page(page))
            assert visitor.view.page is not None
            offered[page] = visitor.view.page.has_sources
        assert offered == {"docks": True, "ships": True, "voices": True, "lamp": False}


class TestAnExhibitWithAFaultyPage:
    @pytest.fixture
    def visitor(self, tmp_path: Path) -> Visitor:
        exhibit = make_exhibit(
            tmp_path,
            {
                "docks.yaml": DOCKS.replace("[the lamp](page:lamp)", "[the voices](page:voices)"),
                "voices.yaml": VOICES.replace("kind: quotes", "kind: quotse"),
            },
            sound=False,
        )
        return Visitor(exhibit)

    def test_shows_the_rest(self, visitor: Visitor) -> None:
        play(visitor, *WAKE, (1, turn(1), ON_SHIPS), (2, turn(1), ON_LAMP))
        visitor.do(contents)
        assert [card.mark for card in all_pages(visitor).cards] == ["1", "2", "3"]

    def test_a_link_to_it_is_not_offered_and_leads_to_the_contents(self, visitor: Visitor) -> None:
        visitor.do(touch)
        assert visitor.view.page is not None
        assert [link.page for link in visitor.view.page.body.prose.links] == ["ships"]
        visitor.do(want(OpenPage("voices", "master")))
        assert visitor.conductor.page_id == CONTENTS


class TestLanguage:
    def test_switching_keeps_page_and_item(self, visitor: Visitor) -> None:
        visitor.do(touch)
        visitor.do(open_page("ships", "tug"))
        assert (slide(visitor).heading, slide(visitor).progress) == ("The tug", "Picture 2 of 3")
        visitor.since()
        visitor.do(language("vi"))
        assert visitor.since() == [LanguageChanged("vi")]
        assert (slide(visitor).heading, slide(visitor).index) == ("Tàu kéo", 1)
        assert slide(visitor).picture.alt == "Tàu kéo"
        assert visitor.view.words.language == "vi"
        assert visitor.view.bar is not None
        assert visitor.view.bar.language == "vi"

    def test_switching_keeps_zoom_and_panel(self, visitor: Visitor) -> None:
        for stimulus in (touch, open_page("ships"), want(ZoomBy(2.0)), want(OpenSources())):
            visitor.do(stimulus)
        visitor.do(language("vi"))
        assert slide(visitor).lens == Lens(2.0)
        assert visitor.view.panel is not None
        assert visitor.view.panel.title == "Nguồn"

    def test_the_switch_names_every_language_by_its_own_name(self, visitor: Visitor) -> None:
        visitor.do(touch)
        for code in ("en", "vi"):
            visitor.do(language(code))
            assert visitor.view.bar is not None
            assert visitor.view.bar.languages == (Line("en", "English"), Line("vi", "Tiếng Việt"))

    def test_the_site_may_choose_the_language_at_rest(self, harbour: Exhibit) -> None:
        visitor = Visitor(harbour, language="vi")
        assert attract(visitor).headlines == (Line("vi", "Mời lên tàu"), Line("en", "Come aboard"))
        visitor.do(touch)
        assert visitor.view.words.language == "vi"
        visitor.do(language("en"))
        visitor.do(start_again)
        visitor.do(touch)
        assert visitor.conductor.choices == Choices("vi")


class TestMissingTranslations:
    """They fall back to the exhibit's first language, and say so."""

    def test_are_marked(self, visitor: Visitor) -> None:
        for stimulus in (touch, open_page("lamp")):
            visitor.do(stimulus)
        assert visitor.view.notice == ""
        visitor.do(language("vi"))
        assert visitor.view.notice == Words("vi").say(
            "not_translated", language="tiếng Việt", shown="tiếng Anh"
        )
        visitor.do(open_page("docks"))
        assert visitor.view.notice == ""

    def test_are_not_announced_where_the_text_is_the_same_in_every_language(
        self, tmp_path: Path
    ) -> None:
        lamp = LAMP.replace("{en: It burns all night.}", "It burns.")
        exhibit = make_exhibit(tmp_path, {"lamp.yaml": lamp})
        visitor = Visitor(exhibit, language="vi")
        visitor.do(touch)
        visitor.do(open_page("lamp"))
        assert visitor.view.notice == ""

    def test_of_what_is_not_shown_are_not_announced_on_a_page(self, tmp_path: Path) -> None:
        """Every word on the screen was in the visitor's language; only a remark about the source,
        which stands in the closed panel, was not."""
        exhibit = make_exhibit(tmp_path, {"sources.yaml": SOURCES.replace(", vi: Hai tập", "")})
        visitor = Visitor(exhibit, language="vi")
        for stimulus in (touch, open_page("voices")):
            visitor.do(stimulus)
        assert visitor.view.notice == ""
        visitor.do(want(OpenSources()))
        assert visitor.view.notice != ""

    def test_of_what_is_not_shown_are_not_announced_on_the_contents(self, tmp_path: Path) -> None:
        """Cards show a title and a picture, never the picture's caption or place."""
        exhibit = make_exhibit(
            tmp_path,
            {"pictures.yaml": PICTURES.replace(", vi: Cầu tàu bắc", "")
             .replace(", vi: Cần cẩu lớn", "")},
        )  # fmt: skip
        visitor = Visitor(exhibit, language="vi")
        for stimulus in (touch, contents):
            visitor.do(stimulus)
        assert visitor.view.notice == ""


def test_several_exhibits_do_not_know_of_each_other(harbour: Exhibit, tmp_path: Path) -> None:
    other = make_exhibit(
        tmp_path,
        {"exhibit.yaml": EXHIBIT.replace("languages: [en, vi]", "languages: [vi, en]")
         + "timeouts: {idle: 10 s, question: 20 s}\n"
         + "words: {vi: {touch_to_start: Mời vào}}\n"},
    )  # fmt: skip
    here, there = Visitor(harbour), Visitor(other)
    assert attract(there).invitations[0] == Line("vi", "Mời vào")
    assert attract(here).invitations[1] == Line("vi", "Chạm để bắt đầu")
    for visitor in (here, there):
        visitor.do(touch)
        visitor.wait(10)
    assert (here.conductor.state, there.conductor.state) == (State.EXPLORING, State.ASKING)
    assert (here.conductor.choices.language, there.conductor.choices.language) == ("en", "vi")
