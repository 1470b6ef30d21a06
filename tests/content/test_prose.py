"""The Markdown that texts may use, and the sentences about the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.links import PageLink
from kiosk.content.prose import (
    MAX_BLOCK_CHARACTERS,
    MAX_BLOCK_LINES,
    Citation,
    Link,
    ListItem,
    Paragraph,
    Prose,
    ProseProblem,
    Span,
    parse_prose,
)


def plain(prose: Prose) -> list[str]:
    return ["".join(span.text for span in block.spans) for block in prose.blocks]


def test_paragraphs_are_separated_by_blank_lines() -> None:
    assert parse_prose("One\nline.\n\nAnother.\n").blocks == (
        Paragraph((Span("One line."),)),
        Paragraph((Span("Another."),)),
    )


def test_emphasis_nests() -> None:
    assert parse_prose("a **b *c*** d").blocks == (
        Paragraph(
            (
                Span("a "),
                Span("b ", bold=True),
                Span("c", bold=True, italic=True),
                Span(" d"),
            )
        ),
    )


def test_list_items_carry_their_marker() -> None:
    assert parse_prose("- one\n- two\n\n3. three\n4. four\n").blocks == (
        ListItem((Span("one"),), "•"),
        ListItem((Span("two"),), "•"),
        ListItem((Span("three"),), "3."),
        ListItem((Span("four"),), "4."),
    )


def test_source_marks_stand_between_words() -> None:
    prose = parse_prose("A claim.[^S17] **Bold.[^S-THOR]**")
    assert prose.blocks == (
        Paragraph(
            (
                Span("A claim."),
                Span("", source="S17"),
                Span(" "),
                Span("Bold.", bold=True),
                Span("", bold=True, source="S-THOR"),
            )
        ),
    )
    assert prose.citations == (Citation("S17", 8), Citation("S-THOR", 22))


def test_links_lead_to_pages_and_items() -> None:
    text = "[the *map*](page:twelve-nights#night-26) and [why](page:why)"
    prose = parse_prose(text)
    target = PageLink("twelve-nights", "night-26")
    assert prose.blocks[0].spans[:2] == (
        Span("the ", link=target),
        Span("map", italic=True, link=target),
    )
    assert prose.links == (
        Link(target, text.index("page:")),
        Link(PageLink("why"), text.rindex("page:")),
    )


def test_a_backslash_keeps_a_mark_as_it_is() -> None:
    assert plain(parse_prose(r"5 \* 3 and \[^S1] and \_so on\_")) == ["5 * 3 and [^S1] and _so on_"]


@pytest.mark.parametrize(
    "text",
    ["AT&T &amp; co", "1 < 2 > 0", "[not a link]", "a_b_c", "B-52 # 3", "50 % ^ 2", "Hà Nội"],
)
def test_ordinary_letters_stay_as_they_are(text: str) -> None:
    prose = parse_prose(text)
    assert plain(prose) == [text]
    assert prose.problems == ()


@pytest.mark.parametrize(
    ("text", "sentence", "at"),
    [
        ("Why\n\n# A heading", "Headings are not possible in a text.", "#"),
        ("A heading\n---------", "Headings are not possible in a text.", "A"),
        ("Why\n\n```\ncode\n```", "Code is not possible in a text.", "```"),
        ("Some `code` here", "Code is not possible in a text.", "`"),
        ("Why\n\n    indented", "This paragraph is indented by four spaces or more", "indented"),
        ("Why\n\n> quoted", "Block quotations are not possible in a text.", ">"),
        ("Why\n\n***\n", "Lines across the page are not possible in a text.", "*"),
        ("<div>block</div>", "HTML is not possible in a text.", "<"),
        ("so <b>bold</b>", "HTML is not possible in a text.", "<b>"),
        ("see ![alt](a.png)", "Pictures are not possible within a text.", "!["),
        ("| a | b |\n|---|---|", "Tables are not possible in a text.", "|"),
        ("- a\n  - b", "A list within a list is not possible.", "- b"),
        ("- a\n\n  b", "A list item is a single paragraph.", "b"),
        ("a [^ S1]", "This is not a source mark.", "[^"),
        ("[a](https://example.org)", "'https://example.org' is not a page", "https"),
        ("[a](javascript:alert)", "'javascript:alert' is not a page", "javascript"),
        ("[a](page:Why)", "'page:Why' is not a page", "page:"),
        ("[a]()", "'' is not a page", ")"),
    ],
)
def test_what_cannot_be_shown_is_said_at_its_place(text: str, sentence: str, at: str) -> None:
    problems = parse_prose(text).problems
    assert problems[0].message.startswith(sentence)
    assert problems[0].offset == text.index(at)


def test_a_paragraph_is_no_longer_than_a_texture_is_high() -> None:
    """A chronicle pasted in one piece was drawn as a black box: its texture was higher than the
    GPU takes. Source marks and stars are not drawn, so they do not count."""
    fits = "x" * MAX_BLOCK_CHARACTERS
    text = f"Short.\n\n**{fits}**[^S1]\n\n  {fits}y\n\n- {fits}z\n"
    problems = parse_prose(text).problems
    assert problems == (
        ProseProblem(
            text.index(f"{fits}y"),
            "This paragraph has 1,201 characters; at most 1,200 fit.",
            "Leave a blank line to start a new paragraph.",
        ),
        ProseProblem(
            text.index(f"- {fits}z"),
            "This list item has 1,201 characters; at most 1,200 fit.",
            "Shorten it.",
        ),
    )


def test_a_paragraph_has_not_too_many_lines_of_its_own() -> None:
    """A poem of a thousand short lines is as high as any long text."""
    assert parse_prose("x\\\n" * (MAX_BLOCK_LINES - 1) + "x").problems == ()
    (problem,) = parse_prose("x\\\n" * MAX_BLOCK_LINES + "x").problems
    assert problem.message == "This paragraph has 31 lines; at most 30 fit."


def test_the_second_of_two_equal_mistakes_has_its_own_place() -> None:
    offsets = [problem.offset for problem in parse_prose("a `b` c `b` d").problems]
    assert offsets == [2, 8]


def test_a_link_that_leads_nowhere_keeps_its_words() -> None:
    assert plain(parse_prose("see [this](https://example.org) now")) == ["see this now"]


MARKS = st.lists(
    st.sampled_from(
        [*"ab *_[]()`<>!#-\\|\n^1.&", "  ", "\n\n", "[^S1]", "](page:a)", "**", "- ", "&lt;"]
    ),
    max_size=40,
).map("".join)


@given(st.text(max_size=80) | MARKS)
def test_any_text_is_parsed_and_every_place_is_within_it(text: str) -> None:
    prose = parse_prose(text)
    places = [each.offset for each in (*prose.problems, *prose.citations, *prose.links)]
    assert all(0 <= offset <= len(text) for offset in places)
    for citation in prose.citations:
        assert text.startswith(f"[^{citation.source}]", citation.offset)
    spans = [span for block in prose.blocks for span in block.spans]
    assert [span.source for span in spans if span.source] == [
        citation.source for citation in prose.citations
    ]
    assert all(bool(span.text) is not bool(span.source) for span in spans)
