"""CSV files as spreadsheets write them, hostile and broken ones included."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.content.positions import PIXELS
from kiosk.content.shapes import parse_record
from kiosk.content.tables import csv_table, sheet
from kiosk.content.tables.csv_table import parse_csv
from kiosk.content.tables.sheet import Sheet
from kiosk.content.text import LocalizedText
from tests.content.tables.thing import Thing, Way, everything


def parse(text: str | bytes) -> Sheet:
    return parse_csv(text if isinstance(text, bytes) else text.encode(), "data/a.csv", Thing)


def things(text: str | bytes) -> list[Thing]:
    """The records of a sound file."""
    read = parse(text)
    assert everything(read, Thing) == ()
    found = (parse_record(Thing, row.data, read.document, (row.place,)) for row in read.rows)
    return [each for each in found if isinstance(each, Thing)]


def said(text: str | bytes) -> list[str]:
    told = everything(parse(text), Thing)
    return [f"{each.line}:{each.column} {each.message}" for each in told]


def test_a_row_is_a_record() -> None:
    (thing,) = things(
        "id,lat,lon,size,rank,title.en,title.vi,phases,sources\n"
        "kham-thien,21.02,105.84,2.5,1,Street,Phố,night-18 night-26,S1\n"
    )
    assert thing == Thing(
        id="kham-thien",
        at=(21.02, 105.84),
        size=2.5,
        rank=1,
        title=LocalizedText({"en": "Street", "vi": "Phố"}),
        phases=("night-18", "night-26"),
        sources=("S1",),
    )


def test_an_empty_cell_is_a_key_that_is_not_written() -> None:
    (thing,) = things("id,lat,lon,size,title.en,title.vi\n,1,2,, ,Phố\n")
    assert thing == Thing(at=(1, 2), title=LocalizedText({"vi": "Phố"}))


def test_a_title_may_be_the_same_in_every_language() -> None:
    (thing,) = things("lat,lon,title\n1,2,1972\n")
    assert thing.title == LocalizedText("1972")


@pytest.mark.parametrize(
    "text",
    [
        "lat;lon;title\n1;2;One, two\n",
        "lat\tlon\ttitle\n1\t2\tOne, two\n",
        'lat,lon,title\n1,2,"One, two"\n',
        'lat,lon,title\r\n1,2,"One, two"\r\n',
        'lat,lon,title\r1,2,"One, two"\r',
        '"lat","lon","title"\n"1","2","One, two"',
        '\n\n lat , lon , title \n\n ,,\n 1 , 2 , "One, two" \n'.replace(' "One', '"One'),
        'lat,lon,title,,\n1,2,"One, two",,\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_however_a_spreadsheet_writes_it(text: str, encoding: str) -> None:
    (thing,) = things(text.encode(encoding))
    assert thing == Thing(at=(1, 2), title=LocalizedText("One, two"))


def test_cells_in_quotes_may_hold_quotes_and_lines() -> None:
    read = parse('lat,lon,title\n1,2,"She said ""no"",\nand went"\n3,4,A board of 12"\n')
    assert [row.data["title"] for row in read.rows] == [
        'She said "no",\nand went',
        'A board of 12"',
    ]
    assert read.document.line_of((1, "title")) == 4


def test_texts_are_composed_however_they_were_typed() -> None:
    (thing,) = things("lat,lon,title\n1,2,Hue\u0302\u0301\n")
    assert thing.title == LocalizedText("Huế")


def test_a_position_on_a_picture_has_other_columns() -> None:
    read = parse_csv(b"x,y\n820,310\n", "a.csv", Thing, PIXELS)
    assert [row.data for row in read.rows] == [{"at": [820.0, 310.0]}]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ["1:1 The file is empty."]),
        ("\n , ,\n", ["1:1 The file is empty."]),
        ("id\nx\n", ["1:1 The column 'lat' is missing.", "1:1 The column 'lon' is missing."]),
        (
            "Lat,lng\n",
            ["1:1 The column 'Lat' is not known here.", "1:5 The column 'lng' is not known here."],
        ),
        ("lat,lon,lat\n", ["1:9 There are two columns 'lat'."]),
        ("lat,lon,title,title.vi\n", ["1:15 There is a column 'title' and one for a language."]),
        ("lat,lon,rank.vi\n", ["1:9 The column 'rank.vi' is not known here."]),
        ("lat,lon,at\n", ["1:9 The column 'at' is not known here."]),
        ("lat,lon,si\u200bze\n", ["1:9 There is an invisible character here: a zero-width space."]),
        ("lat,lon\n1,2,3\n", ["2:5 This row has 3 cells, but the first line names 2 columns."]),
        ("lat,lon,id\n1,2\n", ["2:1 This row has 2 cells, but the first line names 3 columns."]),
        ("lat,lon\n1\n", ["2:1 This row has one cell, but the first line names 2 columns."]),
        ("lat,lon,\n1,2,3\n", ["2:5 The column of this cell has no name in the first line."]),
        ("lat,lon\n1,\n", ["2:3 There is nothing in the column 'lon' here."]),
        (
            "lat,lon\nx,y\n",
            [
                "2:1 A number is expected here, found the text 'x'.",
                "2:3 A number is expected here, found the text 'y'.",
            ],
        ),
        (
            "lat;lon\n1,5;nan\n",
            [
                "2:1 A number is expected here, found the text '1,5'.",
                "2:5 A number is expected here, found the text 'nan'.",
            ],
        ),
        ("lat,lon,rank\n1,2,x\n", ["2:5 A whole number is expected here, found the text 'x'."]),
        ("lat,lon,size\n1,2,-1\n", ["2:5 -1 is not possible here."]),
        (
            'lat,lon,title\n1,2,"a\n3,4,b\n',
            ["2:5 This quotation mark is not closed where its cell ends."],
        ),
        (
            'lat,lon,title\n1,2,"a" b\n',
            ["2:5 This quotation mark is not closed where its cell ends."],
        ),
        ("lat,lon\n1,2\0\n", ["2:4 There is an invisible character here: U+0000."]),
    ],
)
def test_every_mistake_has_its_place(text: str, sentences: list[str]) -> None:
    assert said(text) == sentences


def test_a_quotation_mark_that_is_not_closed_costs_its_own_row_only() -> None:
    read = parse('lat,lon,title\n1,2,"a\n3,4,"b"\n')
    assert [row.data["title"] for row in read.rows] == ["b"]
    assert [each.line for each in read.diagnostics] == [2]


def test_a_row_that_is_refused_does_not_take_others_with_it() -> None:
    read = parse("lat,lon\n1,2\nx,2\n3,4\n")
    assert [row.data["at"] for row in read.rows] == [[1, 2], [3, 4]]


def test_what_a_record_says_is_found_in_its_cells() -> None:
    read = parse('id,lat,lon,phases,title.en,title.vi\n\na,1,2,"one, two",A,B\n')
    place = read.document.at
    for loc, key, column in (
        ((0,), False, 1),
        ((0, "at"), False, 3),
        ((0, "at", 1), False, 5),
        ((0, "phases"), False, 7),
        ((0, "phases", 1), False, 13),
        ((0, "title", "vi"), False, 20),
        ((0, "title"), False, 18),
        ((0, "nothing"), False, 1),
    ):
        found = place(loc, "code", sheet.Problem("What."), key=key)
        assert (found.line, found.column) == (3, column), loc
    heading = place((0, "title", "vi"), "code", sheet.Problem("What."), key=True)
    assert (heading.line, heading.column) == (1, 28)


def test_lines_have_no_room_in_cells() -> None:
    told = everything(parse_csv(b"title\nOne\n", "a.csv", Way), Way)
    assert [each.message for each in told] == [
        "A way has too many positions for the cells of a table."
    ]


def test_words_within_a_cell_have_places() -> None:
    read = parse("lat,lon,title\n1,2,One[^S1] two[^S9]\n")
    text = "One[^S1] two[^S9]"
    found = read.document.within((0, "title"), text, text.index("[^S9]"), "c", sheet.Problem("."))
    assert (found.line, found.column) == (2, 17)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\x03\x04rest", "file"),
        (b"\xd0\xcf\x11\xe0rest", "file"),
        (b"{\\rtf1}", "file"),
        ("lat,lon\n1,2\n".encode("utf-16"), "encoding"),
        ("lat,lon\n1,2\n".encode("utf-16-le"), "encoding"),
        (b"lat,lon,title\n1,2,\xe9\n", "encoding"),
        (b"lat,lon\n" + b"1,2\n" * (3 << 20), "file"),
        (b"\0" * 100, "encoding"),
        (b"lat,lon\n" + b"1,2\n" * (sheet.MAX_ROWS + 1), "table"),
        (b'lat,lon\n"', "table"),
        (b"lat,lon\n" + b'"' * 100_000, "table"),
        (b"lat,lon\n" + b'"a,"b\n' * 10_000, "table"),
        (b"," * 100_000, "table"),
    ],
)
def test_hostile_files_are_refused(raw: bytes, code: str) -> None:
    read = parse(raw)
    assert read.rows == () or not read.rows
    assert everything(read, Thing)[0].code == code


def test_as_many_rows_as_are_allowed_are_read() -> None:
    assert len(parse(b"lat,lon\n" + b"1,2\n" * sheet.MAX_ROWS).rows) == sheet.MAX_ROWS


PIECES = (*'abc01.,;\t\n\r" -', "lat", "lon", "title.vi", "id", "1,2", '""', "é", "\ufeff", "\x00")
CSVISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.binary(max_size=200))
@example(b"lat,lon\n\xff")
def test_arbitrary_bytes_are_rows_or_sentences(raw: bytes) -> None:
    check(raw)


@given(CSVISH)
def test_arbitrary_cells_are_rows_or_sentences(text: str) -> None:
    check(text.encode())
    check(f"lat,lon,title,phases\n{text}".encode())


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=5))
def test_what_is_written_is_read(pairs: list[tuple[float, float]]) -> None:
    lines = "".join(f"{first!r},{second!r}\n" for first, second in pairs)
    assert [thing.at for thing in things(f"lat,lon\n{lines}")] == pairs


def check(raw: bytes) -> None:
    read = parse(raw)
    assert bool(read.document.diagnostics) or read.document.finder is not None
    last = raw.count(b"\n") + raw.count(b"\r") + 1
    for told in everything(read, Thing):
        assert told.message.endswith(".")
        assert "does not fit" not in told.message
        assert 1 <= told.line <= last
        assert told.column >= 1


def test_the_limits_are_as_the_guide_says() -> None:
    assert (csv_table.MAX_BYTES >> 20, sheet.MAX_ROWS) == (8, 50_000)
