"""All that lies on a map besides the map: heading, legend, list, card, tools and phases."""

from collections.abc import Callable
from math import inf

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.core.intents import (
    Intent,
    ShowItem,
    ToggleLayer,
    ToggleLegend,
    ToggleList,
    TogglePlay,
)
from kiosk.pages.map.screen.card import Card
from kiosk.pages.map.screen.heading import Heading
from kiosk.pages.map.screen.layout import Layout
from kiosk.pages.map.screen.legend import Legend
from kiosk.pages.map.screen.phasebar import PhaseBar
from kiosk.pages.map.screen.rows import FeatureRow, LayerRow
from kiosk.pages.map.screen.tools import Tools
from kiosk.pages.map.views import LayerView, MapView, RowView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.leaves import Leaves
from kiosk.widgets.page_screen import Setting
from kiosk.widgets.target import Target

_LEAST_LIST = 620.0
_LEAST_ROW, _LEAST_SWITCH = 440.0, 380.0  # design pixels wide, at normal text size
_LEAST_CARD = 300.0  # design pixels high: heading, two lines and the buttons
_CLEAR = 44.0  # design pixels around what was tapped that the card leaves free

Spot = tuple[float, float]


class Panels(Widget):
    """Laid out anew at every rendering; `free` is the part of the map between them."""

    def __init__(self, send: Callable[[Intent], None], sources: PushButton, tools: Tools) -> None:
        super().__init__(size_hint=(None, None))
        self._heading = Heading()
        self._legend = Legend()
        self._switches: Leaves[LayerView] = Leaves(
            "more-layers",
            lambda key: LayerRow(key, lambda: send(ToggleLayer(key))),
            _LEAST_SWITCH,
        )
        self._listing: Leaves[RowView] = Leaves(
            "more-rows", lambda key: FeatureRow(key, lambda: send(ShowItem(key))), _LEAST_ROW
        )
        self._card = Card(send, sources)
        self._tools = tools
        self._list = tools.add("list", lambda: send(ToggleList()))
        self._layers = tools.add("legend", lambda: send(ToggleLegend()))
        self._play = PushButton("play", lambda: send(TogglePlay()))
        self._phases = PhaseBar(send, self._play)
        self._aside = False  # whether the card stands on the other side
        self._most = inf  # how high it may be, where neither side would do
        self._told: tuple[object, ...] = ()  # what the card told of last
        self.free = Rect(0, 0, 0, 0)

    def restart(self) -> None:
        """Forget how far lists were leafed through and texts scrolled."""
        for panel in (self._listing, self._switches, self._card):
            panel.begin()
        self._told = ()

    def begin(self, view: MapView, setting: Setting) -> None:
        """Arrange what is always there, from which `free` follows."""
        self._view, self._setting = view, setting
        layout = self._layout = Layout(setting.look, setting.frame)
        self._dress(view, setting)
        inside, look = layout.inside, setting.look
        height = self._phases.set(view.phases, look, inside.width)
        self._phases.arrange(Rect(inside.x, inside.y, inside.width, height))
        self._below = inside.y + height + (layout.gap if height else 0.0)
        self._tools.arrange(look, inside.x, self._below, layout.tools_width)
        width = layout.corner_width(Heading.wish(view.heading, view.subtitle, look))
        height = self._heading.set(view.heading, view.subtitle, view.play, look, width)
        self._heading.arrange(Rect(inside.x, inside.top - height, width, height))
        self._legend_width = layout.corner_width(Legend.wish(view.legend, look))
        self._card_wish = 0.0
        if view.card is not None:
            low, above = self._card_room
            most = layout.card(inside.height, above, low, aside=False).height
            self._card_wish = self._card.set(view.card, setting, layout.card_width, most)
        self.free = self._between(view, setting)

    def finish(self, spot: Spot | None) -> None:
        """Arrange the rest; `spot` is where in the window the chosen feature is."""
        shown = [*self._upper(spot), self._tools]
        if self._view.phases:
            shown.append(self._phases)
        if list(reversed(self.children)) != shown:
            self.clear_widgets()
            for panel in shown:
                self.add_widget(panel)

    def clear_room(self) -> Rect:
        """The part of the window that no panel covers while the card stands at its usual side."""
        inside, gap = self._layout.inside, self._layout.gap
        low, high = self._over_tools, self._under_heading
        bottom, above = self._card_room
        card = self._layout.card(self._card_wish, above, bottom, aside=False)
        if self._layout.look.screen.is_tall:
            low = card.top + gap
            return Rect(inside.x, low, inside.width, max(1.0, high - low))
        left = self.free.x
        return Rect(left, low, max(1.0, card.x - gap - left), max(1.0, inside.top - low))

    def is_clear(self, spot: Spot) -> bool:
        """Whether a place can be seen with a card, which may stand on either side."""
        low, above = self._card_room
        sides = [
            self._layout.card(self._card_wish, above, low, aside=aside) for aside in (False, True)
        ]
        always = [self._heading.frame, *(button.rect for button in self._tools.shown)]
        if self._view.phases:
            always.append(self._phases.frame)
        return (
            self._setting.frame.contains(*spot)
            and not any(self._is_covered(spot, frame) for frame in always)
            and not all(self._is_covered(spot, side) for side in sides)
        )

    def tell(self, now: float) -> None:
        """Let the clock of a phase that plays go on."""
        self._heading.tell(now)

    @property
    def frames(self) -> tuple[Rect, ...]:
        """Where the map is covered, in window pixels."""
        panels = (self._heading, self._legend, self._listing, self._card, self._switches,
                  self._phases)  # fmt: skip
        covered = [panel.frame for panel in panels if panel.parent is self]
        return (*covered, *(button.rect for button in self._tools.shown))

    def targets(self) -> tuple[Target, ...]:
        """Rows, the card's buttons, the layers' switches, tools, phases."""
        panels = (self._switches, self._listing, self._card, self._tools, self._phases)
        return tuple(
            target for panel in panels if panel.parent is self for target in panel.targets()
        )

    def gesture(self, gesture: Gesture) -> bool:
        """Let a panel answer a gesture; tells whether it was made on one."""
        for panel in (self._switches, self._listing, self._card):
            if panel.parent is self and panel.gesture(gesture):
                return True
        return any(frame.contains(gesture.x, gesture.y) for frame in self.frames)

    # ------------------------------------------------------------------------------- in detail

    def _upper(self, spot: Spot | None) -> list[Widget]:
        """What stands above the tools: the switches alone, or heading, card, list and legend."""
        view, setting = self._view, self._setting
        if view.switching:
            self._arrange_switches(view, setting)
            return [self._switches]
        shown: list[Widget] = [self._heading]
        if view.card is not None:
            self._arrange_card(view, setting, spot)
            shown.append(self._card)
        else:
            self._told = ()
        if view.listing:
            self._arrange_listing(view, setting)
            shown.append(self._listing)
        if self._arrange_legend(view, setting):
            shown.append(self._legend)
        return shown

    def _is_covered(self, spot: Spot | None, frame: Rect) -> bool:
        margin = self._setting.look.px(_CLEAR)
        return spot is not None and frame.inset(-margin).contains(*spot)

    @property
    def _under_heading(self) -> float:
        return self._heading.frame.y - self._layout.gap

    @property
    def _card_room(self) -> tuple[float, float]:
        """From which height to which the card may stand, where nothing needs its side."""
        if self._layout.look.screen.is_tall:
            return self._over_tools, self._under_heading
        return self._below, self._layout.inside.top

    @property
    def _over_tools(self) -> float:
        return self._tools.top + self._layout.gap

    def _between(self, view: MapView, setting: Setting) -> Rect:
        """What is free: beside the corner and the card, or below and above them."""
        inside, gap = self._layout.inside, self._layout.gap
        left, right = inside.x, inside.right
        low, high = self._below, inside.top
        if setting.look.screen.is_tall:
            high = self._under_heading
            card = self._layout.card(self._card_wish, high, self._over_tools, aside=False)
            low = self._over_tools if view.card is None else card.top + gap
        else:
            left += max(self._heading.frame.width, self._legend_width if view.legend else 0.0) + gap
            right -= self._layout.card_width + gap if view.card is not None else 0.0
        return Rect(left, low, max(1.0, right - left), max(1.0, high - low))

    def _dress(self, view: MapView, setting: Setting) -> None:
        look, words = setting.look, setting.words
        icon, said = ("map", "show_map") if view.listing else ("list", "show_list")
        self._list.dress(Face(icon=icon, words=words.say(said)), look)
        self._layers.show(shown=bool(view.legend))
        self._layers.dress(
            Face(icon="layers", words=words.say("legend"), filled=view.switching), look
        )
        icon, said = ("player-pause", "pause") if view.playing else ("player-play", "play")
        self._play.dress(Face(icon=icon, filled=True), look, spoken=words.say(said))

    def _arrange_card(self, view: MapView, setting: Setting, spot: Spot | None) -> None:
        """The card keeps its side until it tells of something else."""
        card, layout, tall = view.card, self._layout, setting.look.screen.is_tall
        if card is None:
            return
        wish = self._card_wish
        low, above = self._card_room
        beside = layout.card(wish, above, low, aside=False)
        told = (card.item, view.listing, setting.look, setting.frame)
        if told != self._told:
            self._told = told
            other = layout.card(wish, above, low, aside=True)
            covers = self._is_covered(spot, beside) and not view.listing
            self._aside = covers and not self._is_covered(spot, other)
            self._most = inf
            if spot is not None and covers and not self._aside:
                clear = setting.look.px(_CLEAR)
                most = spot[1] - clear - low if tall else above - spot[1] - clear
                self._most = most if most > setting.look.px(_LEAST_CARD) else inf
        if self._aside and not tall:
            above, low = self._under_heading, self._over_tools
            wish = self._card.set(card, setting, layout.card_width, max(0.0, above - low))
        self._card.arrange(layout.card(min(wish, self._most), above, low, aside=self._aside))

    def _arrange_listing(self, view: MapView, setting: Setting) -> None:
        """Beside the heading where there is room, else below it, as far as the card."""
        inside, gap = self._layout.inside, self._layout.gap
        left, right = inside.x, inside.right
        low, high = self._over_tools, self._under_heading
        if setting.look.screen.is_tall:
            low = low if view.card is None else self._card.frame.top + gap
        else:
            right -= 0.0 if view.card is None else self._layout.card_width + gap
            corner = max(self._heading.frame.width, self._legend_width if view.legend else 0.0)
            if right - left - corner - gap > setting.look.px(_LEAST_LIST):
                left += corner + gap
                low, high = low if left < self._tools.right else self._below, inside.top
        frame = Rect(left, low, max(1.0, right - left), max(1.0, high - low))
        keyed = [(row.item, row) for row in view.rows]
        self._listing.show(keyed, setting.look, setting.words, frame)

    def _arrange_switches(self, view: MapView, setting: Setting) -> None:
        """Over everything but the tools that put them away again."""
        inside, low = self._layout.inside, self._over_tools
        frame = Rect(inside.x, low, self._layout.tools_width, inside.top - low)
        keyed = [(layer.id, layer) for layer in view.legend]
        self._switches.show(keyed, setting.look, setting.words, frame)

    def _arrange_legend(self, view: MapView, setting: Setting) -> bool:
        """Arrange the quiet legend; tells whether there is room for it."""
        look, width = setting.look, self._legend_width
        if look.screen.is_tall or (self._aside and view.card is not None):
            return False
        height = self._legend.set(view.legend, look, width)
        top = self._under_heading
        frame = Rect(self._layout.inside.x, top - height, width, height)
        self._legend.arrange(frame)
        is_under_list = view.listing and frame.overlaps(self._listing.frame)
        return 0.0 < height <= top - self._over_tools and not is_under_list
