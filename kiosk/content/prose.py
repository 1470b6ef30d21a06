"""The few Markdown marks that texts may use, parsed into spans; knows no widget and no catalogue.

Paragraphs, **bold**, *italic*, lists, links to pages and source marks `[^S17]`. Anything else is a
problem in plain words, at its place, rather than something that silently looks different.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kiosk.content.diagnostics import Problem
from kiosk.content.links import PageLink, parse_link

BULLET = "•"
# One block is one texture, at most three times as large as at first; GPUs take 4,096 px at least.
MAX_BLOCK_CHARACTERS = 1_200
MAX_BLOCK_LINES = 30


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that looks alike. A source mark has no text; a forced line break is LF."""

    text: str
    bold: bool = False
    italic: bool = False
    link: PageLink | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; `marker` is a bullet, or its number with a full stop."""

    spans: tuple[Span, ...]
    marker: str


Block = Paragraph | ListItem


@dataclass(frozen=True, slots=True)
class ProseProblem:
    """What Markdown cannot be shown, and the offset in the text where it stands."""

    offset: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source mark and the offset in the text where it stands."""

    source: str
    offset: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page and the offset in the text of its address."""

    target: PageLink
    offset: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A parsed text: its blocks in order, what it names, and what is wrong with it."""

    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[ProseProblem, ...] = ()


_SOURCE_MARK = re.compile(r"\[\^([A-Za-z0-9][A-Za-z0-9_-]*)\]")
_MAX_NESTING = 20

_BLOCK_PROBLEMS = {
    "heading_open": Problem(
        "Headings are not possible in a text.",
        "The page's title is its heading; for emphasis write **bold**.",
    ),
    "fence": Problem("Code is not possible in a text.", "Delete the ``` lines."),
    "code_block": Problem(
        "This paragraph is indented by four spaces or more, which makes it code.",
        "Begin it in the same column as the other lines of the text.",
    ),
    "blockquote_open": Problem(
        "Block quotations are not possible in a text.",
        "Delete the '>', or make a page of kind 'quotes'.",
    ),
    "hr": Problem("Lines across the page are not possible in a text.", "Leave a blank line."),
    "html_block": Problem("HTML is not possible in a text.", "Write **bold** or *italic*."),
    "table_open": Problem("Tables are not possible in a text.", "Write a list."),
}
_INLINE_PROBLEMS = {
    "image": Problem(
        "Pictures are not possible within a text.",
        "Describe the picture among the pictures and name it with 'picture:'.",
    ),
    "code_inline": Problem("Code is not possible in a text.", "Delete the ` marks."),
    "html_inline": Problem("HTML is not possible in a text.", "Write **bold** or *italic*."),
}
_NESTED_LIST = Problem("A list within a list is not possible.", "Make it one list.")
_LONG_ITEM = Problem(
    "A list item is a single paragraph.", "Join its paragraphs, or leave the list."
)
_BAD_MARK = Problem(
    "This is not a source mark.", "A source mark is written [^S17], without spaces."
)


@lru_cache(maxsize=256)
def parse_prose(text: str) -> Prose:
    """Parse `text`; its problems leave out or flatten only what they concern. Never raises."""
    return _Reader(text).read()


