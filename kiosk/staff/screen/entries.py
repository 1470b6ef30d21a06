"""Entries of the menu in a grid: two columns on a wide screen, one on a tall one."""

from collections.abc import Callable, Sequence

from kivy.graphics import Color, InstructionGroup, SmoothLine

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture, Swipe
from kiosk.core.leaves import leaf_starts
from kiosk.staff.intents import StaffIntent
from kiosk.staff.screen.body import Part
from kiosk.staff.views import EntriesView, EntryView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.edge import Edge
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_PAD, _GAP, _ICON = 26.0, 18.0, 44.0
_ROW = 128.0  # a row's height where there is room for it
_NARROWEST = 560.0  # of a column at normal text size


class Entry(Target):
    """An icon or a box, a title, and a line of how it stands."""

    def __init__(self, name: str, action: Callable[[], None]) -> None:
        super().__init__(name, action)
        self._ground = Ground()
        self._icon = Text()
        self._title = Text()
        self._note = Text()
        for part in (self._ground, self._icon, self._title, self._note):
            self.add_widget(part)
        self._edge = Edge(self.canvas.after)
        self._box = InstructionGroup()
        self.canvas.after.add(self._box)
        self._has_open_box = False
        self._look: Look | None = None

    def set(self, view: EntryView, look: Look, width: float) -> float:
        """Take a view for a card of `width`; gives the height it needs."""
        self._look = look
        self.enabled = view.live
        self.spoken = f"{view.title}. {view.note}" if view.note else view.title
        icon = ("square-check" if view.marked else "") if view.box else view.icon
        self._icon.set(ICONS[icon] if icon else "", look, face="icons",
                       font_px=round(look.px(_ICON)), colour="brass")  # fmt: skip
        self._has_open_box = view.box and not view.marked
        inner = width - self._left(look) - look.px(_PAD)
        self._title.set(plain(view.title), look, role="body", face="strong", width=inner)
        self._note.set(plain(view.note), look, role="label", colour=view.tone, width=inner)
        for part in (self._icon, self._title, self._note):
            part.fade(1.0 if view.live else 0.35)
        needed = self._title.height + self._note.height + 2 * look.px(20)
        return max(needed, look.button_px)

    def paint(self) -> None:
        """Stand where it was placed."""
        look = self._look
        if look is None:
            return
        role = "raised" if self._pressed else "panel"
        self._ground.lay(self.rect, look, role=role, rounded=True)
        self._edge.lay(self.rect, look, pressed=self._pressed)
        middle = self.y + self.height / 2
        self._icon.place(self.x + look.px(_PAD), middle + self._icon.height / 2)
        self._draw_box(look, self.x + look.px(_PAD), middle)
        told = self._title.height + self._note.height
        left = self.x + self._left(look)
        top = self._title.place(left, middle + told / 2)
        self._note.place(left, top)

    def _draw_box(self, look: Look, x: float, middle: float) -> None:
        """An empty box as large as the icon of a marked one; the font has none."""
        self._box.clear()
        if self._has_open_box:
            side, inset = look.px(_ICON), look.px(_ICON) / 8
            place = (x + inset, middle - side / 2 + inset, side - 2 * inset, side - 2 * inset)
            self._box.add(Color(*look.colour("mute")))
            self._box.add(
                SmoothLine(rounded_rectangle=(*place, inset), width=max(1.0, look.px(1.8)))
            )

    @staticmethod
    def _left(look: Look) -> float:
        return look.px(_PAD + _ICON + _PAD)


class Entries(Part[EntriesView]):
    """A text and the entries below it; what does not fit stands on further leaves."""

    def __init__(self, send: Callable[[StaffIntent], None]) -> None:
        super().__init__()
        self._send = send
        self._text = Text()
        self.add_widget(self._text)
        self._more = self.more = PushButton("more", lambda: self._turn(1))
        self._entries: list[Entry] = []
        self._made: tuple[tuple[str, StaffIntent], ...] = ()
        self._starts = [0]
        self._leaf = 0

    def begin(self) -> None:
        """The first leaf."""
        self._leaf = 0

    def show(self, view: EntriesView, look: Look, words: Words, frame: Rect) -> None:
        """Fill a frame."""
        self._make(view.entries)
        self._more.dress(Face(icon="chevron-down", words=words.say("more")), look)
        widest = min(frame.width, look.px(1100))
        self._text.set(plain(view.text), look, role="body", width=widest)
        top = frame.top
        if view.text:
            top = self._text.place(frame.x, top) - look.px(32)
        self._grid = Rect(frame.x, frame.y, frame.width, max(1.0, top - frame.y))
        self._views, self._look = view.entries, look
        self._lay()

    def targets(self) -> tuple[Target, ...]:
        """The entries of this leaf, row by row."""
        return tuple(entry for entry in self._entries if entry.is_live)

    def gesture(self, gesture: Gesture) -> None:
        """A swipe turns the leaf."""
        if isinstance(gesture, Swipe):
            self._turn(gesture.direction)

    def _turn(self, step: int) -> None:
        self._leaf = (self._leaf + step) % len(self._starts)
        self._lay()

    def _lay(self) -> None:
        look, grid = self._look, self._grid
        gap = look.px(_GAP)
        growth = look.font_px("label") / look.px(look.theme.sizes.label)
        columns = 2 if (grid.width - gap) / 2 >= look.px(_NARROWEST) * growth else 1
        width = (grid.width - gap * (columns - 1)) / columns
        needed = [
            entry.set(view, look, width)
            for entry, view in zip(self._entries, self._views, strict=True)
        ]
        rows = [needed[first : first + columns] for first in range(0, len(needed), columns)]
        heights = [max(row) for row in rows]
        self._starts = leaf_starts(heights, grid.height, gap)
        self._leaf = min(self._leaf, len(self._starts) - 1)
        bounds = [*self._starts, len(rows)]
        first, last = bounds[self._leaf], bounds[self._leaf + 1]
        spare = grid.height - sum(heights[first:last]) - gap * (last - first - 1)
        growing = max(0.0, spare) / max(1, last - first)
        top = grid.top
        for row in range(len(rows)):
            shown = first <= row < last
            height = max(heights[row], min(heights[row] + growing, look.px(_ROW)))
            for column, entry in enumerate(self._row(row, columns)):
                entry.show(shown=shown)
                if shown:
                    entry.place(grid.x + column * (width + gap), top - height, width, height)
            if shown:
                top -= height + gap
        self._more.show(shown=len(self._starts) > 1)

    def _row(self, row: int, columns: int) -> Sequence[Entry]:
        return self._entries[row * columns : (row + 1) * columns]

    def _make(self, views: Sequence[EntryView]) -> None:
        """Have exactly the entries of a view."""
        made = tuple((view.name, view.intent) for view in views)
        if made == self._made:
            return
        for entry in self._entries:
            self.remove_widget(entry)
        self._entries = [Entry(name, self._press(intent)) for name, intent in made]
        for entry in self._entries:
            self.add_widget(entry)
        self._made = made

    def _press(self, intent: StaffIntent) -> Callable[[], None]:
        return lambda: self._send(intent)
