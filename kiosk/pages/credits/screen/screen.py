"""Draws the credits: the sections on one side, what is in the open one on the other."""

from collections.abc import Callable

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Drag, Gesture
from kiosk.core.intents import Intent
from kiosk.pages.credits.screen.ledger import Ledger
from kiosk.pages.credits.screen.tabs import Tabs
from kiosk.pages.credits.views import CreditsView
from kiosk.widgets.flow import Actions
from kiosk.widgets.links import Links
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.pane import Pane
from kiosk.widgets.photo import Textures
from kiosk.widgets.prose import set_prose
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_TABS_WIDTH = 320.0  # design pixels, at normal text size
_TABS_SHARE = 0.36  # of the width, at most
_LEAST_TAB = 270.0  # where tabs stand side by side
_LONGEST_LINE = 980.0  # of running text
_PAD = 30.0


class CreditsScreen(PageScreen):
    """A table of contents that stays, and a sheet that scrolls."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._kicker = Text()
        self._heading = Text()
        self._tabs = Tabs(send)
        self._sheet = Ground()
        self._ledger = Ledger(textures)
        self._pane = Pane()
        self._links = Links(self, send)
        self._note = Text()
        self._actions = Actions()
        self._section = ""
        self._prose: list[tuple[Text, float]] = []
        self._made_from: tuple[object, ...] = ()
        for part in (self._sheet, self._kicker, self._heading, self._tabs, self.sources):
            self.add_widget(part)

    def begin(self) -> None:
        """Read from the beginning."""
        self._section = ""

    def render(self, view: CreditsView, setting: Setting) -> None:
        """Show a section."""
        look, frame = setting.look, setting.frame
        self.dress_common(setting, items=False)
        if view.chosen != self._section:
            self._section = view.chosen
            self._ledger.begin()
            self._pane.begin()
        margin = look.px(48) if look.screen.is_tall else look.margin
        inside = Rect(frame.x + margin, frame.y + look.px(40), frame.width - 2 * margin,
                      frame.height - look.px(40) - look.margin * 0.7)  # fmt: skip
        below = self._place_head(view, look, inside)
        sheet = self._place_tabs(view, look, below)
        self._show_sheet(view, setting, sheet)

    def animate(self, now: float) -> None:
        """Let the pictures in view arrive."""
        if self._ledger.parent is self:
            self._ledger.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The sections, then the buttons below the sheet."""
        return (*self._tabs.targets(), *self._actions.shown)

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls; a swipe turns sections, then pages."""
        if self._ledger.parent is self and self._ledger.gesture(gesture):
            return
        on_pane = self._pane.parent is self and self._pane.overflows
        if on_pane and isinstance(gesture, Drag):
            self._pane.scroll(gesture.dy)
            return
        super().gesture(gesture)

    # ------------------------------------------------------------------------------ in detail

    def _place_head(self, view: CreditsView, look: Look, inside: Rect) -> Rect:
        self._kicker.set(plain(view.kicker.upper()), look, role="label", face="strong",
                         colour="brass", bold=True, width=inside.width)  # fmt: skip
        self._heading.set(plain(view.heading), look, role="title", face="title", bold=True,
                          width=inside.width, balanced=True)  # fmt: skip
        top = self._kicker.place(inside.x, inside.top)
        top = self._heading.place(inside.x, top - look.px(6)) - look.px(22)
        return Rect(inside.x, inside.y, inside.width, max(1.0, top - inside.y))

    def _place_tabs(self, view: CreditsView, look: Look, room: Rect) -> Rect:
        """Beside the sheet, or above it where there is no room beside; returns what is left."""
        growth = look.font_px("label") / look.px(look.theme.sizes.label)
        width = min(look.px(_TABS_WIDTH) * growth, room.width * _TABS_SHARE)
        gap = look.gutter
        if not look.screen.is_tall:
            height = self._tabs.set(view.tabs, view.chosen, look, width, 1)
            if height <= room.height:
                self._tabs.arrange(room.x, room.top)
                taken = width + 1.4 * gap
                return Rect(room.x + taken, room.y, room.width - taken, room.height)
        least = look.px(_LEAST_TAB) * growth
        most = max(1, min(len(view.tabs), int((room.width + gap) // (least + gap))))
        rows = -(-len(view.tabs) // most)
        columns = -(-len(view.tabs) // rows)
        height = self._tabs.set(view.tabs, view.chosen, look, room.width, columns) + gap
        self._tabs.arrange(room.x, room.top)
        return Rect(room.x, room.y, room.width, max(1.0, room.height - height))

    def _show_sheet(self, view: CreditsView, setting: Setting, rect: Rect) -> None:
        look = setting.look
        links = self._links.dress(view.prose.links if view.prose is not None else (), look)
        both: tuple[Pane, Pane] = (self._ledger, self._pane)
        shown, hidden = both if view.entries else reversed(both)
        if hidden is self._ledger:
            self._ledger.clear()
        for part in (hidden, hidden.more):
            if part.parent is not None:
                self.remove_widget(part)
        for part in (shown, shown.more):
            if part.parent is None:
                self.add_widget(part)
        self._pane.dress_more(look, setting.words)
        self._ledger.dress_more(look, setting.words)
        self._actions = Actions((), (*links, shown.more, self.sources))
        shown.more.show(shown=False)
        self._fill(view, setting, rect)
        if shown.overflows:
            shown.more.show(shown=True)
            self._fill(view, setting, rect)

    def _fill(self, view: CreditsView, setting: Setting, rect: Rect) -> None:
        """Lay out the sheet above its buttons."""
        look, pad = setting.look, setting.look.px(_PAD)
        self._actions.place(look, rect.x, rect.y, rect.width)
        buttons = self._actions.height(look, rect.width)
        low = rect.y + (buttons + look.gutter if buttons else 0.0)
        sheet = Rect(rect.x, low, rect.width, max(1.0, rect.top - low))
        self._sheet.lay(sheet, look, role="panel", rounded=True)
        inside = sheet.inset(pad)
        if view.entries:
            self._ledger.show(view.entries, look, inside, setting.now, ground="panel")
            return
        width = min(inside.width - look.px(16), look.px(_LONGEST_LINE))
        made_from = (view.prose, look, width)
        if made_from != self._made_from and view.prose is not None:
            self._made_from = made_from
            self._prose = set_prose(view.prose, look, width, role="lead")
        self._note.set(plain(view.note), look, role="lead", colour="mute", width=width)
        self._pane.fill([(self._note, 0.0)] if view.note else self._prose)
        self._pane.arrange(inside, look, ground="panel")
