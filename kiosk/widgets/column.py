"""A column of kicker, heading, scrolling text and buttons: the reading half of a page."""

from dataclasses import dataclass, replace
from itertools import groupby

from kivy.uix.widget import Widget

from kiosk.content.reading import PictureView, ProseView
from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.widgets.button import PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.look import Look, Role
from kiosk.widgets.pane import Pane
from kiosk.widgets.prose import set_prose
from kiosk.widgets.segments import HEIGHT, Segments
from kiosk.widgets.text import Text, plain


@dataclass(frozen=True, slots=True)
class ColumnView:
    """What a column says; `caption` is the picture whose caption and credit stand below.

    `also` are pictures shown beside that one; what is the same for neighbours is said once.
    """

    kicker: str
    heading: str
    prose: ProseView
    caption: PictureView | None
    index: int = 0
    count: int = 0
    progress: str = ""
    also: tuple[PictureView, ...] = ()


_LEAST_LINES = 3  # of text in view: with fewer, the heading gives up its place


class Column(Widget):
    """Reflows to any rectangle; what does not fit scrolls, and a button steps through it."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._kicker = Text()
        self._heading = Text()
        self._progress = Text()
        self._segments = Segments()
        self._pane = Pane()
        self._actions = Actions()
        self._said: ColumnView | None = None
        self._parts: list[tuple[Text, float]] = []
        self._made_from: tuple[ColumnView, Look, float] | None = None
        for part in (self._pane, self._kicker, self._heading, self._progress, self._segments,
                     self._pane.more):  # fmt: skip
            self.add_widget(part)

    def begin(self) -> None:
        """Show the beginning of the text when it is next arranged."""
        self._pane.begin()

    def say(
        self,
        view: ColumnView,
        look: Look,
        words: Words,
        width: float,
        *,
        heading_role: Role,
        actions: Actions,
        terse: bool = False,
        corner: float = 0.0,
    ) -> float:
        """Set all texts for a column of `width` window pixels; returns the height it would like.

        `terse`: the button that steps through the text has no words. `corner`: the side of a
        square at the upper right that is left free.
        """
        self._look, self._width, self._corner = look, width, corner
        self._actions = replace(actions, extra=(*actions.extra, self._pane.more))
        if self._said is None or self._said != view:
            self._pane.begin()
        self._said = view
        beside = width - corner
        self._kicker.set(plain(view.kicker.upper()), look, role="label", face="strong",
                         colour="brass", width=beside, bold=True)  # fmt: skip
        self._heading.set(plain(view.heading), look, role=heading_role, face="title", bold=True,
                          width=beside, balanced=True)  # fmt: skip
        self._progress.set(
            plain(view.progress if view.count > 1 else ""),
            look,
            role="label",
            colour="mute",
            width=width,
        )
        self._pane.more.show(shown=False)
        self._pane.dress_more(look, words, terse=terse)
        # Every move of a pinching finger comes here: only another text or look is set anew.
        if self._made_from != (view, look, width):
            self._made_from = (view, look, width)
            parts = set_prose(view.prose, look, width - look.px(16))
            parts += self._captions(view, width - look.px(16), below_text=bool(parts))
            self._parts = parts
        self._pane.fill(self._parts)
        for text in (self._kicker, self._heading):
            if text.parent is None:
                self.add_widget(text)
        return self._top_height + self._pane.content_height + look.px(30) + self._bottom_height

    def arrange(self, rect: Rect, *, ground: str = "ink") -> None:
        """Stand in a rectangle: heading at the top, buttons at the bottom, text between.

        `ground` is the colour behind it, into which cut text fades.
        """
        look, self._ground = self._look, ground
        room = self._below_heading(rect)
        self._fit_pane(room)
        if self._pane.overflows:
            self._pane.more.show(shown=True)
            self._fit_pane(room)
        if self._pane.overflows and self._pane.height < _LEAST_LINES * look.font_px("body") * 1.5:
            self._scroll_heading()
            self._fit_pane(Rect(rect.x, rect.y, rect.width, rect.height - self._corner))
        height = self._actions.height(look, self._width)
        self._actions.place(look, rect.x, rect.y, self._width)
        bottom = rect.y + height
        if self._said is not None and self._said.count > 1:
            self._segments.show(self._said.index, self._said.count, look, rect.x,
                                bottom + look.px(26), self._width)  # fmt: skip
            self._progress.place(rect.x, bottom + look.px(26 + HEIGHT + 10) + self._progress.height)
        else:
            self._segments.show(0, 0, look, 0, 0, 0)

    def gesture(self, gesture: Gesture) -> bool:
        """Scroll when a finger drags the text; tells whether it did."""
        return self._pane.gesture(gesture)

    def targets(self) -> tuple[PushButton, ...]:
        """The buttons shown, in reading order."""
        return self._actions.shown

    @property
    def _top_height(self) -> float:
        above, below = self._gaps
        return max(self._corner, self._kicker.height + above + self._heading.height) + below

    @property
    def _bottom_height(self) -> float:
        look = self._look
        height = self._actions.height(look, self._width)
        if self._said is not None and self._said.count > 1:
            height += look.px(26 + HEIGHT + 10 + 14) + self._progress.height
        return height

    @property
    def _gaps(self) -> tuple[float, float]:
        """Above and below the heading; what is not there needs no distance."""
        kicker, heading = bool(self._kicker.text), bool(self._heading.text)
        return self._look.px(12 * kicker), self._look.px(26 * (kicker or heading))

    def _below_heading(self, rect: Rect) -> Rect:
        above, below = self._gaps
        top = self._kicker.place(rect.x, rect.top)
        top = min(self._heading.place(rect.x, top - above), rect.top - self._corner) - below
        return Rect(rect.x, rect.y, self._width, max(0.0, top - rect.y))

    def _scroll_heading(self) -> None:
        """Let the heading scroll with the text, where it would leave the text no room."""
        for text in (self._kicker, self._heading):
            self.remove_widget(text)
        below = self._look.px(26)
        first, *others = self._parts or [(Text(), 0.0)]
        self._pane.fill(
            [(self._kicker, 0), (self._heading, self._look.px(12)), (first[0], below), *others]
        )

    def _fit_pane(self, room: Rect) -> None:
        bottom = self._bottom_height + self._look.px(30)
        self._pane.arrange(
            Rect(room.x, room.y + bottom, self._width, max(0.0, room.height - bottom)), self._look,
            ground=self._ground,
        )  # fmt: skip

    def _captions(
        self, view: ColumnView, width: float, *, below_text: bool
    ) -> list[tuple[Text, float]]:
        look = self._look
        pictures = [picture for picture in (view.caption, *view.also) if picture is not None]
        parts: list[tuple[Text, float]] = []
        for (kind, credit), alike in groupby(pictures, lambda each: (each.kind, each.credit)):
            captions = [each.caption for each in alike if each.caption != view.heading]
            gap = look.px(14 if parts else 26 * below_text)
            for line in filter(None, (*captions, kind, credit)):
                text = Text().set(plain(line), look, role="label", colour="mute", width=width)
                parts.append((text, gap))
                gap = look.px(2)
        return parts
