"""Every letter is drawn whole, stacked Vietnamese diacritics and descenders included."""

import pytest
from kivy.core.text.markup import MarkupLabel
from PIL import Image

from kiosk.widgets.look import Look
from kiosk.widgets.text import Face, Text, family
from tests.ui.audit import ink_box
from tests.ui.conftest import Stage

FACES: tuple[Face, ...] = ("text", "strong", "title", "numbers")
TALL_AND_DEEP = "ẨỄỖgjyọ"


@pytest.fixture
def look(stage: Stage) -> Look:
    return stage((1920, 1080)).shell._look


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("font_px", [17, 24, 36, 60, 104])
def test_no_letter_is_cut_at_the_edge_of_its_texture(
    face: Face, bold: bool, font_px: int, look: Look
) -> None:
    """Title lines stand closer than the font's own distance, and once lost their descenders."""
    text = Text().set(TALL_AND_DEEP, look, face=face, bold=bold, font_px=font_px)
    free = MarkupLabel(
        text=TALL_AND_DEEP, font_size=font_px, font_name=family(look, face), bold=bold,
        padding=(font_px, font_px),
    )  # fmt: skip
    free.refresh()
    assert _height(text._quad.texture) == _height(free.texture)


@pytest.mark.parametrize("face", FACES)
def test_no_letter_is_cut_in_the_last_line_of_several(face: Face, look: Look) -> None:
    one = Text().set("gjy", look, role="title", face=face)
    several = Text().set("aaa gjy", look, role="title", face=face, width=one.width + 2)
    assert several.height > 1.5 * one.height
    assert _below_line(several) == _below_line(one)


def test_letters_are_not_boxes(look: Look) -> None:
    """A font without a letter draws one and the same box for all that it lacks."""
    for face in FACES:
        drawn = {
            letter: Text().set(letter, look, face=face, font_px=48)._quad.texture.pixels
            for letter in "ắằẳẵặđĐơƯỵ–“”…"
        }
        assert len(set(drawn.values())) == len(drawn), face


def test_marks_of_markup_are_shown_letter_for_letter(stage: Stage) -> None:
    """What a curator writes in square brackets is text, and no command to Kivy."""
    from kiosk.widgets.text import plain

    look = stage().shell._look
    tricky = Text().set(plain("[b]x[/b] & [font=nowhere]y"), look)
    short = Text().set(plain("x y"), look)
    assert tricky.width > 3 * short.width


def _height(texture: object) -> int:
    box = ink_box(texture)
    assert box is not None
    return box[3] - box[1]


def _below_line(text: Text) -> int:
    """How far the ink reaches up from the lower edge of the text's last line."""
    texture = text._quad.texture
    alpha = Image.frombytes("RGBA", texture.size, texture.pixels).getchannel("A")
    box = ink_box(texture)
    assert box is not None
    return alpha.height - box[3]
