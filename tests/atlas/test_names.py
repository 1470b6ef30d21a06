"""Names of towns, told apart by language."""

import pytest

from kiosk.atlas.names import names_by_language


@pytest.mark.parametrize(
    ("name", "others", "english", "vietnamese"),
    [
        ("Hanoi", ["Anoi", "Hanoí", "Hanòi", "Hà Nội", "Thăng Long", "Ханой"], "Hanoi", "Hà Nội"),
        ("Haiphong", ["Hai Phong", "Hải Phòng"], "Haiphong", "Hải Phòng"),
        ("Huế", ["Hue", "Hué", "Thành phố Huế"], "Hue", "Huế"),
        ("Da Nang", ["Tourane", "Đà Nẵng"], "Da Nang", "Đà Nẵng"),
        ("Ho Chi Minh City", ["Sài Gòn", "TP Hồ Chí Minh"], "Ho Chi Minh City", "Hồ Chí Minh"),
        ("Thị Trấn Đông Triều", [], "Dong Trieu", "Đông Triều"),
        ("Sa Pa", ["Chapa"], "Sa Pa", "Sa Pa"),
        ("Kep", ["Ke\u0301p"], "Kep", "Kép"),
    ],
)
def test_a_town_in_vietnam_has_its_marks_in_vietnamese_only(
    name: str, others: list[str], english: str, vietnamese: str
) -> None:
    assert names_by_language(name, others, "VN") == {"en": english, "vi": vietnamese}


def test_a_vietnamese_name_of_a_town_elsewhere_is_told_by_its_letters() -> None:
    names = names_by_language("Guangzhou", ["Cantón", "Kanton", "Quảng Châu", "广州"], "CN")
    assert names == {"en": "Guangzhou", "vi": "Quảng Châu"}


@pytest.mark.parametrize("others", [["Chu Hải", "Châu Hải"], ["Nam Ninh"], ["Zū Hải"], []])
def test_what_cannot_be_told_for_certain_is_left_out(others: list[str]) -> None:
    assert names_by_language("Zhuhai", others, "CN") == {"en": "Zhuhai"}


def test_marks_of_other_languages_stay() -> None:
    assert names_by_language("Málaga", ["Malaga", "Μάλαγα"], "ES") == {"en": "Málaga"}


def test_a_script_of_one_language_tells_the_name_of_its_own_country() -> None:
    names = names_by_language("Udon Thani", ["อุดรธานี", "ອຸດອນທານີ", "乌隆他尼"], "TH")
    assert names == {"en": "Udon Thani", "th": "อุดรธานี"}


def test_of_two_spellings_in_a_script_none_is_taken() -> None:
    assert names_by_language("Vientiane", ["ວຽງຈນ", "ວຽງຈັນ"], "LA") == {"en": "Vientiane"}