def _source_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's rule
    match = _SOURCE_MARK.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        token = state.push("source_mark", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    markdown.enable("table")
    markdown.disable(["reference", "entity", "autolink"])
    markdown.inline.ruler.before("link", "source_mark", _source_mark)
    # Addresses are judged here, as written: what markdown-it would refuse shall be a problem, too.
    markdown.validateLink = lambda _url: True  # type: ignore[method-assign,assignment]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return markdown


_MARKDOWN = _markdown()


@dataclass(slots=True)
class _Look:
    """What holds at the point where the reader stands."""

    bold: int = 0
    italic: int = 0
    link: PageLink | None = None


@dataclass(slots=True)
class _Reader:
    """Walks markdown-it's tokens.

    `_cursor` follows in the text, because inline tokens know no place of their own.
    """

    text: str
    _blocks: list[Block] = field(default_factory=list)
    _citations: list[Citation] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _problems: list[ProseProblem] = field(default_factory=list)
    _line_starts: list[int] = field(default_factory=list)
    _lists: list[str] = field(default_factory=list)
    _marker: str | None = None
    _is_item_filled: bool = False
    _cursor: int = 0

    def read(self) -> Prose:
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        for token in _MARKDOWN.parse(self.text):
            self._block(token)
        return Prose(
            tuple(self._blocks),
            tuple(self._citations),
            tuple(self._links),
            tuple(self._problems),
        )

    def _block(self, token: Token) -> None:
        offset = self._line_starts[token.map[0]] if token.map else self._cursor
        if token.type in _BLOCK_PROBLEMS:
            self._problem(self._first_letter(offset), _BLOCK_PROBLEMS[token.type])
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if self._lists:
                    self._problem(self._first_letter(offset), _NESTED_LIST)
                self._lists.append(token.type)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._marker = None
            case "list_item_open":
                is_ordered = self._lists[-1] == "ordered_list_open"
                self._marker = f"{token.info}." if is_ordered else BULLET
                self._is_item_filled = False
            case "inline":
                self._inline_block(token, offset)

    def _inline_block(self, token: Token, offset: int) -> None:
        self._cursor = max(offset, self._cursor)
        if self._lists and self._is_item_filled:
            self._problem(self._first_letter(offset), _LONG_ITEM)
        spans = tuple(self._spans(token.children or ()))
        self._check_length(spans, self._first_letter(offset))
        if self._lists:
            self._blocks.append(ListItem(spans, self._marker or BULLET))
            self._is_item_filled = True
        else:
            self._blocks.append(Paragraph(spans))

    def _check_length(self, spans: tuple[Span, ...], offset: int) -> None:
        text = "".join(span.text for span in spans)
        what = "list item" if self._lists else "paragraph"
        hint = "Shorten it." if self._lists else "Leave a blank line to start a new paragraph."
        for count, most, of in (
            (len(text), MAX_BLOCK_CHARACTERS, "characters"),
            (text.count("\n") + 1, MAX_BLOCK_LINES, "lines"),
        ):
            if count > most:
                message = f"This {what} has {count:,} {of}; at most {most:,} fit."
                self._problem(offset, Problem(message, hint))

    def _spans(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """The spans of one block; neighbours that look alike are one."""
        look = _Look()
        waiting: Span | None = None
        for span in self._raw_spans(tokens, look):
            if waiting is None:
                waiting = span
            elif _look_alike(waiting, span):
                waiting = Span(waiting.text + span.text, span.bold, span.italic, span.link)
            else:
                yield waiting
                waiting = span
        if waiting is not None:
            yield waiting

    def _raw_spans(self, tokens: Sequence[Token], look: _Look) -> Iterator[Span]:
        for token in tokens:
            if token.type in _INLINE_PROBLEMS:
                self._inline_problem(token)
            match token.type:
                case "text" | "code_inline" | "text_special" | "softbreak" | "hardbreak":
                    yield from self._words(token, look)
                case "source_mark":
                    offset = self._find(f"[^{token.content}]")
                    self._citations.append(Citation(token.content, offset))
                    yield Span("", bool(look.bold), bool(look.italic), source=token.content)
                case _:
                    self._turn(token, look)

    def _turn(self, token: Token, look: _Look) -> None:
        """A mark begins or ends."""
        match token.type:
            case "link_open":
                look.link = self._link(str(token.attrGet("href") or ""))
            case "link_close":
                look.link = None
            case "strong_open" | "strong_close":
                look.bold += token.nesting
            case "em_open" | "em_close":
                look.italic += token.nesting

    def _words(self, token: Token, look: _Look) -> Iterator[Span]:
        text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
        if token.content:
            start = self._find(token.content)
            bad = token.content.find("[^")
            if bad >= 0:
                self._problem(start + bad, _BAD_MARK)
        if text:
            yield Span(text, bool(look.bold), bool(look.italic), look.link)

    def _link(self, address: str) -> PageLink | None:
        found = self.text.find(f"]({address}", self._cursor)
        offset = found + 2 if found >= 0 else self._cursor
        target = parse_link(address)
        if target is None:
            self._problem(
                offset,
                Problem(
                    f"'{address}' is not a page of this exhibit.",
                    "Links lead to pages only: [words](page:its-id) or (page:its-id#item).",
                ),
            )
            return None
        self._links.append(Link(target, offset))
        return target

    def _inline_problem(self, token: Token) -> None:
        written = {"image": "![", "code_inline": "`"}.get(token.type, token.content)
        self._problem(self._find(written), _INLINE_PROBLEMS[token.type])

    def _find(self, written: str) -> int:
        """Move the cursor past the next `written`, and return where it begins."""
        found = self.text.find(written, self._cursor)
        if found < 0:
            return self._cursor
        self._cursor = found + len(written)
        return found

    def _first_letter(self, offset: int) -> int:
        match = re.compile(r"[ \t]*").match(self.text, offset)
        return match.end() if match else offset

    def _problem(self, offset: int, problem: Problem) -> None:
        self._problems.append(ProseProblem(offset, problem.message, problem.hint))


def _look_alike(a: Span, b: Span) -> bool:
    is_text = a.source is None and b.source is None
    return is_text and (a.bold, a.italic, a.link) == (b.bold, b.italic, b.link)
