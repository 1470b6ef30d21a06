"""The health screen: what is wrong, and what is so, as a column that scrolls."""

from collections.abc import Iterator

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.staff.screen.body import Part
from kiosk.staff.views import FactView, HealthView
from kiosk.widgets.look import Look
from kiosk.widgets.pane import Pane
from kiosk.widgets.text import Text, plain

_WIDEST = 1300.0  # design pixels: longer lines are hard to follow


class Health(Part[HealthView]):
    """Labels above their values; in landscape what is so stands beside what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._wrong = Pane()
        self._facts: list[tuple[Text, Text]] = []
        self.more = self._wrong.more
        self.add_widget(self._wrong)

    def begin(self) -> None:
        """The first line."""
        self._wrong.begin()

    def show(self, view: HealthView, look: Look, words: Words, frame: Rect) -> None:
        """Fill a frame."""
        self._wrong.dress_more(look, words)
        beside = not look.screen.is_tall
        facts_width = look.px(560) if beside else frame.width
        room = frame
        if beside:
            self._lay_facts(view, look, frame.x + frame.width - facts_width, frame.top, facts_width)
            room = Rect(frame.x, frame.y, frame.width - facts_width - look.px(64), frame.height)
            width = min(room.width, look.px(_WIDEST)) - look.px(24)
            self._wrong.fill(list(self._troubles(view, look, width)))
        else:
            self._lay_facts(None, look, 0, 0, 0)
            width = frame.width - look.px(24)
            self._wrong.fill([*self._troubles(view, look, width), *_lines(view.facts, look, width)])
        self._wrong.arrange(room, look)
        self._wrong.more.show(shown=self._wrong.overflows)

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls."""
        self._wrong.gesture(gesture)

    def _troubles(self, view: HealthView, look: Look, width: float) -> Iterator[tuple[Text, float]]:
        verdict = Text().set(plain(view.verdict), look, role="lead", face="strong", width=width,
                             colour="fire" if view.troubles else "brass")  # fmt: skip
        yield verdict, 0.0
        yield from _lines(view.troubles, look, width)

    def _lay_facts(
        self, view: HealthView | None, look: Look, x: float, top: float, width: float
    ) -> None:
        """The facts beside; None takes them away."""
        for pair in self._facts:
            for text in pair:
                self.remove_widget(text)
        self._facts = []
        for fact in view.facts if view is not None else ():
            label, value = _pair(fact, look, width)
            self.add_widget(label)
            self.add_widget(value)
            self._facts.append((label, value))
            top = value.place(x, label.place(x, top)) - look.px(20)


def _lines(facts: tuple[FactView, ...], look: Look, width: float) -> Iterator[tuple[Text, float]]:
    for fact in facts:
        label, value = _pair(fact, look, width)
        yield label, look.px(26)
        yield value, 0.0


def _pair(fact: FactView, look: Look, width: float) -> tuple[Text, Text]:
    label = Text().set(plain(fact.label), look, role="label", colour="mute", width=width)
    value = Text().set(plain(fact.value), look, role="body", width=width,
                       colour="paper" if fact.tone == "paper" else fact.tone)  # fmt: skip
    return label, value
