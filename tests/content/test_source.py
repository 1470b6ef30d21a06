"""Hostile, broken and merely odd YAML: always a document or diagnostics, never an exception."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.content import source
from kiosk.content.document import Document
from kiosk.content.source import parse_document, read_document


def parse(text: str | bytes) -> Document:
    return parse_document(text if isinstance(text, bytes) else text.encode(), "page.yaml")


def codes(document: Document) -> list[str]:
    return [diagnostic.code for diagnostic in document.diagnostics]


def test_values_are_what_they_look_like() -> None:
    text = """
truth: [true, false]
nothing: [null, ~, ]
empty:
numbers: [0, -12, 3.5, 1.5e3]
words: [no, yes, on, off, True, NULL, 0777, 1_000, +1, .5, 1e5, 0x1F, 1:30, 2024-13-45, .nan, .inf]
huge: [99999999999999999999, 1.0e999]
quoted: ["1", 'true', "null"]
block: |
  one
  two
"""
    assert parse(text).data == {
        "truth": [True, False],
        "nothing": [None, None],
        "empty": None,
        "numbers": [0, -12, 3.5, 1500.0],
        "words": [
            *("no", "yes", "on", "off", "True", "NULL", "0777", "1_000", "+1", ".5", "1e5", "0x1F"),
            *("1:30", "2024-13-45", ".nan", ".inf"),
        ],
        "huge": ["99999999999999999999", "1.0e999"],
        "quoted": ["1", "true", "null"],
        "block": "one\ntwo\n",
    }


def test_texts_are_composed_however_they_were_typed() -> None:
    assert parse('a: "e\u0302\u0301"\nb: "\\u0065\\u0302\\u0301"').data == {"a": "ế", "b": "ế"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert parse("a: ế".encode(encoding)).data == {"a": "ế"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(newline: str) -> None:
    document = parse(newline.join(["a: 1", "b:", "  c: [x, y]", ""]))
    assert document.data == {"a": 1, "b": {"c": ["x", "y"]}}
    assert document.line_of(("b", "c", 1)) == 3


BILLION_LAUGHS = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)
)
MERGE_BOMB = "m0: &m0 {a: 1}\n" + "".join(
    f"m{i}: &m{i} {{<<: [*m{i - 1}, *m{i - 1}]}}\n" for i in range(1, 23)
)
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "alias bomb": (BILLION_LAUGHS, "alias"),
    "merge bomb": (MERGE_BOMB, "alias"),
    "recursive alias": ("a: &a [*a]", "alias"),
    "open brackets": ("[" * 50_000, "depth"),
    "open braces": ("{a: " * 50_000, "depth"),
    "closed brackets": ("[" * 400 + "]" * 400, "depth"),
    "brackets again and again": (("[" * 400 + "]" * 400 + ",") * 1000, "depth"),
    "deep dashes": ("- " * 50_000, "depth"),
    "deep question marks": ("? " * 50_000, "key"),
    "deep indentation": ("".join(" " * i + "a:\n" for i in range(600)), "depth"),
    "many values": ("- a\n" * (source.MAX_NODES + 1), "size"),
    "many keys": ("".join(f"k{i}:\n" for i in range(source.MAX_NODES)), "size"),
    "huge file": (b"# " + b"x" * (30 << 20), "file"),
    "huge text": ("a: " + "x " * 60_000, "size"),
    "python tag": ("x: !!python/object/apply:os.system ['id']", "tag"),
    "binary tag": ("x: !!binary '@@@'", "tag"),
    "timestamp tag": ("x: !!timestamp foo", "tag"),
    "set tag": ("x: !!set {a, b}", "tag"),
    "plain tag": ("x: ! y", "tag"),
    "NUL": ("a: \0", "character"),
    "escape code": ("a: \x1b[2J", "character"),
    "lone surrogate": ('a: "\\ud800"', "syntax"),
    "beyond Unicode": ('a: "\\UFFFFFFFF"', "syntax"),
    "not UTF-8": (b"a: \xff", "encoding"),
    "UTF-16": ("a: b".encode("utf-16-le"), "encoding"),
    "unhashable key": ("? [1, 2]\n: x", "key"),
    "null key": ("? \n: x", "key"),
    "two documents": ("a: 1\n---\nb: 2", "documents"),
    "nothing": ("", "empty"),
    "only a mark": ("---\n", "ok"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_are_refused(case: str) -> None:
    text, code = HOSTILE[case]
    document = parse(text)
    if code == "ok":
        assert document.diagnostics == ()
    else:
        assert codes(document)[0] == code, document.diagnostics
        assert document.data is None


@pytest.mark.parametrize("case", HOSTILE)
def test_the_pure_parser_refuses_them_too(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml."""
    monkeypatch.setattr(source, "_PARSER", yaml.Loader)
    monkeypatch.setattr(source, "MAX_NODES", 10_000)  # it is slow, and stops there
    text, code = HOSTILE[case]
    found = codes(parse(text))
    assert bool(found) is (code != "ok")


