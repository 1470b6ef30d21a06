"""The ways to the sections, in as few columns as there is height for."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.core.intents import Intent, ShowItem
from kiosk.pages.credits.views import TabView
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_PAD = 20.0
GAP = 10.0


class Tab(Target):
    """A section's icon, title and how much is in it."""

    def __init__(self, section: str, action: Callable[[], None]) -> None:
        super().__init__(f"section-{section}", action)
        self.section = section
        self._ground = Ground()
        self._icon = Text()
        self._title = Text()
        self._count = Text()
        for part in (self._ground, self._icon, self._title, self._count):
            self.add_widget(part)
        self._look: Look | None = None

    def set(self, view: TabView, look: Look, width: float, *, chosen: bool) -> float:
        """Take a section for `width`; returns the height it needs (window pixels)."""
        self._look, self._chosen = look, chosen
        self.spoken = f"{view.title}: {view.count}" if view.count else view.title
        ink = "on_brass" if chosen else "paper"
        icon_px = round(look.font_px("label") * 1.25)
        self._icon.set(ICONS[view.icon], look, face="icons", font_px=icon_px, colour=ink)
        self._count.set(plain(view.count), look, role="label", face="numbers",
                        colour=ink if chosen else "mute")  # fmt: skip
        inner = width - look.px(4 * _PAD) - icon_px - self._count.width
        self._title.set(plain(view.title), look, role="label", face="strong", colour=ink,
                        width=max(1.0, inner), line_height=1.2)  # fmt: skip
        return max(look.button_px, float(self._title.height) + look.px(24))

    def paint(self) -> None:
        """Draw for the state it is in."""
        look = self._look
        if look is None:
            return
        role = "brass" if self._chosen else "line" if self._pressed else "raised"
        self._ground.lay(self.rect, look, role=role, rounded=True)
        middle, left = self.y + self.height / 2, self.x + look.px(_PAD)
        self._icon.place(left, middle + self._icon.height / 2)
        self._title.place(left + self._icon.width + look.px(_PAD), middle + self._title.height / 2)
        right = self.x + self.width - look.px(_PAD)
        self._count.place(right - self._count.width, middle + self._count.height / 2)


class Tabs(Widget):
    """Exactly the tabs of the sections that there are."""

    def __init__(self, send: Callable[[Intent], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._tabs: list[Tab] = []

    def set(
        self, views: Sequence[TabView], chosen: str, look: Look, width: float, columns: int
    ) -> float:
        """Take the sections for so many columns; returns the height they need (window pixels)."""
        if [tab.section for tab in self._tabs] != [view.section for view in views]:
            self.clear_widgets()
            self._tabs = [self._make(view.section) for view in views]
            for tab in self._tabs:
                self.add_widget(tab)
        self._look, self._columns = look, columns
        gap = look.px(GAP)
        self._each = (width - gap * (columns - 1)) / columns
        self._high = max(
            tab.set(view, look, self._each, chosen=view.section == chosen)
            for tab, view in zip(self._tabs, views, strict=True)
        )
        rows = -(-len(views) // columns)
        return rows * self._high + (rows - 1) * gap

    def arrange(self, x: float, top: float) -> None:
        """Stand with the upper left corner at (x, top)."""
        gap = self._look.px(GAP)
        for number, tab in enumerate(self._tabs):
            row, column = divmod(number, self._columns)
            tab.place(x + column * (self._each + gap), top - (row + 1) * self._high - row * gap,
                      self._each, self._high)  # fmt: skip

    def targets(self) -> tuple[Target, ...]:
        """The tabs, in order."""
        return tuple(self._tabs)

    def _make(self, section: str) -> Tab:
        return Tab(section, lambda: self._send(ShowItem(section)))
