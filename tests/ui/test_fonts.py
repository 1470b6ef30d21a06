"""A museum's own fonts are those that are drawn."""

from dataclasses import replace

from kivy.core.text import Label

from kiosk.content.theme import FontFiles, Fonts
from kiosk.exhibit.model import Exhibit
from kiosk.widgets.families import FAMILIES
from tests.ui.conftest import Stage


def test_a_themes_own_fonts_are_drawn(stage: Stage, sample: Exhibit) -> None:
    regular, _, bold, _ = FAMILIES["source-serif-4"]
    fonts = Fonts(text=FontFiles(regular="fonts/ours.ttf", bold="fonts/ours-bold.ttf"))
    stage(
        exhibit=replace(
            sample,
            theme=sample.theme.model_copy(update={"fonts": fonts}),
            font_files={"fonts/ours.ttf": regular, "fonts/ours-bold.ttf": bold},
        )
    )
    for is_bold in (False, True):
        widths = {
            name: Label(font_name=name, bold=is_bold, font_size=80).get_extents("Museum")[0]
            for name in ("fonts/ours.ttf", "source-serif-4", "be-vietnam-pro")
        }
        assert widths["fonts/ours.ttf"] == widths["source-serif-4"] != widths["be-vietnam-pro"]
