"""What is written of a picture is read as the same texts, and as nothing else."""

from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.content.media import Picture
from kiosk.content.source import parse_document
from kiosk.content.text import LocalizedText
from kiosk.intake.cleaning import clean, clean_line
from kiosk.intake.description import Description
from kiosk.intake.entries import FILL_IN, entry

LANGUAGES = ("vi", "en")
LETTERS = st.text(
    st.characters() | st.sampled_from("\n\n:#-|>[]{}\"'\\%@&*!?,` \t🙂\u0301\u0307\u0338ếD\u200d")
)
TEXTS = LETTERS.map(clean).filter(bool)
LINES = LETTERS.map(clean_line).filter(bool)
LOCALIZED = (TEXTS | st.dictionaries(st.sampled_from(LANGUAGES), TEXTS, min_size=1)).map(
    LocalizedText
)


def written(description: Description) -> str:
    return "\n".join(entry("cau", "hanoi/cau.jpg", description, LANGUAGES)) + "\n"


def read(text: str) -> dict[str, object]:
    document = parse_document(text.encode(), "pictures.yaml")
    assert not document.has_errors, document.diagnostics
    data = document.data["cau"]
    assert isinstance(data, dict)
    return data


@given(LOCALIZED, LOCALIZED, LINES, LINES)
@example(LocalizedText("a\n\u0301b"), LocalizedText('"\u0301'), "[" * 501, "\\n")
@example(LocalizedText("key: value\n# no comment\n- one\n\n| two"), LocalizedText("a"), "#", ":")
@example(LocalizedText("{" * 501 + "\u0307"), LocalizedText("---\n..."), "no", "1972")
def test_texts_are_read_as_they_were_meant(
    caption: LocalizedText, alt: LocalizedText, credit: str, place: str
) -> None:
    description = Description(
        caption=caption,
        alt=alt,
        credit=LocalizedText(credit),
        rights="CC-BY-4.0",
        date="1972-12-18",
        place=LocalizedText(place),
    )
    data = read(written(description))
    shown = {"file", "kind", "caption", "alt", "credit", "rights", "date", "place"}
    assert set(data) == shown
    assert LocalizedText(data["caption"]) == caption  # type: ignore[arg-type]
    assert LocalizedText(data["alt"]) == alt  # type: ignore[arg-type]
    assert data["credit"] == credit
    assert data["place"] == place
    assert data["date"] == "1972-12-18"


@given(LETTERS.map(clean_line))
def test_what_the_file_says_of_rights_stays_a_comment(said: str) -> None:
    data = read(written(Description(rights_said=said[:120])))
    assert data["rights"] is None
    assert set(data) == {"file", "kind", "alt", "credit", "rights"}


def test_what_is_not_known_is_marked_in_every_language_of_the_exhibit() -> None:
    assert written(Description(rights_said="© AFP [1972")) == (
        "cau:\n"
        "  file: hanoi/cau.jpg\n"
        "  kind: photograph\n"
        f"  # {FILL_IN}: what the picture shows, for visitors who cannot see it\n"
        "  alt:\n"
        "    vi:\n"
        "    en:\n"
        f"  # {FILL_IN}: who made it or keeps it\n"
        "  credit:\n"
        f"  # {FILL_IN}: a licence or a rights statement; the file says: © AFP (1972\n"
        "  rights:\n"
    )


def test_an_exhibit_in_one_language_needs_no_codes() -> None:
    lines = list(entry("cau", "hanoi/cau.jpg", Description(), ("en",)))
    assert lines[4] == "  alt:"
    assert not lines[5].startswith("    ")


def test_people_read_it_easily() -> None:
    description = Description(
        caption=LocalizedText({"vi": "Cầu: nhịp một\n\nNhịp hai", "en": 'The "iron" bridge'}),
        alt=LocalizedText("An iron bridge"),
        credit=LocalizedText("Lan & Minh"),
        rights="https://creativecommons.org/licenses/by-sa/2.0/de/",
        date="1972",
        place=LocalizedText("Hà Nội"),
    )
    text = written(description)
    assert text == (
        "cau:\n"
        "  file: hanoi/cau.jpg\n"
        "  kind: photograph\n"
        "  caption:\n"
        "    vi: |-\n"
        "      Cầu: nhịp một\n"
        "\n"
        "      Nhịp hai\n"
        '    en: "The \\"iron\\" bridge"\n'
        '  alt: "An iron bridge"\n'
        '  credit: "Lan & Minh"\n'
        "  rights: https://creativecommons.org/licenses/by-sa/2.0/de/\n"
        "  date: 1972\n"
        '  place: "Hà Nội"\n'
    )
    picture = Picture.model_validate(read(text))
    assert picture.caption == description.caption
    assert picture.date == "1972"


def test_a_name_with_spaces_is_quoted() -> None:
    lines = list(entry("cau", "hanoi/Cầu 1.jpg", Description(), ("en",)))
    assert lines[1] == '  file: "hanoi/Cầu 1.jpg"'
