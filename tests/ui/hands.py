"""What a visitor's hands do, and what can be seen of it."""

from collections.abc import Iterator
from typing import Any

from kivy.uix.widget import Widget
from PIL import Image

from kiosk.core.geometry import Rect
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.text import Text

Colour = tuple[int, int, int]


def enter(rehearsal: Rehearsal, page: str | None = None) -> Rehearsal:
    """Wake the exhibit, and open a page; without one, the contents."""
    rehearsal.touch(2, 2)
    if page is None:
        rehearsal.tap("contents")
    else:
        rehearsal.open(page)
    rehearsal.settle()
    return rehearsal


def pinch(
    rehearsal: Rehearsal, centre: tuple[float, float], start: float, end: float, steps: int = 6
) -> None:
    """Two fingers beside each other, `start` pixels apart and in the end `end`."""
    x, y = centre
    left, right = rehearsal.down(x - start / 2, y), rehearsal.down(x + start / 2, y)
    for step in range(1, steps + 1):
        apart = start + (end - start) * step / steps
        rehearsal.move(left, x - apart / 2, y)
        rehearsal.move(right, x + apart / 2, y)
        rehearsal.step(1 / 60)
    rehearsal.up(left)
    rehearsal.up(right)


def double_tap(rehearsal: Rehearsal, x: float, y: float) -> None:
    """Two quick taps in one place."""
    rehearsal.touch(x, y)
    rehearsal.step(0.1)
    rehearsal.touch(x, y)


def texts(widget: Widget) -> Iterator[Text]:
    """All texts that are shown below a widget, whether or not they are in view."""
    if widget.opacity == 0:
        return
    if isinstance(widget, Text) and widget.text:
        yield widget
    for child in reversed(widget.children):
        yield from texts(child)


def words(rehearsal: Rehearsal) -> str:
    """All that can be read on the screen."""
    return "\n".join(text.text for text in texts(rehearsal.shell))


def ask(rehearsal: Rehearsal) -> None:
    """Wait until the question is asked."""
    rehearsal.step(rehearsal.conductor.exhibit.timeouts.idle_seconds * 2 + 1)
    rehearsal.step(0.1)


def empty_spot(rehearsal: Rehearsal) -> tuple[float, float]:
    """A point of the glass where there is no target."""
    width, height = rehearsal.shell.size
    targets: list[Rect] = [target.rect for target in rehearsal.shell.targets()]
    points = ((width * x / 20, height * y / 20) for y in range(19, 0, -1) for x in range(1, 20))
    return next(p for p in points if not any(rect.contains(*p) for rect in targets))


def screen(rehearsal: Rehearsal) -> Any:
    """The screen of the page that is shown, whatever its kind, with its private parts."""
    assert rehearsal.shell._screen is not None, "no page is shown"
    return rehearsal.shell._screen


def pixel(image: Image.Image, x: float, y: float) -> Colour:
    """The colour at a point of the window, y upwards."""
    left, top = int(x), image.height - 1 - int(y)
    red, green, blue = image.crop((left, top, left + 1, top + 1)).convert("RGB").tobytes()
    return red, green, blue


def colours(image: Image.Image) -> dict[Colour, int]:
    """How many pixels there are of each colour."""
    found = image.convert("RGB").getcolors(image.width * image.height) or []
    return {(int(r), int(g), int(b)): count for count, (r, g, b) in found}  # type: ignore[misc]
