"""What a picture says of itself becomes what an exhibit says of it; nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from kiosk.content.rights import LICENCES, STATEMENTS, Rights
from kiosk.content.text import LocalizedLine, LocalizedText, Remark
from kiosk.imaging.embedded.values import Values
from kiosk.intake.cleaning import clean, clean_line, shortened
from kiosk.intake.description import Description, describe
from kiosk.intake.rights import recognised

LANGUAGES = ("vi", "en")


def plain(**texts: str) -> Values:
    """Texts by the last word of their names."""
    names = {
        "description": "Xmp.dc.description",
        "title": "Xmp.dc.title",
        "iptc_caption": "Iptc.Application2.Caption",
        "exif_description": "Exif.Image.ImageDescription",
        "headline": "Iptc.Application2.Headline",
        "alt": "Xmp.iptc.AltTextAccessibility",
        "credit": "Xmp.photoshop.Credit",
        "creator": "Xmp.dc.creator",
        "byline": "Iptc.Application2.Byline",
        "artist": "Exif.Image.Artist",
        "rights": "Xmp.dc.rights",
        "statement": "Xmp.xmpRights.WebStatement",
        "terms": "Xmp.xmpRights.UsageTerms",
        "copyright": "Exif.Image.Copyright",
        "created": "Xmp.photoshop.DateCreated",
        "iptc_created": "Iptc.Application2.DateCreated",
        "taken": "Exif.Photo.DateTimeOriginal",
        "made_by": "Exif.Photo.FileSource",
        "city": "Xmp.photoshop.City",
        "state": "Xmp.photoshop.State",
        "country": "Xmp.photoshop.Country",
        "iptc_city": "Iptc.Application2.City",
        "created_in": "Xmp.iptcExt.LocationCreated/iptcExt:City",
    }
    return {names[word]: (("", text),) for word, text in texts.items()}


def described(**texts: str) -> Description:
    return describe(plain(**texts), LANGUAGES)


def said(*texts: tuple[str, str]) -> LocalizedText | None:
    return describe({"Xmp.dc.description": texts}, LANGUAGES).caption


def test_nothing_said_is_nothing_told() -> None:
    assert described() == Description()


def test_the_newest_standard_comes_first() -> None:
    texts = {"description": "XMP", "iptc_caption": "IPTC", "exif_description": "EXIF"}
    for expected in ("XMP", "IPTC", "EXIF"):
        assert described(**texts).caption == LocalizedText(expected)
        del texts[next(iter(texts))]


def test_an_empty_text_leaves_the_word_to_the_next() -> None:
    caption = described(description=" \u200b\n", iptc_caption="A bridge").caption
    assert caption == LocalizedText("A bridge")


def test_a_title_is_a_caption_where_there_is_no_other() -> None:
    assert described(title="The bridge").caption == LocalizedText("The bridge")
    assert described(headline="A bridge opens").caption == LocalizedText("A bridge opens")


def test_languages_are_those_of_the_exhibit() -> None:
    caption = said(("", "Bridge"), ("en-US", "Bridge"), ("vi-VN", "Cầu"), ("fr", "Pont"))
    assert caption == LocalizedText({"en": "Bridge", "vi": "Cầu"})


def test_a_text_for_everybody_is_the_same_in_every_language() -> None:
    assert said(("", "Bridge")) == LocalizedText("Bridge")
    assert said(("fr", "Pont"), ("", "Bridge")) == LocalizedText("Bridge")
    assert said(("fr", "Pont")) == LocalizedText("Pont")


def test_between_two_scripts_of_a_language_nobody_chooses() -> None:
    values: Values = {"Xmp.dc.description": (("zh", "桥"),)}
    assert describe(values, ("zh-Hans", "zh-Hant")).caption == LocalizedText("桥")
    assert describe(values, ("zh-Hans", "en")).caption == LocalizedText({"zh-Hans": "桥"})


@pytest.mark.parametrize(
    "text", ["OLYMPUS DIGITAL CAMERA", "DSC_0001", "SONY DSC", "Exif_JPEG_PICTURE", "IMG_2 (3)"]
)
def test_what_cameras_write_into_every_picture_is_no_caption(text: str) -> None:
    assert described(exif_description=text).caption is None


def test_the_name_of_the_file_is_no_caption() -> None:
    for title in ("Cau 12", "cau 12.JPG"):
        assert describe(plain(title=title), LANGUAGES, "cau 12.jpg").caption is None


def test_only_what_was_written_for_those_who_cannot_see_is_a_description() -> None:
    assert described(description="A bridge", title="A bridge", headline="A bridge").alt is None
    assert described(alt="An iron bridge").alt == LocalizedText("An iron bridge")


def test_the_credit_line_comes_before_the_makers() -> None:
    assert described(credit="AFP", creator="Lan").credit == LocalizedText("AFP")
    assert described(creator="Lan", artist="Minh").credit == LocalizedText("Lan")
    makers: Values = {"Xmp.dc.creator": (("", "Lan"), ("", " Minh\n"), ("", "Lan"))}
    assert describe(makers, LANGUAGES).credit == LocalizedText("Lan, Minh")


@pytest.mark.parametrize("text", ["© 1972", "All rights reserved.", "CC BY 4.0", "Public domain"])
def test_a_copyright_notice_without_a_name_credits_nobody(text: str) -> None:
    assert described(copyright=text).credit is None
    assert described(copyright="© 1972 Lan").credit == LocalizedText("© 1972 Lan")


def test_rights_that_are_no_statement_are_left_to_a_person_and_quoted() -> None:
    found = described(rights="© AFP,\nall rights reserved")
    assert found.rights is None
    assert found.rights_said == "© AFP, all rights reserved"


def test_texts_that_name_two_licences_are_left_to_a_person() -> None:
    assert described(terms="CC BY 4.0", copyright="CC BY-SA 4.0").rights is None
    assert described(terms="CC BY 4.0", copyright="CC-BY-4.0").rights == "CC-BY-4.0"


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        ("cc by-nc-nd 3.0", "CC-BY-NC-ND-3.0"),
        ("Licence: CC BY 4.0.", "CC-BY-4.0"),
        ("CC0", "CC0-1.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://www.creativecommons.org/licenses/by-sa/3.0/deed.vi", "CC-BY-SA-3.0"),
        ("See http://creativecommons.org/publicdomain/zero/1.0/legalcode.", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"),
        (
            "http://creativecommons.org/licenses/by-sa/2.0/DE/deed.de",
            "https://creativecommons.org/licenses/by-sa/2.0/de/",
        ),
        (
            "https://rightsstatements.org/page/InC/1.0/?language=en",
            "http://rightsstatements.org/vocab/InC/1.0/",
        ),
        ("https://creativecommons.org/licenses/by/9.9/", ""),
        ("http://rightsstatements.org/vocab/Free/1.0/", ""),
        ("CC-BY-4.0.1", ""),
        ("ACC-BY-4.0", ""),
        ("CC BY", ""),
        ("Public domain", ""),
        ("", ""),
    ],
)
def test_licences_are_recognised_however_they_are_written(text: str, rights: str) -> None:
    assert recognised([text]) == rights


def test_every_licence_and_statement_of_exhibits_is_recognised() -> None:
    for licence in LICENCES:
        assert recognised([f"Licence {licence}, see below"]) == licence
    for statement in STATEMENTS:
        address = f"http://rightsstatements.org/vocab/{statement}/1.0/"
        assert recognised([address]) == address


@given(st.text(alphabet="CBYcby0SAND-. /:htpsrigecomvnlqux1234.", max_size=80) | st.text())
def test_whatever_is_recognised_exhibits_may_have(text: str) -> None:
    address = f"https://creativecommons.org/licenses/{text}"
    for found in (recognised([text]), recognised([address])):
        if found:
            assert TypeAdapter(Rights).validate_python(found) == found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1972", "1972"),
        ("1972-12", "1972-12"),
        ("1972-12-18", "1972-12-18"),
        ("1972-12-18T22:30:00+07:00", "1972-12-18"),
        ("19721218", "1972-12-18"),
        ("19721200", "1972-12"),
        ("19720000", "1972"),
        ("19720018", "1972"),
        ("1972:12:18 22:30:00", "1972-12-18"),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("1972-02-30", None),
        ("1972-13", None),
        ("about 1972", None),
        ("197212181", None),
        ("", None),
    ],
)
def test_dates_are_as_exact_as_they_are_known(text: str, date: str | None) -> None:
    assert described(created=text).date == date


def test_a_date_that_is_none_leaves_the_word_to_the_next() -> None:
    found = described(created="?", iptc_created="19721218", taken="2020:01:01 00:00:00")
    assert found.date == "1972-12-18"


@pytest.mark.parametrize(("made_by", "date"), [("1", None), ("2", None), ("3", "2020-05-01")])
def test_when_something_was_scanned_is_not_when_it_was_made(made_by: str, date: str | None) -> None:
    assert described(taken="2020:05:01 10:00:00", made_by=made_by).date == date


def test_a_place_is_a_town_and_its_country_of_one_standard() -> None:
    assert described(city="Hanoi", country="Vietnam", iptc_city="Huế").place == LocalizedText(
        "Hanoi, Vietnam"
    )
    assert described(state="Tonkin", country="Vietnam").place == LocalizedText("Tonkin, Vietnam")
    assert described(city="Singapore", country="Singapore").place == LocalizedText("Singapore")
    assert described(city="Paris", created_in="Hanoi").place == LocalizedText("Hanoi")
    assert described(iptc_city="Huế").place == LocalizedText("Huế")


def test_texts_are_cleaned_and_cut_to_what_exhibits_hold() -> None:
    found = described(
        description="line\r\n" * 40,
        alt="Cầu " * 400,
        credit="Lan\x00\u202e\t\n&  Minh",
        city="x" * 900,
    )
    assert found.caption == LocalizedText("\n".join(["line"] * 15) + "…")
    assert found.alt is not None
    assert found.alt.said[""].endswith("Cầu…")
    assert len(found.alt.said[""]) <= 600
    assert found.credit == LocalizedText("Lan & Minh")
    assert found.place is not None
    assert len(found.place.said[""]) == 500


NASTY = st.text(st.characters() | st.sampled_from("\r\n\t\u2028\u202e\ufeff\u0301\u200d\x00 .…"))


@given(NASTY)
def test_clean_texts_are_clean_already(text: str) -> None:
    for made_clean in (clean, clean_line):
        assert made_clean(made_clean(text)) == made_clean(text)


@given(NASTY, st.integers(3, 12), st.integers(1, 3))
def test_a_cut_text_fits_and_is_the_beginning(text: str, characters: int, lines: int) -> None:
    whole = clean(text)
    cut = shortened(whole, characters, lines)
    assert len(cut) <= characters
    assert cut.count("\n") < lines
    assert cut == whole or (cut.endswith("…") and whole.startswith(cut[:-1]))


@given(NASTY, NASTY, NASTY)
def test_whatever_is_said_exhibits_may_have_it(caption: str, credit: str, city: str) -> None:
    found = described(
        description=caption * 40, alt=caption, credit=credit * 40, city=city, rights=credit
    )
    for text, kind in (
        (found.caption, Remark),
        (found.alt, Remark),
        (found.credit, LocalizedLine),
        (found.place, LocalizedLine),
    ):
        if text is not None:
            assert TypeAdapter(kind).validate_python(dict(text.said)) == text
