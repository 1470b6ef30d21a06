"""A long list of entries that scrolls; only what is in view is set, however long it is.

Where it stands is not a distance from its beginning, which only measuring every row would tell, but
a row and how far that has gone beyond the upper edge. Rows are measured when they come into view.
"""

from collections.abc import Sequence

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Drag, Gesture
from kiosk.pages.credits.screen.strip import Strip, StripView, largest_group, strips
from kiosk.pages.credits.views import EntryView
from kiosk.widgets.look import Look
from kiosk.widgets.pane import Pane
from kiosk.widgets.photo import Textures

_LEAST_COLUMN = 520.0  # design pixels wide, at normal text size
_THUMB_LANE = 26.0  # right of the entries
_LEAST_MARK = 48.0  # design pixels high, of what tells how far one has come
_OVERLAP = 0.15  # of the frame, kept in view when a step is made


class Ledger(Pane):
    """A pane of rows instead of texts."""

    def __init__(self, textures: Textures) -> None:
        super().__init__()
        self._textures = textures
        self._views: tuple[StripView, ...] = ()
        self._made_from: tuple[object, ...] = ()
        self._heights: dict[int, float] = {}
        self._shown: dict[int, Strip] = {}
        self._spare: list[Strip] = []
        self._first, self._gone = 0, 0.0
        self._ends_here = True
        self._now = 0.0

    @property
    def content_height(self) -> float:
        """The height of the rows that were seen so far, in window pixels."""
        return sum(self._heights.values())

    @property
    def overflows(self) -> bool:
        """Whether there is more than the frame shows."""
        return not (self._ends_here and self._first == 0 and self._gone == 0.0)

    @property
    def is_at_end(self) -> bool:
        """Whether the last row is in view as a whole."""
        return self._ends_here

    def begin(self) -> None:
        """Go back to the beginning; seen when it is next shown."""
        self._first, self._gone = 0, 0.0

    def show(
        self, entries: Sequence[EntryView], look: Look, frame: Rect, now: float, *, ground: str
    ) -> None:
        """Show entries in a frame on a ground of that colour; others begin at the beginning."""
        self._now = now
        inner = frame.width - look.px(_THUMB_LANE)
        growth = look.font_px("label") / look.px(look.theme.sizes.label)
        fitting = max(1, int(inner // (look.px(_LEAST_COLUMN) * growth)))
        columns = min(fitting, largest_group(entries))
        made_from = (entries, columns, look, inner)
        if made_from != self._made_from:
            if made_from[:2] != self._made_from[:2]:
                self._views = strips(entries, columns)
                self.begin()
            self._made_from = made_from
            self._inner = inner
            self._heights.clear()
            self._put_away(self._shown)
        self.arrange(frame, look, ground=ground)

    def clear(self) -> None:
        """Hold nothing of what was shown."""
        self._made_from = ()
        self._put_away(self._shown)

    def gesture(self, gesture: Gesture) -> bool:
        """Scroll when a finger drags; tells whether it did."""
        if not isinstance(gesture, Drag) or not self.overflows:
            return False
        if not self.frame.contains(gesture.x, gesture.y):
            return False
        self.scroll(gesture.dy)
        return True

    def scroll(self, dy: float) -> None:
        """Move the list up by `dy` window pixels."""
        self._gone += dy
        self._place()

    def scroll_to(self, offset: float) -> None:
        """Show the list from `offset` window pixels below its beginning."""
        self.begin()
        self.scroll(offset)

    def step(self) -> None:
        """Go on to the first row that is not seen as a whole; from the end to the beginning."""
        tops = self._tops()
        cut = next((row for row in tops if tops[row] - self._height(row) < self.y - 1), None)
        if self.is_at_end or cut is None:
            self.scroll_to(0.0)
        elif cut == self._first:  # it is higher than the frame
            self.scroll(self.height * (1 - _OVERLAP))
        else:
            self._first, self._gone = cut, 0.0
            self._place()

    def animate(self, now: float) -> None:
        """Let the pictures in view arrive."""
        self._now = now
        for strip in self._shown.values():
            strip.animate(now)

    # ------------------------------------------------------------------------------ in detail

    def _place(self) -> None:
        """Set the rows in view where they stand, and put away all others."""
        self._settle()
        tops = self._tops()
        self._put_away([index for index in self._shown if index not in tops])
        for index, top in tops.items():
            self._strip(index).stand(self.x, top, self._now)
        self._show_edges(tops)

    def _settle(self) -> None:
        """Let the first row be one that is in view, and leave no room below the last one."""
        self._normalise()
        lowest = self._tops_end()
        if lowest > self.y:
            self._gone -= lowest - self.y
            self._normalise()

    def _normalise(self) -> None:
        while self._gone < 0.0 and self._first > 0:
            self._first -= 1
            self._gone += self._height(self._first)
        if self._first == 0:
            self._gone = max(0.0, self._gone)
        while self._first + 1 < len(self._views) and self._gone >= self._height(self._first):
            self._gone -= self._height(self._first)
            self._first += 1

    def _tops(self) -> dict[int, float]:
        """The upper edges of the rows in view, by their numbers."""
        tops: dict[int, float] = {}
        index, top = self._first, self.y + self.height + self._gone
        while index < len(self._views) and top > self.y:
            tops[index] = top
            top -= self._height(index)
            index += 1
        return tops

    def _tops_end(self) -> float:
        """The lower edge of the last row, or of the last one in view where there are more."""
        tops = self._tops()
        if not tops:
            return self.y
        last = max(tops)
        low = tops[last] - self._height(last)
        return low if last == len(self._views) - 1 else min(low, self.y)

    def _height(self, index: int) -> float:
        """A row's height; it is set for that, because it is about to be seen."""
        if index not in self._heights:
            self._heights[index] = self._set(index)
        return self._heights[index]

    def _set(self, index: int) -> float:
        strip = self._shown.get(index)
        if strip is None:
            strip = self._spare.pop() if self._spare else Strip(self._textures)
            self._shown[index] = strip
            self._column.add_widget(strip)
        return strip.set(self._views[index], self._look, self._inner)

    def _strip(self, index: int) -> Strip:
        if index not in self._shown:
            self._set(index)
        return self._shown[index]

    def _put_away(self, indices: Sequence[int] | dict[int, Strip]) -> None:
        for index in tuple(indices):
            strip = self._shown.pop(index)
            strip.leave(self._now)
            self._column.remove_widget(strip)
            self._spare.append(strip)

    def _show_edges(self, tops: dict[int, float]) -> None:
        """The fading lower edge, the mark that tells how far, and which way the button goes."""
        last = max(tops, default=0)
        self._ends_here = last >= len(self._views) - 1 and self._tops_end() >= self.y - 1
        self._show_fade()
        self.more.turn("chevron-up" if self._ends_here else "chevron-down")
        if not self.overflows or not tops:
            self._thumb.size = (0, 0)
            return
        whole = self._whole_height(tops)
        before = self._gone + whole * self._first / len(self._views)
        length = max(self._look.px(_LEAST_MARK), self.height * min(1.0, self.height / whole))
        share = 1.0 if self._ends_here else min(1.0, before / max(1.0, whole - self.height))
        self._thumb.size = (self._thumb_px, length)
        top = self.y + (self.height - length) * (1.0 - share)
        self._thumb.pos = (self.x + self.width - self._thumb_px, top)

    def _whole_height(self, tops: dict[int, float]) -> float:
        """About the height of all rows, from those in view."""
        known = [self._height(index) for index in tops]
        return max(1.0, sum(known) / len(known) * len(self._views))