@pytest.mark.parametrize(
    "text",
    [
        "a: 12\u00a0km\n",
        "a: {fr: «\u202fOui\u202f», en: Do\u00adnau}\n",
        "a: Il dit\u00a0!\n",
        "a: |\n  \u00a0\u00a0indented:\u00a0so\n",
        'a: "\u00a0"\n',
    ],
)
def test_spaces_of_typography_may_stand_in_texts(text: str) -> None:
    assert parse(text).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\u00a0b\nc: d\n", (1, 3)),
        ("a: \u00a0b\n", (1, 4)),
        ("a:\n  - picture:\u00a0b\n", (2, 13)),
        ("a: {en:\u00a0b, de: c}\n", (1, 8)),
        ("a\u00a0: b\n", (1, 2)),
        ("\u200ba: b\n", (1, 1)),
        ('"a\u00ad": b\n', (1, 3)),
        ("a:\n  en: b\n \u00a0de: c\n", (3, 2)),
        ("a: |\n\u00a0\u00a0b\n", (2, 1)),
    ],
)
def test_invisible_letters_are_pointed_at_where_files_need_spaces(
    text: str, place: tuple[int, int]
) -> None:
    """A curator pasted from a web page and searched for an hour."""
    (found,) = parse(text).diagnostics
    assert found.message.startswith("There is an invisible character here: a ")
    assert (found.line, found.column) == place


@pytest.mark.parametrize(
    "text",
    [
        "a: b  # a comment\n",
        "a: [b, c] # a comment\n",
        'a: "b #1" # a comment\n',
        "a: 1 # a number\n",
        "a: b#1\n",
        'a: She said "yes".\n',
        "a: '\"Yes.\"'\n",
        'a: |\n  "One\n\n  "Two"\n',
        'a: A board of 12"\n',
        'a: „Ja"\n',
        "a: Emma's\n",
    ],
)
def test_what_is_meant_is_not_called_a_slip(text: str) -> None:
    assert parse(text).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: Archive #12\n", "comment"),
        ("a: Archive  #12\n", "comment"),
        ("a: Archive # 12\n", "comment"),
        ('a: You saw the ship."\n', "lone-quote"),
        ("a: '\"You saw'\n", "lone-quote"),
        ("a:\n  en:Voices\n", "no-space"),
    ],
)
def test_a_likely_slip_is_a_notice(text: str, code: str) -> None:
    document = parse(text)
    assert codes(document) == [code]
    assert not document.has_errors
    assert document.data is not None


def test_many_slips_do_not_stop_the_reading() -> None:
    document = parse("".join(f"k{i}: No. #{i}\n" for i in range(100)))
    assert len(document.data) == 100
    assert len(document.diagnostics) == source.MAX_DIAGNOSTICS


def test_one_file_never_says_more_than_a_curator_can_read() -> None:
    document = parse("".join(f"k{i}: *x\n" for i in range(10_000)))
    assert 0 < len(document.diagnostics) <= source.MAX_DIAGNOSTICS


def test_a_mistake_in_one_place_does_not_hide_those_elsewhere() -> None:
    document = parse("a: *x\nb: !!str y\na: 1\n1: 2\n<<: {}\n[c]: d\n")
    assert codes(document) == ["alias", "tag", "duplicate-key", "key", "key", "key"]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.mkdir(), "This is a folder, not a file."),
        (lambda _path: None, "There is no such file."),
        (lambda path: path.symlink_to(path), "The file cannot be read."),
    ],
)
def test_what_is_no_file_is_said(tmp_path: Path, make: object, sentence: str) -> None:
    assert callable(make)
    make(tmp_path / "page.yaml")
    document = read_document(tmp_path / "page.yaml", root=tmp_path)
    assert [each.message for each in document.diagnostics] == [sentence]
    assert document.diagnostics[0].file == "page.yaml"


PIECES = (
    *"abc01:-?[]{},&*!|>'\"%@`#~ \n\t\r",
    *("  ", "\n  ", ": ", "- ", "<<", "---\n", "é", "\x85", "true", "null", "\\x", "\\U0"),
    *("\u2028", "\ufeff", "!!str ", "&a ", "*a ", "|2-\n", "..."),
)
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"\xfe\xff\x00a")
def test_arbitrary_bytes_give_a_document_or_diagnostics(raw: bytes) -> None:
    check_well_formed(parse(raw))


@given(YAMLISH)
@example("a: |\n  x\n y: 1")
@example("{a: b}: c\n[d]: e")
def test_arbitrary_yaml_gives_a_document_or_diagnostics(text: str) -> None:
    check_well_formed(parse(text))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(JSON)
def test_what_json_can_say_is_read_back(value: object) -> None:
    """JSON is a subset of YAML, but for the keys and letters that are refused here."""
    document = parse(json.dumps(value, ensure_ascii=True))
    if not document.has_errors:
        assert parse(json.dumps(document.data)).data == document.data
        check_well_formed(document)


def check_well_formed(document: Document) -> None:
    if document.has_errors:
        assert document.data is None
    for diagnostic in document.diagnostics:
        assert diagnostic.line >= 1
        assert diagnostic.column >= 1
        assert diagnostic.message.endswith(".")
    json.dumps(document.data)  # plain data only
    check_marks(document, (), document.data)


def check_marks(document: Document, loc: tuple[str | int, ...], data: object) -> None:
    """Every value and every key has a place, in the file and not before its parent."""
    line = document.line_of(loc)
    assert 1 <= line <= document.text.count("\n") + document.text.count("\r") + 1
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in items:
        assert document.line_of((*loc, key), key=True) >= line
        check_marks(document, (*loc, key), value)
