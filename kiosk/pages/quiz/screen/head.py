"""What is asked: kicker, question, and a hint that leaves its room behind."""

from kivy.uix.widget import Widget

from kiosk.pages.quiz.views import QuizView
from kiosk.widgets.look import Look, Role
from kiosk.widgets.text import Room, Text, fitting_px, plain, text_width

_SIZES = (1.0, 0.9, 0.8, 0.7, 0.62, 0.55)  # of the role's size, tried from the largest
_LINE = 1.14
_BOLD = 1.06  # as wide as half-bold letters are bold ones, at most
_ABOVE, _BELOW = 12.0, 16.0  # design pixels around the question


class Head(Widget):
    """Set in a width and no higher than it may be; then placed."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._kicker = Text()
        self._heading = Text()
        self._hint = Text()
        for part in (self._kicker, self._heading, self._hint):
            self.add_widget(part)

    def set(
        self,
        view: QuizView,
        look: Look,
        role: Role,
        width: float,
        most: float,
        *,
        over_rows: bool = False,
    ) -> float:
        """Set all for a width; a long question is set smaller where it would be higher than `most`.

        The kicker is left out where even that is not enough. `over_rows`: a hint that is gone
        leaves its room, so that the rows below stay where they are. Returns the height (window
        pixels).
        """
        self._kicker.set(plain(_kicker(view, look, width)), look, role="label", face="strong",
                         colour="brass", width=width, bold=True)  # fmt: skip
        self._hint.set(plain(view.hint), look, role="label", colour="mute", width=width,
                       balanced=True)  # fmt: skip
        hint = self._hint.height
        self._above = look.px(_ABOVE) if self._kicker.text else 0.0
        self._below = look.px(_BELOW) if hint else 0.0
        rest = self._kicker.height + self._above
        if view.hint_shown or over_rows:
            rest += self._below + hint
        if not view.hint_shown:
            self._hint.set("", look)
        size, least = look.font_px(role), look.font_px("body")
        room = Room(width * 0.96, max(1.0, most - rest), "title", _LINE)
        fitting = fitting_px(
            view.heading, look, room, tuple(max(least, round(size * share)) for share in _SIZES)
        )
        self._heading.set(plain(view.heading), look, role=role, face="title", bold=True,
                          width=width, balanced=True, font_px=fitting,
                          line_height=_LINE)  # fmt: skip
        height = rest + self._heading.height
        if height > most:
            height -= self._kicker.height + self._above
            self._kicker.set("", look)
            self._above = 0.0
        return height

    def place(self, x: float, top: float) -> None:
        """Stand with the upper left corner at (x, top)."""
        top = self._kicker.place(x, top) - self._above
        top = self._heading.place(x, top) - self._below
        self._hint.place(x, top)


def _kicker(view: QuizView, look: Look, width: float) -> str:
    """Page and question, or the question alone where both need more than a line."""
    whole = " · ".join(part for part in (view.kicker, view.progress) if part).upper()
    if not view.progress or text_width(whole, look) * _BOLD <= width:
        return whole
    return view.progress.upper()
