"""From pydantic's errors to sentences: every error has its words and its place."""

from typing import Annotated, Literal

import pytest
from pydantic import Discriminator, Field, Tag

from kiosk.content.diagnostics import Diagnostic
from kiosk.content.record import Record
from kiosk.content.shapes import parse_record, record_at
from kiosk.content.source import parse_document


class Inner(Record):
    number: float = Field(1.0, ge=0, le=1)
    word: Literal["one", "two"] = "one"


class Circle(Record):
    kind: Literal["circle"]
    radius: int = 1


class Square(Record):
    kind: Literal["square"]
    side: int = 1
    inner: Inner = Inner()


class Named(Record):
    named: str


def form(value: object) -> str:
    return "named" if isinstance(value, dict) else "listed"


class Outer(Record):
    title: str = Field(description="the heading")
    inner: Inner = Inner()
    many: tuple[Inner, ...] = ()
    named: dict[str, Inner] | None = None
    yes: bool = True
    shapes: tuple[Annotated[Circle | Square, Field(discriminator="kind")], ...] = ()
    forms: (
        Annotated[
            Annotated[Named, Tag("named")] | Annotated[tuple[Inner, ...], Tag("listed")],
            Discriminator(form),
        ]
        | None
    ) = None


def said(text: str) -> list[str]:
    document = parse_document(text.encode(), "a.yaml")
    found = parse_record(Outer, document.data, document)
    assert isinstance(found, tuple)
    assert all(isinstance(each, Diagnostic) for each in found)
    return [f"{each.line}:{each.column} {each.message} {each.hint}" for each in found]


def test_what_fits_is_a_record() -> None:
    document = parse_document(b"title: Why\nmany: [{number: 0}]\n", "a.yaml")
    assert parse_record(Outer, document.data, document) == Outer(
        title="Why", many=(Inner(number=0.0),)
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("yes: true", "1:1 The key 'title' is missing here. 'title': the heading."),
        ("titel: Why", "1:1 The key 'titel' is not known here. Did you mean 'title'?"),
        (
            "title: Why\ninner: {zzz: 1}",
            "2:9 The key 'zzz' is not known here. Keys known here: number, word.",
        ),
        (
            "title: Why\nmany:\n  - wrd: two",
            "3:5 The key 'wrd' is not known here. Did you mean 'word'?",
        ),
        (
            "title: Why\nnamed: {a: {wrd: two}}",
            "2:13 The key 'wrd' is not known here. Did you mean 'word'?",
        ),
        (
            "title:\n",
            "1:1 There is nothing after the key 'title'. Write its value: the heading.",
        ),
        (
            "title: #fff\n",
            (
                "1:1 There is nothing after the key 'title'. "
                "A '#' begins a comment; put the value in quotes."
            ),
        ),
        (
            "title: Why\ninner: {number: 2}",
            "2:17 2 is not possible here. Write at most 1.",
        ),
        (
            "title: Why\ninner: {number: []}",
            (
                "2:17 A number is expected here, found a list. "
                "Write digits only, with a point for decimals."
            ),
        ),
        (
            "title: Why\ninner: {word: tow}",
            "2:15 Found the text 'tow'; possible are: one, two. Did you mean 'two'?",
        ),
        (
            "title: Why\nmany: {a: b}",
            (
                "2:7 A list is expected here, found keys with values. "
                "Write [one, two], or one item on each line, each after '- '."
            ),
        ),
        (
            "title: Why\nmany: [{number: '0,5'}]",
            (
                "2:17 A number is expected here, found the text '0,5'. "
                "Write 0.5, with a point instead of the comma."
            ),
        ),
        (
            "title: Why\nshapes:\n  - kind: sqare",
            "3:11 There is no kind 'sqare' here. Kinds: circle, square. Did you mean 'square'?",
        ),
        (
            "title: Why\nshapes:\n  - kind: [circle]",
            "3:11 A kind is expected here, found a list. Kinds: circle, square.",
        ),
        (
            "title: Why\nshapes:\n  - kind:\n",
            "3:5 There is nothing after the key 'kind'. Write its value, or delete the line.",
        ),
        (
            "title: Why\nshapes:\n  - kid: circle",
            (
                "3:5 The key 'kind' is missing here. "
                "Did you mean 'kind' where 'kid' stands? Kinds: circle, square."
            ),
        ),
        (
            "title: Why\nshapes: [{side: 1}]",
            "2:10 The key 'kind' is missing here. Kinds: circle, square.",
        ),
        (
            "title: Why\nshapes: [circle]",
            (
                "2:10 Keys with values are expected here, found the text 'circle'. "
                "Write 'key: value', one on each line."
            ),
        ),
        (
            "title: Why\nshapes: [{kind: circle, raduis: 1}]",
            "2:25 The key 'raduis' is not known here. Did you mean 'radius'?",
        ),
        (
            "title: Why\nshapes: [{kind: circle, side: 1}]",
            "2:25 The key 'side' is not known here. Keys known here: kind, radius.",
        ),
        (
            "title: Why\nshapes: [{kind: square, inner: {wrd: two}}]",
            "2:33 The key 'wrd' is not known here. Did you mean 'word'?",
        ),
        (
            "title: Why\nshapes: [{kind: square, side: 1.5}]",
            "2:31 A whole number is expected here, found the number 1.5. Write digits only.",
        ),
        (
            "title: Why\nforms: {named: 3}",
            (
                "2:16 A text is expected here, found the number 3. "
                "Put it in quotes if it is meant as text."
            ),
        ),
        (
            "title: Why\nforms: [{}, {number: 3}]",
            "2:22 3 is not possible here. Write at most 1.",
        ),
        (
            "title: 3",
            (
                "1:8 A text is expected here, found the number 3. "
                "Put it in quotes if it is meant as text."
            ),
        ),
    ],
)
def test_every_error_is_a_sentence_at_its_place(text: str, sentence: str) -> None:
    assert said(text) == [sentence]


def test_all_errors_are_told_at_once() -> None:
    assert len(said("titel: Why\ninner: {word: 3, number: x}\nmany: [1, 2]\n")) == 5


@pytest.mark.parametrize(
    ("loc", "record"),
    [
        ((), Outer),
        (("inner",), Inner),
        (("many", 3), Inner),
        (("many", 3, "word"), None),
        (("named", "anything"), Inner),
        (("a-tag", "many", "another", 0), Inner),
        (("shapes", 0), Circle),
        (("shapes", 0, "square"), Square),
        (("shapes", 0, "square", "inner"), Inner),
        (("forms", "named"), Named),
        (("forms", "listed", 0), Inner),
    ],
)
def test_records_are_found_by_their_place(
    loc: tuple[str | int, ...], record: type[Record] | None
) -> None:
    assert record_at(Outer, loc) is record


def test_a_word_with_an_invisible_letter_is_not_called_misspelt() -> None:
    (sentence,) = said("title: Why\ninner: {word: t\u200bwo}")
    assert sentence.startswith("2:15 There is an invisible character here: a zero-width space. ")


@pytest.mark.parametrize("items", ["– one\n  – two", "• one", "-one\n  -two"])
def test_a_list_with_other_marks_is_told_which_to_write(items: str) -> None:
    (sentence,) = said(f"title: Why\nmany:\n  {items}\n")
    assert sentence.endswith("Write '- ' (a hyphen and a space) before each item of a list.")
