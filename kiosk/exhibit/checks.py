"""Whether everything that is named exists (the third phase); opens no picture, knows no kind.

A link to a page that does not exist is an error to report, but it leaves its page as sound as it
was: otherwise one bad page would take with it every page that links to it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.diagnostics import Diagnostic, Problem, Severity
from kiosk.content.links import PageLink, parse_address
from kiosk.content.paths import ContentRoot
from kiosk.content.prose import parse_prose
from kiosk.content.reading import Played
from kiosk.content.record import Record
from kiosk.content.references import (
    Loc,
    ProseMark,
    walk_definitions,
    walk_media_files,
    walk_references,
    walk_texts,
)
from kiosk.content.suggest import Guesses, did_you_mean
from kiosk.content.text import (
    EVERY_LANGUAGE,
    LocalizedText,
    did_you_mean_language,
    undeclared_language,
)
from kiosk.content.theme import DEFAULT_THEME, Theme, check_theme, load_builtin_theme
from kiosk.content.words import check_words, word_keys
from kiosk.core.geometry import Size
from kiosk.exhibit.draft import Draft
from kiosk.exhibit.elsewhere import Elsewhere
from kiosk.exhibit.file import ExhibitFile
from kiosk.exhibit.model import Playable
from kiosk.exhibit.parts import Findings, Part, Shaped
from kiosk.exhibit.playables import FileFinder, FoundFiles
from kiosk.exhibit.tables import ShapedTable
from kiosk.exhibit.uses import misuse, sounds_by_use
from kiosk.pages.page import Page


@dataclass(slots=True)
class Checked:
    """What the third phase found.

    Of the files that exist, `picture_files`, `sound_files` and `video_files` have those of
    pictures, sounds and videos by id, `font_files` those of the theme and `media_files` those of
    pages by the names that they are given. `words` are those of the exhibit's own that can be said,
    and `theme` is the exhibit's, in colours that can be read. `playable` and `picture_sizes`, in
    pixels and upright, are left to the fourth phase.
    """

    theme: Theme

    picture_files: dict[str, Path] = field(default_factory=dict)
    picture_sizes: dict[str, Size] = field(default_factory=dict)
    sound_files: dict[str, FoundFiles] = field(default_factory=dict)
    video_files: dict[str, FoundFiles] = field(default_factory=dict)
    playable: Mapping[Played, Mapping[str, Playable]] = field(default_factory=dict)
    font_files: dict[str, Path] = field(default_factory=dict)
    media_files: dict[str, Path] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)


def check_exhibit(draft: Draft, main: Shaped[ExhibitFile], media_root: Path) -> Checked:
    """Check every id, link, language and file name in `draft`."""
    checked = Checked(draft.theme)
    findings = checked.findings
    media = ContentRoot(media_root, f"{media_root.name}/")
    checker = _Checker(draft, main.record.languages, findings)
    checker.check_record(main.record, main.part)
    findings.tell(*_check_words(main, checked))
    findings.tell(*_check_theme(draft, checked, media))
    _check_catalogues(draft, checker)
    _find_files(draft, main.record.languages, media, checked)
    for page in draft.pages:
        checker.check_page(page, draft.tables[page.part])
        for loc, _, name in walk_media_files(page.record):
            path = media.find(name)
            if isinstance(path, Problem):
                findings.add(page.part, page.part.at(loc, "file", path))
            else:
                checked.media_files[name] = path
    return checked


def _check_catalogues(draft: Draft, checker: "_Checker") -> None:
    catalogues: tuple[Mapping[str, Shaped[Record]], ...] = (
        draft.pictures,
        draft.sounds,
        draft.videos,
        draft.sources,
        draft.people,
    )
    for catalogue in catalogues:
        for shaped in catalogue.values():
            checker.check_record(shaped.record, shaped.part)


def _find_files(
    draft: Draft, languages: tuple[str, ...], media: ContentRoot, checked: Checked
) -> None:
    """Find the files of all catalogues, and tell which are missing."""
    for picture_id, picture in draft.pictures.items():
        path = media.find(picture.record.file)
        if isinstance(path, Problem):
            checked.findings.tell(picture.part.at(("file",), "file", path))
        else:
            checked.picture_files[picture_id] = path
    finder = FileFinder(media, languages, checked.findings)
    for sound_id, sound in draft.sounds.items():
        if (files := finder.find_sound(sound)) is not None:
            checked.sound_files[sound_id] = files
    for video_id, video in draft.videos.items():
        if (files := finder.find_video(video)) is not None:
            checked.video_files[video_id] = files


class _Checker:
    """Checks records against what the exhibit has."""

    def __init__(self, draft: Draft, languages: tuple[str, ...], findings: Findings) -> None:
        self._languages = languages
        self._findings = findings
        self._draft = draft
        self._items = {page.record.id: _items(page, draft) for page in draft.pages}
        self._guesses = Guesses()
        self._elsewhere = Elsewhere(draft)
        self._sounds = draft.sounds
        self._without_poster = {
            video_id
            for video_id, video in draft.videos.items()
            if video.record.poster not in draft.pictures
        }
        self._known: Mapping[str, Collection[str]] = {
            "picture": draft.pictures,
            "source": draft.sources,
            "person": draft.people,
            "page": self._items,
            "video": draft.videos,
            **sounds_by_use(draft.sounds),
        }
        self._first_pages: dict[str, tuple[Part, Loc]] = {}

    def check_page(self, page: Shaped[Page], tables: Iterable[ShapedTable]) -> None:
        """Check a page and the rows of its tables, and that its ids are its own."""
        self.check_record(page.record, page.part)
        first_items: dict[str, tuple[Part, Loc]] = {}
        self._check_definitions(page, first_items)
        self._findings.add(page.part, *map(page.part.fault, page.record.faults()))
        whole = _whole(page.record, tables, self._draft)
        self._findings.add(page.part, *map(page.part.fault, whole.common_faults()))
        for table in tables:
            for row in table.rows:
                self.check_record(row.record, row.part)
                self._check_definitions(row, first_items)
                faults = page.record.row_faults(table.table, row.record)
                self._findings.add(row.part, *map(row.part.fault, faults))

    def _check_definitions(
        self, shaped: Shaped[Record], first_items: dict[str, tuple[Part, Loc]]
    ) -> None:
        for loc, kind, word in walk_definitions(shaped.record):
            firsts = self._first_pages if kind == "page" else first_items
            first_part, first_loc = firsts.setdefault(word, (shaped.part, loc))
            if (first_part, first_loc) != (shaped.part, loc):
                where = first_part.where(first_loc, shaped.part)
                problem = Problem(
                    f"The id '{word}' is given twice; first given {where}.", "Change one of them."
                )
                self._findings.add(shaped.part, shaped.part.at(loc, "duplicate-id", problem))

    def check_record(self, record: Record, part: Part) -> None:
        """Check all that a record names, and the languages and Markdown of its texts."""
        originals: dict[Loc, tuple[Loc, str]] = {}  # by the place of the record they belong to
        for loc, kind, word in walk_references(record):
            if kind == "language":
                originals[loc[:-1]] = loc, word
            else:
                self._check_reference(part, loc, kind, word)
        for loc, text, marks in walk_texts(record):
            _, original = originals.get(loc[:-1], (loc, None))
            if original in text.said or (original is not None and EVERY_LANGUAGE in text.said):
                del originals[loc[:-1]]
            self._findings.add(part, *self._check_languages(part, loc, text, original))
            if ProseMark() in marks:
                for language, words in text.said.items():
                    self._check_prose(part, (*loc, language), words)
        self._findings.add(part, *self._check_originals(part, originals.values()))

    def _check_reference(self, part: Part, loc: Loc, kind: str, word: str) -> None:
        if kind == "destination":
            self._check_destination(part, loc, word)
            return
        if kind == "video" and word in self._without_poster:
            self._findings.faulty.add(part)  # the video says why
        if word in self._known[kind]:
            return
        problem = misuse(kind, word, self._sounds) or self._unknown(kind, word)
        diagnostic = part.at(loc, f"unknown-{kind}", problem)
        if kind in DISPENSABLE:
            self._findings.tell(diagnostic)
        else:
            self._findings.add(part, diagnostic)

    def _check_destination(self, part: Part, loc: Loc, address: str) -> None:
        link = parse_address(address)
        missing = None if link is None else self._missing_target(link, "Name the page alone: ")
        if missing is not None:
            self._findings.tell(part.at(loc, "unknown-page", missing))

    def _unknown(self, kind: str, word: str) -> Problem:
        return Problem(
            f"There is no {_CALLED.get(kind, kind)} '{word}' in this exhibit.",
            self._elsewhere.hint(kind, word)
            or self._guesses.did_you_mean(word, self._known[kind])
            or _WHERE_DESCRIBED[kind],
        )

    def _check_originals(
        self, part: Part, unwritten: Iterable[tuple[Loc, str]]
    ) -> Iterator[Diagnostic]:
        """Original languages in which nothing is written beside them: a slip, perhaps."""
        for loc, language in unwritten:
            if language not in self._languages:
                problem = Problem(
                    f"Nothing is written here in '{language}', the original language, so all of "
                    "it will be called a translation.",
                    did_you_mean_language(language, self._languages)
                    or "If that is so, leave it as it is.",
                )
                yield part.at(loc, "original", problem, severity=Severity.NOTICE)

    def _check_languages(
        self, part: Part, loc: Loc, text: LocalizedText, original: str | None
    ) -> Iterator[Diagnostic]:
        """The exhibit's languages, no others; a quotation's original wording comes as it is."""
        for language in text.languages:
            if language not in self._languages and language != original:
                problem = undeclared_language(language, self._languages)
                yield part.at((*loc, language), "unknown-language", problem, key=True)
        if EVERY_LANGUAGE in text.said:
            return
        for language in self._languages:
            if language not in text.said:
                shown = text.resolve(language, self._languages).language
                problem = Problem(
                    f"This text is missing in '{language}'; visitors will read it in '{shown}'."
                )
                yield part.at(loc, "missing-language", problem, severity=Severity.NOTICE)

    def _check_prose(self, part: Part, loc: Loc, words: str) -> None:
        prose = parse_prose(words)
        for found in prose.problems:
            problem = Problem(found.message, found.hint)
            self._findings.add(part, part.within(loc, words, found.offset, "prose", problem))
        for citation in prose.citations:
            if citation.source not in self._known["source"]:
                problem = self._unknown("source", citation.source)
                self._findings.add(
                    part, part.within(loc, words, citation.offset, "unknown-source", problem)
                )
        for link in prose.links:
            if (
                missing := self._missing_target(link.target, "Link to the page alone: page:")
            ) is not None:
                self._findings.tell(part.within(loc, words, link.offset, "unknown-page", missing))

    def _missing_target(self, link: PageLink, otherwise: str) -> Problem | None:
        items = self._items.get(link.page)
        if items is None:
            return self._unknown("page", link.page)
        if link.item is None or link.item in items:
            return None
        return Problem(
            f"The page '{link.page}' has no item '{link.item}'.",
            self._guesses.did_you_mean(link.item, items) or f"{otherwise}{link.page}.",
        )


def _items(page: Shaped[Page], draft: Draft) -> dict[str, None]:
    """What links may name on a page, rows of its tables included, in order."""
    return dict.fromkeys(_whole(page.record, draft.tables[page.part], draft).items)


def _whole(page: Page, tables: Iterable[ShapedTable], draft: Draft) -> Page:
    """The page with all rows of its tables, knowing all people."""
    rows = {table.table.loc: tuple(row.record for row in table.rows) for table in tables}
    people = {person: shaped.record for person, shaped in draft.people.items()}
    return page.with_rows(rows).with_people(people)


DISPENSABLE = frozenset({"page", "destination", "sound", "ambience", "effect"})
"""What a page can be without: it is shown all the same, only not with that."""

_CALLED = {"ambience": "sound", "effect": "sound"}
_SOUND_DESCRIBED = "Describe it in sounds.yaml, or below 'sounds:' in exhibit.yaml."
_WHERE_DESCRIBED = {
    "picture": "Describe it in pictures.yaml, or below 'pictures:' in exhibit.yaml.",
    "sound": _SOUND_DESCRIBED,
    "ambience": f"{_SOUND_DESCRIBED} Where nothing is to be heard, write 'silence'.",
    "effect": _SOUND_DESCRIBED,
    "video": "Describe it in videos.yaml, or below 'videos:' in exhibit.yaml.",
    "source": "Describe it in sources.yaml, or below 'sources:' in exhibit.yaml.",
    "person": "Describe them in people.yaml, or write a name and a role here.",
    "page": "Pages are known by their 'id', not by their file.",
}


def _check_words(main: Shaped[ExhibitFile], checked: Checked) -> Iterator[Diagnostic]:
    languages = main.record.languages
    for language, words in main.record.words.items():
        if language in languages:
            checked.words[language] = dict(words)
        else:
            problem = Problem(
                f"The language '{language}' is not among the exhibit's languages: "
                f"{', '.join(languages)}.",
                did_you_mean_language(language, languages) or "Add it to 'languages'.",
            )
            yield main.part.at(("words", language), "unknown-language", problem, key=True)
    for found in check_words(main.record.words):
        loc = ("words", found.language, found.key)
        checked.words.get(found.language, {}).pop(found.key, None)
        if found.placeholders is None:
            problem = Problem(
                f"The kiosk has no words named '{found.key}'.",
                did_you_mean(found.key, word_keys()) or "The exhibit guide tells which there are.",
            )
            yield main.part.at(loc, "unknown-words", problem, key=True)
        else:
            needed = ", ".join(f"{{{name}}}" for name in found.placeholders)
            problem = Problem(
                "These words do not have the placeholders that they need.",
                f"Write {needed} where the values go." if needed else "Write none in braces.",
            )
            yield main.part.at(loc, "placeholders", problem)


def _check_theme(draft: Draft, checked: Checked, media: ContentRoot) -> Iterator[Diagnostic]:
    """The curator's own theme; those that come with the kiosk are checked by its tests."""
    part = draft.theme_part
    if part is None:
        return
    for pair in check_theme(draft.theme):
        problem = Problem(
            f"'{pair.role_text}' on '{pair.role_ground}' has a contrast of {pair.ratio:.1f}:1; "
            f"it needs {pair.needed:g}:1.",
            "Make one lighter or the other darker, so that everyone can read it.",
        )
        yield part.at(("colours", pair.role_text), "contrast", problem)
        checked.theme = draft.theme.with_colours_of(load_builtin_theme(DEFAULT_THEME))
    for use, cut, file in draft.theme.font_files():
        path = media.find(file)
        if isinstance(path, Problem):
            yield part.at(("fonts", use, cut), "file", path)
        else:
            checked.font_files[file] = path
