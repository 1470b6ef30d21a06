"""What the flagship says on its screens: whose word it is, in which languages, and how much.

A source mark answers for all that its paragraph says since the mark before it. Sentences in which
the exhibit speaks of itself, of what it drew and what it did not find, need none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.content.diagnostics import render_text
from kiosk.content.links import PageLink
from kiosk.content.prose import parse_prose
from kiosk.content.record import Record
from kiosk.content.references import Loc, ProseMark, walk_references, walk_texts
from kiosk.content.rights import LICENCES
from kiosk.content.text import EVERY_LANGUAGE, LocalizedText
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit

ROOT = Path(__file__).parents[2]
COMPLETE = ("vi", "en")
PARTIAL = "fr"

_MARKS = re.compile(r"(?:\[\^[A-Za-z0-9]+\])+")
_LINK = re.compile(r"\[([^\]^]*)\]\([^)]*\)")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")
_OF_ITSELF = re.compile(
    r"chúng tôi|[Cc]hưa (?:tìm thấy|rõ|biết|chắc)|không rõ|Chỉ biết|gần đúng|ước chừng|bản đồ"
    r"|thanh này|Quý vị|trưng bày (?:vẽ|này)|nói ở đây|không đoán"
    r"|\bours?\b|[Nn]o (?:source|position|other|explanation|Vietnamese account)"
    r"|not (?:known|drawn|yet|guessed)|Only the district|approximate"
    r"|[Tt]he (?:point|circle) |[Tt]ouch|this bar|[Tt]his exhibit|said here"
    r"|dit ici|cette exposition"
)
_ONLY_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of the exhibit in one language, and the heading over it.

    `kind` is where such a text stands, "timeline.events.text"; `place` names this one.
    """

    place: str
    kind: str
    language: str
    words: str
    heading: str

    @property
    def cited(self) -> frozenset[str]:
        return frozenset(citation.source for citation in parse_prose(self.words).citations)


@pytest.fixture(scope="module")
def exhibit() -> Exhibit:
    loaded = load_exhibit(ROOT / "exhibits" / "hanoi-1972", ROOT / "media")
    assert not loaded.has_errors, render_text(loaded.diagnostics)
    assert loaded.exhibit is not None
    return loaded.exhibit


@pytest.fixture(scope="module")
def proses(exhibit: Exhibit) -> tuple[Prose, ...]:
    """Every prose text of the exhibit, in every language in which it is written."""
    pages = (prose for page in exhibit.pages for prose in prose_in(page, page.id, page.kind))
    people = (
        prose for key, one in exhibit.people.items() for prose in prose_in(one, key, "person")
    )
    return (*pages, *people)


def prose_in(record: Record, name: str, kind: str) -> Iterator[Prose]:
    for loc, text, marks in walk_texts(record):
        if ProseMark() not in marks:
            continue
        owner = at(record, loc[:-1])
        heading = getattr(owner, "title", None) or getattr(owner, "name", None)
        for language, words in text.said.items():
            yield Prose(
                place=f"{name}: {'.'.join(map(str, loc))}",
                kind=".".join([kind, *(step for step in loc if isinstance(step, str))]),
                language=language,
                words=words,
                heading=said(heading, language),
            )


def at(record: object, loc: Loc) -> object:
    """What stands at a place of a record."""
    for step in loc:
        record = record[step] if isinstance(record, tuple) else getattr(record, str(step))  # type: ignore[index]
    return record


def said(text: object, language: str) -> str:
    """A text in a language, or nothing."""
    return text.said.get(language, "") if isinstance(text, LocalizedText) else ""


def makes_a_claim(sentence: str) -> bool:
    """Whether there is a number in it, or a name: a capital letter that does not begin it."""
    _, *later = sentence.split() or [""]
    return any(map(str.isdigit, sentence)) or any(
        word.lstrip("“‘«(*")[:1].isupper() for word in later
    )


