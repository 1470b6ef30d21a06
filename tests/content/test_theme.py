"""Themes are complete and legible, and a museum's own is refused with a reason."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.content import theme as theme_module
from kiosk.content.theme import (
    BUILTIN_THEMES,
    TEXT_RATIO,
    USED_PAIRS,
    Colours,
    FontFiles,
    Theme,
    check_theme,
    contrast_ratio,
    load_builtin_theme,
    parse_theme,
)


def theme_data(**changes: Any) -> dict[str, Any]:
    colours = dict(load_builtin_theme("night").colours.model_dump())
    colours.update(changes.pop("colours", {}))
    return {"name": "ours", "colours": colours, **changes}


def messages(data: object) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        parse_theme(data)
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


def test_every_theme_file_is_offered() -> None:
    folder = Path(theme_module.__file__).with_name("themes")
    assert sorted(BUILTIN_THEMES) == sorted(path.stem for path in folder.glob("*.yaml"))


@pytest.mark.parametrize("name", BUILTIN_THEMES)
def test_built_in_theme_is_legible(name: str) -> None:
    theme = load_builtin_theme(name)
    assert theme.name == name
    assert check_theme(theme) == ()


def test_high_contrast_reaches_seven_to_one() -> None:
    """WCAG 1.4.6 for text; marks and the edges of buttons are held to it as well."""
    theme = load_builtin_theme("high-contrast")
    pairs = {(pair.front, pair.ground) for pair in USED_PAIRS} | {("line", "panel")}
    ratios = {
        pair: contrast_ratio("#" + theme.hex(pair[0]), "#" + theme.hex(pair[1])) for pair in pairs
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 7} == {}


def test_unknown_built_in_theme() -> None:
    with pytest.raises(KeyError, match="day"):
        load_builtin_theme("day")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#000000", 21.0),
        ("#777777", "#777777", 1.0),
        ("#FFFFFF", "#767676", 4.54),  # the lightest grey that passes on white
        ("#FFFFFF", "#777777", 4.48),  # the next one does not
        ("#FF0000", "#FFFFFF", 4.00),
        ("#0000FF", "#FFFFFF", 8.59),
    ],
)
def test_contrast_ratio(a: str, b: str, expected: float) -> None:
    assert contrast_ratio(a, b) == pytest.approx(expected, abs=0.005)


def test_illegible_pairs_are_named() -> None:
    theme = parse_theme(theme_data(colours={"mute": "#555555"}))
    problems = check_theme(theme)
    assert {(problem.role_text, problem.role_ground) for problem in problems} == {
        ("mute", "ink"),
        ("mute", "panel"),
        ("mute", "scrim"),
    }
    assert all(1 < problem.ratio < problem.needed == TEXT_RATIO for problem in problems)


def test_used_pairs_name_roles() -> None:
    roles = set(Colours.model_fields)
    assert {role for pair in USED_PAIRS for role in (pair.front, pair.ground)} <= roles
    assert {pair.front for pair in USED_PAIRS} | {"line"} >= roles - {
        "ink",
        "panel",
        "raised",
        "scrim",
    }


def test_colours_for_the_toolkit() -> None:
    theme = parse_theme(theme_data(colours={"ink": "#0080ff"}))
    assert theme.rgba("ink") == (0.0, 128 / 255, 1.0, 1.0)
    assert theme.rgba("ink", 0.25) == (0.0, 128 / 255, 1.0, 0.25)
    assert theme.hex("ink") == "0080FF"
    with pytest.raises(AttributeError):
        theme.rgba("inky")


def test_only_a_name_and_colours_are_needed() -> None:
    theme = parse_theme(theme_data())
    assert theme.sizes.display == 104
    assert theme.fonts.title == "source-serif-4"


def test_own_fonts_and_sizes() -> None:
    theme = parse_theme(
        theme_data(
            fonts={"title": {"regular": "fonts/a.ttf", "bold": "fonts/b.ttf"}},
            sizes={"body": 30},
            line_height={"text": 1.6},
        )
    )
    assert theme.fonts.title == FontFiles(regular="fonts/a.ttf", bold="fonts/b.ttf")
    assert theme.fonts.text == "be-vietnam-pro"
    assert (theme.sizes.body, theme.line_height.text) == (30, 1.6)


def test_a_theme_cannot_be_changed() -> None:
    theme: Theme = load_builtin_theme("night")
    with pytest.raises(ValidationError, match="frozen"):
        theme.name = "day"  # type: ignore[misc]


NOT_A_COLOUR = "'{}' is not a colour."


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345G", "0B1220", "#１23456", "#0B122000"])
def test_a_wrong_colour_is_quoted(colour: str) -> None:
    assert messages(theme_data(colours={"ink": colour})) == [
        (("colours", "ink"), NOT_A_COLOUR.format(colour))
    ]


def test_an_unquoted_colour_is_a_comment() -> None:
    """`ink: #0B1220` is nothing to YAML, and "a colour is missing" would baffle who wrote it."""
    with pytest.raises(ValidationError) as caught:
        parse_theme(theme_data(colours={"ink": None}))
    (error,) = caught.value.errors()
    assert error["msg"] == "A colour is expected here, found nothing."
    assert "begins a comment" in error["ctx"]["hint"]


@pytest.mark.parametrize(
    ("changes", "loc"),
    [
        ({"colours": {"inc": "#000000"}}, ("colours", "inc")),
        ({"colours": {"ink": 12}}, ("colours", "ink")),
        ({"font": {}}, ("font",)),
        ({"fonts": {"text": "comic-sans"}}, ("fonts", "text", "family")),
        ({"fonts": {"text": {"bold": "b.ttf"}}}, ("fonts", "text", "files", "regular")),
        ({"sizes": {"body": 4}}, ("sizes", "body")),
        ({"line_height": {"text": 0.5}}, ("line_height", "text")),
    ],
)
def test_what_else_is_refused(changes: dict[str, Any], loc: tuple[str, ...]) -> None:
    assert [found for found, _ in messages(theme_data(**changes))] == [loc]


def test_a_missing_colour_is_named() -> None:
    data = theme_data()
    del data["colours"]["scrim"]
    assert [loc for loc, _ in messages(data)] == [("colours", "scrim")]
