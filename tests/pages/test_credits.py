"""Credits: everything the exhibit uses is told, with its rights in words."""

from pathlib import Path

import pytest

from kiosk.cartography.attribution import read_attribution
from kiosk.content.rights import LICENCES, STATEMENTS
from kiosk.content.words import WORD_LANGUAGES, Words
from kiosk.core.intents import GoBack, Next, Previous, ShowItem
from kiosk.exhibit.model import Exhibit
from kiosk.pages.credits.engine import PARTS
from kiosk.pages.credits.model import CreditsPage
from kiosk.pages.credits.presenter import CreditsPresenter
from kiosk.pages.credits.rights import rights_told
from kiosk.pages.credits.views import CreditsView
from kiosk.pages.presenting import Place
from tests.pages.reading import reader
from tests.stage.museum import SOURCES, WITH_SOUNDS, make_exhibit

THANKS = """kind: credits
id: thanks
title: {en: Credits, vi: Nguồn}
text: {en: "We thank the pilots.[^S2]", vi: "Cảm ơn các hoa tiêu.[^S2]"}
sources: [S4]
"""
FONTS = Path(__file__).parents[2] / "kiosk" / "widgets" / "fonts"
PLACE = Place(6, "Credits")


def museum(root: Path, thanks: str = THANKS, sources: str = SOURCES) -> Exhibit:
    main = WITH_SOUNDS["exhibit.yaml"].replace("lamp.yaml]", "lamp.yaml, thanks.yaml]")
    files = {"exhibit.yaml": main, "thanks.yaml": thanks, "sources.yaml": sources}
    return make_exhibit(root, {**WITH_SOUNDS, **files})


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    return museum(tmp_path_factory.mktemp("thanks"))


def presenter(exhibit: Exhibit, item: str | None = None) -> CreditsPresenter:
    page = exhibit.page("thanks")
    assert isinstance(page, CreditsPage)
    made = CreditsPresenter(page, exhibit)
    made.open(item, 0.0)
    return made


def view(exhibit: Exhibit, item: str | None = None, language: str = "en") -> CreditsView:
    return presenter(exhibit, item).view(reader(exhibit, language), PLACE)


class TestSections:
    def test_are_those_that_have_something_in_them(self, exhibit: Exhibit) -> None:
        tabs = [(tab.section, tab.count) for tab in view(exhibit).tabs]
        assert tabs == [
            ("about", ""), ("sources", "4"), ("pictures", "4"), ("sounds", "5"),
            ("kiosk", str(len(PARTS))),
        ]  # fmt: skip

    def test_without_a_text_begin_with_the_sources(self, tmp_path: Path) -> None:
        exhibit = museum(tmp_path, "kind: credits\nid: thanks\ntitle: Credits\n")
        shown = view(exhibit)
        assert (shown.chosen, shown.prose) == ("sources", None)

    def test_are_turned_and_chosen(self, exhibit: Exhibit) -> None:
        credits_ = presenter(exhibit)
        assert not credits_.handle(Previous(), 1.0)
        assert credits_.handle(ShowItem("sounds"), 1.0)
        assert credits_.position == ("sounds", 3, 5)
        assert [credits_.handle(Next(), 1.0) for _ in range(2)] == [True, False]
        assert not credits_.handle(ShowItem("films"), 1.0), "there are none"
        assert not credits_.handle(GoBack(), 1.0)

    @pytest.mark.parametrize(
        ("item", "chosen"), [(None, "about"), ("pictures", "pictures"), ("nonsense", "about")]
    )
    def test_are_opened_by_links(self, exhibit: Exhibit, item: str | None, chosen: str) -> None:
        assert view(exhibit, item).chosen == chosen

    def test_a_link_may_lead_to_one_with_nothing_in_it(self, exhibit: Exhibit) -> None:
        shown = view(exhibit, "films")
        assert (shown.chosen, shown.entries) == ("films", ())
        assert shown.note == "Nothing is shown here at present"
        assert "films" in [tab.section for tab in shown.tabs]
        assert view(exhibit).note == view(exhibit, "sources").note == ""

    def test_only_the_text_cites(self, exhibit: Exhibit) -> None:
        assert presenter(exhibit).source_ids(reader(exhibit)) == ("S2", "S4")
        assert presenter(exhibit, "sources").source_ids(reader(exhibit)) == ()