def without_source(words: str) -> list[str]:
    """The sentences that claim something and that no mark of their paragraph answers for."""
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", words):
        *_, rest = _MARKS.split(_LINK.sub(r"\1", paragraph))
        sentences = map(str.strip, _SENTENCE.findall(rest))
        found += [each for each in sentences if makes_a_claim(each) and not _OF_ITSELF.search(each)]
    return found


class TestWhatIsLookedFor:
    """The rules of this file, on sentences made up for it."""

    @pytest.mark.parametrize(
        "words",
        [
            "On 18 December it began.",
            "It began then.[^S1] It ended at Dong Da in the end.",
            "Đêm ấy có bảy chiếc.[^S1]\n\nRồi đến phố Khâm Thiên.",
            "He spoke in [Stockholm](page:voices#palme).",
        ],
    )
    def test_a_claim_behind_the_last_mark_of_its_paragraph_is_found(self, words: str) -> None:
        assert without_source(words)

    @pytest.mark.parametrize(
        "words",
        [
            "On 18 December it began.[^S1]",
            "It fell in 1972. It lies in Dong Da.[^S1][^S2]",
            "The bells rang, and people waited.",
            "It fell there.[^S1] The point is the middle of Dong Da.",
            "Rơi ở đó.[^S1] Chưa tìm thấy số người ở Hải Phòng.",
        ],
    )
    def test_what_a_mark_answers_for_is_not(self, words: str) -> None:
        assert without_source(words) == []

    def test_words_are_counted_as_they_are_read(self) -> None:
        prose = Prose(
            "a: text", "story.text", "en", "It *fell* [there](page:b).[^S1] – Why?", "The end"
        )
        assert words_in(prose) == 4
        assert words_in(prose, with_heading=True) == 6


class TestClaims:
    def test_every_sentence_with_a_number_or_a_name_has_a_source(
        self, proses: tuple[Prose, ...]
    ) -> None:
        bare = {
            (prose.place, prose.language): sentences
            for prose in proses
            if (sentences := without_source(prose.words))
        }
        assert bare == {}

    def test_every_mark_leads_to_a_source(
        self, exhibit: Exhibit, proses: tuple[Prose, ...]
    ) -> None:
        cited = {source for prose in proses for source in prose.cited}
        assert len(cited) > 40
        assert cited <= set(exhibit.sources)

    def test_all_languages_of_a_text_cite_the_same(self, proses: tuple[Prose, ...]) -> None:
        """A mark that was forgotten in one language shows as a difference."""
        cited: dict[str, set[frozenset[str]]] = {}
        for prose in proses:
            cited.setdefault(prose.place, set()).add(prose.cited)
        assert [place for place, sets in cited.items() if len(sets) > 1] == []

    def test_no_source_is_listed_that_nothing_cites(
        self, exhibit: Exhibit, proses: tuple[Prose, ...]
    ) -> None:
        used = {source for prose in proses for source in prose.cited}
        for record in (*exhibit.pages, *exhibit.people.values(), *exhibit.pictures.values()):
            used |= {word for _, kind, word in walk_references(record) if kind == "source"}
        assert set(exhibit.sources) - used == set()


def of_kind(exhibit: Exhibit, kind: str, *keys: str) -> list[object]:
    """What stands on all pages of a kind, down a way of keys, each of which leads to a list."""
    found: list[object] = [page for page in exhibit.pages if page.kind == kind]
    for key in keys:
        found = [inner for each in found for inner in getattr(each, key)]
    assert found, f"nothing at {kind}.{'.'.join(keys)}"
    return found


def cited_by(record: object, *keys: str) -> set[str]:
    """The sources that a record names or marks in its texts."""
    texts = [getattr(record, key) for key in keys]
    every = [words for text in texts if text is not None for words in text.said.values()]
    marked = {citation.source for words in every for citation in parse_prose(words).citations}
    return marked | set(getattr(record, "sources", ()))


