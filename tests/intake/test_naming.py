"""Names become ids and tidy file names, and none is ever given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.references import check_id
from kiosk.content.source import parse_document
from kiosk.intake.naming import Names, split_name, tidy


@pytest.mark.parametrize(
    ("name", "tidied"),
    [
        ("Cầu Long Biên (1972)", "cau-long-bien-1972"),
        ("ĐIỆN BIÊN PHỦ trên không", "dien-bien-phu-tren-khong"),
        ("C\u0302\u0301u Ti\u0323ch", "cu-tich"),
        ("DSC_0001", "dsc-0001"),
        ("Straße nach Østerbro", "strasse-nach-osterbro"),
        ("Lan's  house -- front", "lans-house-front"),
        ("½ ﬁlm", "1-2-film"),
        ("0001", "picture-0001"),
        ("True", "picture-true"),
        ("写真", "picture"),
        ("---", "picture"),
        ("", "picture"),
    ],
)
def test_names_are_small_letters_figures_and_hyphens(name: str, tidied: str) -> None:
    assert tidy(name) == tidied


@given(st.text())
def test_whatever_a_file_is_called_an_id_comes_of_it(name: str) -> None:
    word = tidy(name)
    assert check_id(word) is None
    assert parse_document(f"{word}: {word}".encode(), "file").data == {word: word}
    assert tidy(word) == word


@pytest.mark.parametrize(
    ("file_name", "parts"),
    [
        ("DSC 1.JPG", ("DSC 1", ".jpg")),
        ("a.b.jpeg", ("a.b", ".jpeg")),
        ("Tập ảnh", ("Tập ảnh", "")),
        (".jpg", (".jpg", "")),
        ("Nr. 12 of 30", ("Nr. 12 of 30", "")),
    ],
)
def test_the_ending_is_kept_in_small_letters(file_name: str, parts: tuple[str, str]) -> None:
    assert split_name(file_name) == parts


def test_the_second_of_a_name_gets_a_number() -> None:
    names = Names((), ())
    assert names.new_file("Cầu.JPG") == ("cau", "cau.jpg")
    assert names.new_file("cau.jpg") == ("cau-2", "cau-2.jpg")
    assert names.new_file("CAU.png") == ("cau-3", "cau-3.png")


def test_ids_and_files_that_are_there_are_taken() -> None:
    names = Names(["cau", "cau-3"], ["CAU-2.JPG"])
    assert names.new_file("Cầu.jpg") == ("cau-4", "cau-4.jpg")
    assert names.new_id("Cau.jpg") == "cau-2"


@given(st.lists(st.text(max_size=90), max_size=20))
def test_no_name_is_given_twice(file_names: list[str]) -> None:
    names = Names((), ())
    given_names = [names.new_file(file_name) for file_name in file_names]
    assert len({picture_id for picture_id, _ in given_names}) == len(file_names)
    assert all(check_id(picture_id) is None for picture_id, _ in given_names)