class TestEntries:
    def test_every_source_is_told(self, exhibit: Exhibit) -> None:
        entries = view(exhibit, "sources").entries
        assert [entry.title for entry in entries] == [
            source.title for source in exhibit.sources.values()
        ]
        assert entries[0].details == (
            "N. Lan · Quay Press · 1990", "https://example.org/lan", "In two volumes",
        )  # fmt: skip
        assert entries[1].details == ("1 May 1902",)

    def test_pictures_of_one_maker_and_one_licence_stand_together(self, exhibit: Exhibit) -> None:
        entries = view(exhibit, "pictures").entries
        told = [(entry.title, entry.group and entry.group.title) for entry in entries]
        assert told == [
            ("The great crane", "Harbour Museum"),
            ("A tug", "A. Painter"),
            ("A ship", "Harbour Museum"),
            ("A chart", "Harbour Museum"),
        ]
        notes = [entry.group and entry.group.note for entry in entries]
        assert notes[0] == "CC BY 4.0 · free to use if the author is named"
        assert notes[2] == notes[3] == "CC0 1.0 · free for any use"

    def test_a_picture_tells_what_it_is_where_and_when(self, exhibit: Exhibit) -> None:
        crane, tug, _, _ = view(exhibit, "pictures").entries
        assert crane.details == ("North quay · 1 May 1902",)
        assert tug.details == ("Illustration, not a historical photograph",)
        assert crane.picture is not None
        assert crane.picture.path.stem == "crane"

    def test_sounds_that_read_the_same_are_one_entry(self, exhibit: Exhibit) -> None:
        entries = view(exhibit, "sounds").entries
        assert [(entry.title, entry.details) for entry in entries] == [
            ("Background sound (2)", ()),
            ("Sound of a touch", ()),
            ("The horn", ("Recording",)),
            ("Narration", ("Stand-in until the final recording is made",)),
        ]

    def test_another_language_is_read_anew(self, exhibit: Exhibit) -> None:
        credits_ = presenter(exhibit, "pictures")
        first = credits_.view(reader(exhibit, "en"), PLACE).entries
        assert credits_.view(reader(exhibit, "en"), PLACE).entries is first
        assert credits_.view(reader(exhibit, "vi"), PLACE).entries[0].title == "Cần cẩu lớn"

    def test_what_is_missing_in_a_language_is_said_every_time(self, tmp_path: Path) -> None:
        """What was read before is kept, and with it the fact that it fell back."""
        exhibit = museum(tmp_path, sources=SOURCES.replace(", vi: Hai tập", ""))
        credits_ = presenter(exhibit, "sources")
        for _ in range(2):
            visitor = reader(exhibit, "vi")
            credits_.view(visitor, PLACE)
            assert visitor.fallen_back_to == "en"


class TestRights:
    @pytest.mark.parametrize(
        ("rights", "said"),
        [
            ("CC-BY-4.0", "CC BY 4.0 · free to use if the author is named"),
            (
                "CC-BY-NC-SA-3.0",
                (
                    "CC BY-NC-SA 3.0 · free to use if the author is named; not for commercial use; "
                    "shared on the same terms"
                ),
            ),
            ("CC-PDM-1.0", "Public Domain Mark 1.0 · free for any use"),
            (
                "http://rightsstatements.org/vocab/InC/1.0/",
                "In Copyright · use needs the holder’s permission",
            ),
            (
                "https://creativecommons.org/licenses/by-nd/4.0/deed.vi",
                "CC BY-ND 4.0 · free to use if the author is named; only unchanged",
            ),
        ],
    )
    def test_are_told_in_words(self, rights: str, said: str) -> None:
        assert rights_told(rights, Words("en")) == said

    @pytest.mark.parametrize("language", WORD_LANGUAGES)
    def test_every_statement_that_may_be_written_has_words(self, language: str) -> None:
        addresses = (f"http://rightsstatements.org/vocab/{one}/1.0/" for one in STATEMENTS)
        for rights in (*sorted(LICENCES), *addresses):
            assert " · " in rights_told(rights, Words(language)), rights


class TestTheKiosk:
    def test_names_every_font_that_it_brings(self) -> None:
        """Each family's licence stands beside it; what is told of it stands in that licence."""
        licences = {path.name: path.read_text(encoding="utf-8") for path in FONTS.glob("*.txt")}
        assert len(licences) == len(PARTS)
        for part in PARTS:
            name = part.name.replace(" ", "")
            text = next(text for file, text in licences.items() if file.startswith(name))
            assert part.credit.removeprefix("© ").split()[0].split("–")[0] in text
            assert part.licence.split()[0] in text


class TestBaseMaps:
    def test_tell_what_their_file_says(self, tmp_path: Path) -> None:
        path = tmp_path / "base.json"
        path.write_text(
            '{\n"format": 1,\n"licence": [\n"By A \\"B\\".",\n"", "Free."\n],\n"made', "utf-8"
        )
        assert read_attribution(path) == ('By A "B".', "Free.")

    @pytest.mark.parametrize(
        "text", ["", "{}", '"licence": ', '"licence": 5', '"licence": [1, 2]', '"licence": ["a"']
    )
    def test_that_are_broken_tell_nothing(self, text: str, tmp_path: Path) -> None:
        path = tmp_path / "base.json"
        path.write_text(text, "utf-8")
        assert read_attribution(path) == ()

    def test_that_are_gone_tell_nothing(self, tmp_path: Path) -> None:
        assert read_attribution(tmp_path / "gone.json") == ()