class TestKinds:
    def test_every_event_of_the_timeline_has_a_source(self, exhibit: Exhibit) -> None:
        events = of_kind(exhibit, "timeline", "events")
        assert 25 <= len(events) <= 40
        assert [event for event in events if not cited_by(event, "text")] == []

    def test_every_figure_that_is_known_has_a_source(self, exhibit: Exhibit) -> None:
        values = of_kind(exhibit, "figures", "charts", "every", "values")
        known = [value for value in values if getattr(value, "is_known", False)]
        assert len(known) > 50
        assert [value for value in known if not getattr(value, "sources", ())] == []

    def test_what_nobody_knows_is_left_unknown(self, exhibit: Exhibit) -> None:
        """American sorties by night are known for the first two and for the pause."""
        values = of_kind(exhibit, "figures", "charts", "every", "values")
        unknown = [value for value in values if not getattr(value, "is_known", True)]
        assert len(unknown) == 9

    def test_both_sides_count_in_all_that_is_compared(self, exhibit: Exhibit) -> None:
        sides = {getattr(value, "side", None) for value in
                 of_kind(exhibit, "figures", "charts", "every", "values")}  # fmt: skip
        assert {"vn", "us"} <= sides
        assert None not in sides

    def test_every_explanation_of_the_quiz_has_a_source(self, exhibit: Exhibit) -> None:
        questions = of_kind(exhibit, "quiz", "questions")
        assert 6 <= len(questions) <= 8
        assert [each for each in questions if not cited_by(each, "explanation")] == []

    def test_everybody_is_told_of_with_a_source(self, exhibit: Exhibit) -> None:
        assert len(exhibit.people) >= 25
        assert [key for key, one in exhibit.people.items() if not cited_by(one, "text")] == []

    def test_every_quotation_can_be_linked_to_and_says_where_it_is_written(
        self, exhibit: Exhibit
    ) -> None:
        quotes = of_kind(exhibit, "quotes", "quotes")
        assert len(quotes) >= 25
        assert {getattr(quote, "source", None) for quote in quotes} <= set(exhibit.sources)
        assert None not in {getattr(quote, "id", None) for quote in quotes}

    def test_a_quotation_is_shown_as_it_was_said(self, exhibit: Exhibit) -> None:
        for quote in of_kind(exhibit, "quotes", "quotes"):
            assert said(getattr(quote, "text", None), str(getattr(quote, "original", ""))), quote


class TestPictures:
    def test_each_has_an_alternative_text_a_credit_and_rights(self, exhibit: Exhibit) -> None:
        for key, picture in exhibit.pictures.items():
            for text in (picture.alt, picture.credit):
                assert EVERY_LANGUAGE in text.said or set(COMPLETE) <= set(text.said), key
                assert all(words.strip() for words in text.said.values()), key
            assert picture.rights in LICENCES or "rightsstatements.org" in picture.rights, key

    def test_all_are_shown_and_they_are_twenty_or_more(self, exhibit: Exhibit) -> None:
        shown = {
            word
            for page in exhibit.pages
            for _, kind, word in walk_references(page)
            if kind == "picture"
        }
        assert len(shown) >= 20
        assert shown == set(exhibit.pictures)

    @pytest.mark.parametrize("language", COMPLETE)
    def test_no_two_are_described_alike(self, exhibit: Exhibit, language: str) -> None:
        texts = [said(picture.alt, language) for picture in exhibit.pictures.values()]
        assert len(set(texts)) == len(texts)


def texts_of(exhibit: Exhibit) -> Iterator[tuple[str, LocalizedText]]:
    yield "title", exhibit.title
    catalogues: tuple[Mapping[str, Record], ...] = (
        exhibit.pictures,
        exhibit.sounds,
        exhibit.sources,
        exhibit.people,
        {page.id: page for page in exhibit.pages},
        {tour.id: tour for tour in exhibit.tours},
    )
    for catalogue in catalogues:
        for key, record in catalogue.items():
            for loc, text, _ in walk_texts(record):
                yield f"{key}: {'.'.join(map(str, loc))}", text


