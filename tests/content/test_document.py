"""Places in files: of values, of keys, and of words within texts however they are quoted."""

import pytest

from kiosk.content.diagnostics import (
    MAX_DIAGNOSTICS,
    Diagnostic,
    Problem,
    Severity,
    first_ones,
    render_json,
    render_text,
)
from kiosk.content.source import parse_document

WHAT = Problem("What.")
TEXT = """title: {en: Why, vi: Vì sao}
slides:
  - shelters
  - picture: siren
    text: |  # a comment with [^S9]

      One[^S1] and[^S9].

      Two[^S9].
folded: >
  One
  two[^S9].
quoted: "It said \\"no\\"[^S9]"
single: 'It''s[^S9]'
plain: So [^S9]
escaped: "[\\u005ES9]"
"""
DOCUMENT = parse_document(TEXT.encode(), "page.yaml")


@pytest.mark.parametrize(
    ("loc", "key", "place"),
    [
        ((), False, (1, 1)),
        (("title",), False, (1, 8)),
        (("title",), True, (1, 1)),
        (("title", "vi"), False, (1, 22)),
        (("title", "vi"), True, (1, 18)),
        (("slides", 0), False, (3, 5)),
        (("slides", 1, "picture"), False, (4, 14)),
        (("slides", 0, "picture"), False, (3, 5)),  # the short form has no such key
        (("slides", "tag", 1, "other-tag", "picture"), False, (4, 14)),
        (("title", "fr", "[key]"), True, (1, 1)),
        (("nowhere",), False, (1, 1)),
        (("slides", 7), False, (3, 3)),
    ],
)
def test_values_and_keys_have_places(
    loc: tuple[str | int, ...], key: bool, place: tuple[int, int]
) -> None:
    diagnostic = DOCUMENT.at(loc, "code", WHAT, key=key)
    assert (diagnostic.line, diagnostic.column) == place


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("slides", 1, "text"), (7, 19)),
        (("folded",), (12, 6)),
        (("quoted",), (13, 24)),
        (("single",), (14, 15)),
        (("plain",), (15, 11)),
        (("escaped",), (16, 10)),  # written otherwise: where the text begins
    ],
)
def test_words_within_texts_have_places(loc: tuple[str | int, ...], place: tuple[int, int]) -> None:
    text = DOCUMENT.data
    for segment in loc:
        text = text[segment]
    diagnostic = DOCUMENT.within(loc, text, text.index("[^S9]"), "code", WHAT)
    assert (diagnostic.line, diagnostic.column) == place


def test_the_second_of_two_equal_words_has_its_own_place() -> None:
    text = DOCUMENT.data["slides"][1]["text"]
    found = DOCUMENT.within(("slides", 1, "text"), text, text.rindex("[^S9]"), "code", WHAT)
    assert (found.line, found.column) == (9, 10)


def test_a_diagnostic_reads_as_editors_expect() -> None:
    found = (
        Diagnostic("a.yaml", 2, 3, "code", "Found.", "Write."),
        Diagnostic("a.yaml", 4, 5, "code", "Seen.", severity=Severity.NOTICE),
    )
    assert render_text(found) == ("a.yaml:2:3: Found.\n    hint: Write.\na.yaml:4:5: notice: Seen.")
    assert '"severity": "notice"' in render_json(found)


def test_what_a_curator_wrote_cannot_command_the_terminal() -> None:
    found = Diagnostic("a.yaml", 1, 1, "code", "Found '\x1b[2J\n\u202e'.")
    assert render_text([found]) == "a.yaml:1:1: Found '\ufffd[2J\ufffd\ufffd'."


def test_of_each_file_the_first_errors_and_notices_are_told() -> None:
    many = [
        Diagnostic(file, line, 1, "code", "Found.", severity=severity)
        for file in ("a.csv", "b.csv")
        for line in range(1, 10 * MAX_DIAGNOSTICS)
        for severity in Severity
    ]
    told = first_ones(many)
    assert len(told) == 4 * MAX_DIAGNOSTICS
    assert {each.line for each in told} == set(range(1, MAX_DIAGNOSTICS + 1))
