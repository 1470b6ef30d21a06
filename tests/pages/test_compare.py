"""A comparison: the divider is where the visitor wants it, and every pair begins in the middle."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from kiosk.content.diagnostics import Severity
from kiosk.core.intents import Intent, Next, Previous, ScrubTo, SplitAt, TogglePlay, ZoomBy
from kiosk.exhibit.model import Exhibit
from kiosk.pages.compare.model import ComparePage
from kiosk.pages.compare.presenter import (
    GLIDE_SECONDS,
    MIDDLE,
    ComparePresenter,
    CompareView,
    Glide,
)
from kiosk.pages.presenting import Place
from tests.pages.reading import reader
from tests.stage.museum import QUAYS, WITH_A_MAP, make_exhibit

PLACE = Place(6, "Then and now")
PAIR = {"before": "then", "after": "now", "before_label": "1972", "after_label": "2022"}
LATER = 100.0  # long after whatever moved has come to rest


class Comparing:
    """Someone before a comparison."""

    def __init__(self, exhibit: Exhibit, item: str | None = None, *, still: bool = False) -> None:
        page = exhibit.page("quays")
        assert isinstance(page, ComparePage)
        self.presenter = ComparePresenter(page, exhibit)
        self._exhibit = exhibit
        self.presenter.open(item, 0.0, still=still)

    def look(self, language: str = "en") -> CompareView:
        return self.presenter.view(reader(self._exhibit, language), PLACE)

    def do(self, intent: Intent, now: float = LATER) -> bool:
        return self.presenter.handle(intent, now)

    def share(self, now: float = LATER) -> float:
        return self.look().glide.share(now)


@pytest.fixture
def comparing(harbour: Exhibit) -> Comparing:
    return Comparing(harbour)


class TestDivider:
    def test_it_comes_to_rest_in_the_middle(self, comparing: Comparing) -> None:
        assert comparing.share(0.0) > MIDDLE, "it is seen to move, so it can be moved"
        assert comparing.share(LATER) == MIDDLE

    def test_still_it_stands_in_the_middle_at_once(self, harbour: Exhibit) -> None:
        assert Comparing(harbour, still=True).share(0.0) == MIDDLE

    @pytest.mark.parametrize(
        ("wanted", "got"), [(0.0, 0.0), (0.3, 0.3), (1.0, 1.0), (-0.2, 0.0), (7.0, 1.0)]
    )
    def test_it_goes_where_it_is_wanted_and_never_beyond(
        self, comparing: Comparing, wanted: float, got: float
    ) -> None:
        assert comparing.do(SplitAt(wanted))
        assert comparing.share(LATER) == got, "at once"
        assert comparing.do(SplitAt(1 - wanted, glide=True))
        assert comparing.share(2 * LATER) == 1 - got

    def test_it_glides_from_where_it_is(self, comparing: Comparing) -> None:
        comparing.do(SplitAt(1.0, glide=True), LATER)
        halfway = LATER + GLIDE_SECONDS / 2
        assert comparing.share(LATER) == MIDDLE
        assert comparing.share(halfway) == pytest.approx(0.75)
        comparing.do(SplitAt(0.0, glide=True), halfway)
        assert comparing.share(halfway) == pytest.approx(0.75), "turned round on its way"
        assert comparing.share(halfway + GLIDE_SECONDS) == 0.0

    def test_a_glide_never_turns_back(self) -> None:
        glide = Glide(0.5, 0.0, since=10.0, seconds=1.0)
        shares = [glide.share(10.0 + step / 50) for step in range(60)]
        assert shares == sorted(shares, reverse=True)
        assert (shares[0], shares[-1]) == (0.5, 0.0)
        assert [glide.has_arrived(now) for now in (10.0, 10.9, 11.0)] == [False, False, True]

    def test_still_it_does_not_glide(self, harbour: Exhibit) -> None:
        comparing = Comparing(harbour, still=True)
        comparing.do(SplitAt(0.0, glide=True), 5.0)
        assert comparing.share(5.0) == 0.0

    def test_every_pair_begins_in_the_middle(self, comparing: Comparing) -> None:
        comparing.do(SplitAt(0.1))
        comparing.do(Next())
        assert comparing.share(LATER) == MIDDLE

    def test_the_same_pair_anew_is_told_from_the_one_before(self, comparing: Comparing) -> None:
        """A screen keeps what a finger did until the presenter decides something."""
        glides = set()
        for now, intent in enumerate((Next(), Previous(), Next()), start=50):
            comparing.do(intent, float(now))
            glides.add(comparing.look().glide)
        assert len(glides) == 3

    def test_nothing_of_it_changes_by_time_alone(self, comparing: Comparing) -> None:
        before = comparing.look()
        assert not comparing.presenter.advance(1e6, held=False)
        assert comparing.look() == before
        assert not comparing.presenter.performs


class TestPairs:
    @pytest.mark.parametrize(
        ("intents", "done", "index"),
        [
            ([Next()], [True], 1),
            ([Next(), Next()], [True, False], 1),
            ([Previous()], [False], 0),
            ([Next(), Previous()], [True, True], 0),
            ([TogglePlay(), ZoomBy(2.0), ScrubTo("basin", 0.1)], [False, False, False], 0),
        ],
    )
    def test_they_turn_and_at_either_end_the_page_may(
        self, comparing: Comparing, intents: list[Intent], done: list[bool], index: int
    ) -> None:
        assert [comparing.do(intent) for intent in intents] == done
        assert comparing.look().index == index
        assert comparing.presenter.position == (("1", "basin")[index], index, 2)

    def test_a_link_opens_a_pair(self, harbour: Exhibit) -> None:
        assert Comparing(harbour, "basin").look().index == 1
        assert Comparing(harbour, "gone").look().index == 0

    def test_a_pair_without_words_of_its_own_has_the_pages(self, comparing: Comparing) -> None:
        first = comparing.look()
        assert (first.kicker, first.heading) == ("6", "Then and now")
        assert next(iter(first.prose.numbers)) == "S2"
        comparing.do(Next())
        second = comparing.look()
        assert (second.kicker, second.heading) == ("6 · Then and now", "The basin")
        assert next(iter(second.prose.numbers)) == "S1"

    def test_sources_are_of_the_text_the_pair_its_pictures_and_the_page(
        self, harbour: Exhibit, comparing: Comparing
    ) -> None:
        assert comparing.presenter.source_ids(reader(harbour)) == ("S2", "S4", "S3")
        comparing.do(Next())
        assert comparing.presenter.source_ids(reader(harbour)) == ("S1", "S4", "S3")

    def test_captions_tell_which_picture_they_are_of(self, comparing: Comparing) -> None:
        view = comparing.look()
        assert view.before.caption == "1902 · The great crane"
        assert view.after.caption == "1972", "the picture has no caption of its own"
        assert "Harbour Museum" in view.before.credit
        comparing.do(Next())
        assert [comparing.look("vi").before_label, comparing.look("en").after_label] == [
            "Trước",
            "After",
        ]
        assert comparing.look("vi").before.caption == "Trước"

    def test_the_pictures_that_may_be_next_are_told(self, tmp_path: Path) -> None:
        more = "  - {before: chart, after: tug, before_label: A, after_label: B}\n"
        exhibit = make_exhibit(tmp_path, {**WITH_A_MAP, "quays.yaml": QUAYS + more})
        comparing, told = Comparing(exhibit), []
        for _ in range(3):
            told.append([path.stem for path in comparing.look().neighbours])
            comparing.do(Next())
        assert told == [["tug", "ship"], ["chart", "tug", "crane", "ship"], ["tug", "ship"]]

    def test_a_label_that_is_not_translated_is_told(self, tmp_path: Path) -> None:
        one = QUAYS.replace("before_label: {en: Before, vi: Trước}", "before_label: {en: Before}")
        exhibit = make_exhibit(tmp_path, {**WITH_A_MAP, "quays.yaml": one})
        page = exhibit.page("quays")
        assert isinstance(page, ComparePage)
        presenter = ComparePresenter(page, exhibit)
        presenter.open("basin", 0.0)
        reading = reader(exhibit, "vi")
        presenter.view(reading, PLACE)
        assert reading.fallen_back_to == "en"


class TestWhatCuratorsWrite:
    def page(self, **more: object) -> ComparePage:
        keys = {"kind": "compare", "id": "street", "title": "A street", "pairs": [PAIR]}
        return ComparePage.model_validate(keys | more)

    def test_the_divider_stands_unless_it_is_to_lie(self, harbour: Exhibit, tmp_path: Path) -> None:
        assert Comparing(harbour).look().upright
        lying = QUAYS.replace("pairs:", "divider: horizontal\npairs:")
        exhibit = make_exhibit(tmp_path, {**WITH_A_MAP, "quays.yaml": lying})
        assert not Comparing(exhibit).look().upright

    def test_its_card_shows_the_first_picture(self) -> None:
        assert self.page().cover == "then"

    def test_links_name_the_pairs_that_have_an_id(self) -> None:
        pairs = [PAIR, {**PAIR, "id": "corner"}]
        assert self.page(pairs=pairs).items == ("corner",)

    def test_a_picture_is_not_compared_with_itself(self) -> None:
        with pytest.raises(ValidationError, match="compared with itself"):
            self.page(pairs=[{**PAIR, "after": "then"}])

    def test_a_pairs_own_sounds_are_heard_instead_of_the_pages(self) -> None:
        pairs = [PAIR, {**PAIR, "sounds": ["bell"]}, {**PAIR, "sounds": []}]
        page = self.page(pairs=pairs, sounds=["rain"])
        heard = [page.sounds_at(index) for index in (None, 0, 1, 2)]
        assert heard == [("rain",), ("rain",), ("bell",), ()]

    def test_a_label_too_long_for_a_button_is_told_once(self) -> None:
        long = "A street before the bridge"
        page = self.page(pairs=[{**PAIR, "after_label": {"vi": "Sau", "en": long}}])
        [fault] = page.faults()
        assert fault.loc == ("pairs", 0, "after_label", "en")
        assert fault.severity is Severity.NOTICE
        assert list(self.page().faults()) == []

    @pytest.mark.parametrize(
        ("first", "second", "told"),
        [
            ((3840, 2160), (1920, 1080), False),
            ((3840, 2160), (3840, 2100), False),
            ((3840, 2160), (3840, 2060), True),
            ((3840, 2160), (2160, 3840), True),
            ((3840, 2160), None, False),
        ],
    )
    def test_pictures_of_unlike_shapes_are_told(
        self, first: tuple[int, int], second: tuple[int, int] | None, told: bool
    ) -> None:
        class Files:
            def content(self, name: str) -> object | None:
                return None

            def picture_size(self, picture: str) -> tuple[int, int] | None:
                return first if picture == "then" else second

        faults = list(self.page().media_faults(Files()))
        assert [fault.loc for fault in faults] == [("pairs", 0, "after")] * told
        assert all(fault.severity is Severity.NOTICE for fault in faults)