class TestLanguages:
    def test_vietnamese_comes_first_and_is_complete_with_english(self, exhibit: Exhibit) -> None:
        assert exhibit.languages[:2] == COMPLETE
        missing = [
            (where, language)
            for where, text in texts_of(exhibit)
            if EVERY_LANGUAGE not in text.said
            for language in COMPLETE
            if not said(text, language).strip()
        ]
        assert missing == []

    def test_french_has_the_titles_and_some_of_the_texts(self, exhibit: Exhibit) -> None:
        titles = [each.title for each in exhibit.pages] + [each.title for each in exhibit.tours]
        assert [title for title in titles if not said(title, PARTIAL)] == []
        texts = [page.id for page in exhibit.pages if said(getattr(page, "text", None), PARTIAL)]
        assert 5 <= len(texts) < len(exhibit.pages)

    def test_no_text_stands_under_the_wrong_language(self, proses: tuple[Prose, ...]) -> None:
        wrong = [
            prose.place
            for prose in proses
            if (prose.language == "vi") != bool(_ONLY_VIETNAMESE.search(prose.words))
        ]
        assert wrong == []


# Vietnamese is written in syllables, of which three make about two words; French takes a fifth
# more words than English.
MOST = {"vi": 105, "en": 70, "fr": 84}
LEAST_ON_A_SCREEN, LEAST_ON_A_CARD = 30, 10
# Where a text is one of several on a screen, or one of many in a list.
_ON_A_CARD = re.compile(
    r"map\.layers|timeline\.|quiz\.|people\.|person\.|figures\.text|credits\.|map\.text"
)
_WITH_ROOM = re.compile(r"credits\.|map\.phases")  # a page of its own; a card as high as the screen


def words_in(prose: Prose, *, with_heading: bool = False) -> int:
    blocks = parse_prose(prose.words).blocks
    read = " ".join("".join(span.text for span in block.spans) for block in blocks)
    whole = f"{prose.heading} {read}" if with_heading else read
    return sum(any(map(str.isalnum, word)) for word in whole.split())


def test_a_screen_has_thirty_to_seventy_words(proses: tuple[Prose, ...]) -> None:
    told = {}
    for prose in proses:
        least = LEAST_ON_A_CARD if _ON_A_CARD.search(prose.kind) else LEAST_ON_A_SCREEN
        most = MOST[prose.language] + (20 if _WITH_ROOM.search(prose.kind) else 0)
        words = words_in(prose)
        if words > most or words_in(prose, with_heading=True) < least:
            told[prose.place, prose.language] = words
    assert told == {}


def test_readers_find_a_way_on_from_every_page_and_to_it(exhibit: Exhibit) -> None:
    """Besides the button to the next page: links in texts, on cards and behind what is chosen."""
    leads: dict[str, set[str]] = {page.id: set() for page in exhibit.pages}
    for page in exhibit.pages:
        for prose in prose_in(page, page.id, page.kind):
            leads[page.id] |= {link.target.page for link in parse_prose(prose.words).links}
        leads[page.id] |= {
            word.split("#")[0] for _, kind, word in walk_references(page) if kind == "destination"
        }
    for person, one in exhibit.people.items():
        entry = exhibit.entry_of(person)
        assert isinstance(entry, PageLink)
        leads[entry.page] |= {link.page for link in one.links}
        leads[entry.page] |= {link.page for link in exhibit.words_of(person)}
        for link in exhibit.words_of(person):
            leads[link.page].add(entry.page)
    onward = {page_id: to - {page_id} for page_id, to in leads.items()}
    assert {page_id for page_id, to in onward.items() if not to} <= {"jamming-scope", "credits"}
    reached = set().union(*onward.values())
    assert set(onward) - reached <= {"quiz", "credits"}
