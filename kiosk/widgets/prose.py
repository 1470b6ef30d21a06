"""Prose as set text: emphasis, lists and source marks in the theme's look."""

from kiosk.content.prose import Block, ListItem, Span
from kiosk.content.reading import ProseView
from kiosk.widgets.look import Look, Role
from kiosk.widgets.text import Text, plain

_MARK_SHARE = 1.4  # of a label: Kivy halves the size of what it raises


def set_prose(
    view: ProseView, look: Look, width: float, *, role: Role = "body"
) -> list[tuple[Text, float]]:
    """The blocks as texts of `width` window pixels, each with the gap above it."""
    parts: list[tuple[Text, float]] = []
    for block in view.prose.blocks:
        gap = 0.0 if not parts else look.px(8 if isinstance(block, ListItem) else 18)
        text = Text().set(_markup(block, view, look), look, role=role, width=width)
        parts.append((text, gap))
    return parts


def _markup(block: Block, view: ProseView, look: Look) -> str:
    lead = f"{plain(block.marker)}  " if isinstance(block, ListItem) else ""
    before = (None, *block.spans)
    return lead + "".join(
        _mark(span.source, view, look, after_mark=previous is not None and bool(previous.source))
        if span.source is not None
        else _words(span, look)
        for previous, span in zip(before, block.spans, strict=False)
    )


def _mark(source: str, view: ProseView, look: Look, *, after_mark: bool) -> str:
    number = view.numbers.get(source)
    if number is None:
        return ""
    size = round(look.font_px("label") * _MARK_SHARE)
    shown = f", {number}" if after_mark else str(number)
    return f"[color={look.hex('brass')}][size={size}][sup]{shown}[/sup][/size][/color]"


def _words(span: Span, look: Look) -> str:
    markup = plain(span.text)
    if span.bold:
        markup = f"[b]{markup}[/b]"
    if span.italic:
        markup = f"[i]{markup}[/i]"
    if span.link is not None:
        markup = f"[color={look.hex('brass')}]{markup}[/color]"
    return markup
