"""Prose as set text: emphasis, lists and source marks in the theme's look."""

from collections.abc import Iterator
from itertools import pairwise

from kiosk.content.prose import Block, ListItem
from kiosk.content.reading import ProseView
from kiosk.widgets.look import Look, Role
from kiosk.widgets.runs import Run, fill_lines
from kiosk.widgets.text import Text, family

_MARK_SHARE = 1.4  # of a label: Kivy halves the size of what it raises


def set_prose(
    view: ProseView, look: Look, width: float, *, role: Role = "body"
) -> list[tuple[Text, float]]:
    """The blocks as texts of `width` window pixels, each with the gap above it."""
    parts: list[tuple[Text, float]] = []
    for block in view.prose.blocks:
        gap = 0.0 if not parts else look.px(8 if isinstance(block, ListItem) else 18)
        runs = list(_runs(block, view, look))
        markup = fill_lines(runs, family(look, "text"), look.font_px(role), width)
        parts.append((Text().set(markup, look, role=role, width=width), gap))
    return parts


def _runs(block: Block, view: ProseView, look: Look) -> Iterator[Run]:
    if isinstance(block, ListItem):
        yield Run(f"{block.marker}\u00a0 ")
    for before, span in pairwise((None, *block.spans)):
        if span is None:
            continue
        if span.source is None:
            colour = look.hex("brass") if span.link else ""
            yield Run(span.text, span.bold, span.italic, colour)
        elif span.source in view.numbers:
            number = str(view.numbers[span.source])
            follows = before is not None and before.source is not None
            yield Run(
                f",\u200a{number}" if follows else number,
                colour=look.hex("brass"),
                size_px=round(look.font_px("label") * _MARK_SHARE),
                raised=True,
            )
