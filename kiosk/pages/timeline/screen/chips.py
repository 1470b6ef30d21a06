"""The tools that do for one finger what pinching does for two, and the switches of the tracks."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.intents import Intent, ToggleLayer, ToggleLegend, ToggleList
from kiosk.pages.timeline.views import TimelineView, TrackView
from kiosk.widgets.button import ICON_SHARE, Face, PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import Setting
from kiosk.widgets.target import Target

_SHOWN, _HIDDEN = "circle-check", "circle-x"


class Chip(PushButton):
    """The switch of a track, with a sign in its colour: ticked while it is shown."""

    def __init__(self, key: str, action: Callable[[], None]) -> None:
        super().__init__(f"track-{key}", action)
        self.key = key
        self._colour = "paper"

    def set(self, view: TrackView, look: Look, words: Words, width: float) -> float:
        """Take a track; returns the height it needs, whatever its width (window pixels)."""
        self._colour = view.colour
        said = "layer_shown" if view.shown else "layer_hidden"
        face = Face(_SHOWN if view.shown else _HIDDEN, view.title)
        self.dress(face, look, spoken=words.say(said, title=view.title))
        return look.button_px

    def paint(self) -> None:
        """Draw as a button whose icon has the colour of the track."""
        super().paint()
        look = self._look
        if look is not None:
            self._icon.set(ICONS[self._face.icon], look, face="icons", colour=self._colour,
                           font_px=round(self.height * ICON_SHARE))  # fmt: skip


class Toolbar(Widget):
    """List, zoom, home; and the switches of the tracks, or one button that opens them."""

    def __init__(
        self,
        send: Callable[[Intent], None],
        zoom: Callable[[float], None],
        home: Callable[[], None],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._list = PushButton("list", lambda: send(ToggleList()))
        self._zoom_in = PushButton("zoom-in", lambda: zoom(1.0))
        self._zoom_out = PushButton("zoom-out", lambda: zoom(-1.0))
        self._home = PushButton("whole-timeline", home)
        self._filter = PushButton("filter", lambda: send(ToggleLegend()))
        self._chips: list[Chip] = []
        self.lacks_room = False  # whether switches that are wanted must stand elsewhere
        self._buttons = (self._list, self._zoom_in, self._zoom_out, self._home, self._filter)
        for button in self._buttons:
            self.add_widget(button)
        self._shown: tuple[PushButton, ...] = self._buttons

    def set(self, view: TimelineView, setting: Setting, width: float, most: float) -> float:
        """Take what there is to switch; returns the height needed within `width` window pixels.

        Switches that were asked for stand here, unless that takes more than `most` in height.
        """
        look, words = setting.look, setting.words
        self._look, self.lacks_room = look, False
        icon, said = ("timeline", "show_timeline") if view.listing else ("list", "show_list")
        self._list.dress(Face(icon, words.say(said)), look)
        self._home.dress(Face("arrows-maximize"), look, spoken=words.say("whole_timeline"))
        self._filter.dress(Face("filter", words.say("filter"), filled=view.switching), look)
        self.allow(setting, closer=self._zoom_in.enabled, wider=self._zoom_out.enabled)
        for button in (self._zoom_in, self._zoom_out, self._home):
            button.show(shown=not view.listing)
        self._keep(view.tracks if len(view.tracks) > 1 else (), look, words)
        self._offer(chips=True, filtering=False)
        if self._rows(width) > 1:
            self._list.hush(look)
        if self._rows(width) > 1:
            self._list.dress(Face(icon, words.say(said)), look)
            self._open_filter(width, most, is_open=view.switching)
        return self._actions.height(look, width)

    def allow(self, setting: Setting, *, closer: bool, wider: bool) -> None:
        """Zoom buttons that lead nowhere say so."""
        look, words = setting.look, setting.words
        self._zoom_in.dress(Face(icon="plus"), look, spoken=words.say("zoom_in"), enabled=closer)
        self._zoom_out.dress(Face(icon="minus"), look, spoken=words.say("zoom_out"), enabled=wider)
        self._home.enabled = wider

    def paint_zoom(self) -> None:
        """Draw the zoom buttons anew."""
        for button in (self._zoom_in, self._zoom_out, self._home):
            button.paint()

    def arrange(self, x: float, y: float, width: float) -> None:
        """Stand from (x, y) upwards."""
        self._actions.place(self._look, x, y, width)

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed now, in reading order."""
        return self._actions.shown

    @property
    def _actions(self) -> Actions:
        return Actions(self._buttons, tuple(self._chips))

    def _rows(self, width: float) -> int:
        look = self._look
        return round(self._actions.height(look, width) // look.button_px)

    def _open_filter(self, width: float, most: float, *, is_open: bool) -> None:
        """A button instead of the switches, and these as well while they are wanted."""
        self._offer(chips=False, filtering=True)
        for button in (self._filter, self._list):
            if self._rows(width) > 1:
                button.hush(self._look)
        self._offer(chips=is_open, filtering=True)
        if is_open and self._actions.height(self._look, width) > most:
            self.lacks_room = True
            self._offer(chips=False, filtering=True)

    def _offer(self, *, chips: bool, filtering: bool) -> None:
        """Show the switches themselves, or the button that opens them, or both."""
        for chip in self._chips:
            chip.show(shown=chips)
        self._filter.show(shown=bool(self._chips) and filtering)

    def _keep(self, tracks: Sequence[TrackView], look: Look, words: Words) -> None:
        """Exactly the switches of these tracks."""
        if [chip.key for chip in self._chips] != [track.id for track in tracks]:
            for chip in self._chips:
                self.remove_widget(chip)
            self._chips = [self._chip(track.id) for track in tracks]
            for chip in self._chips:
                self.add_widget(chip)
        for chip, track in zip(self._chips, tracks, strict=True):
            chip.set(track, look, words, 0.0)

    def _chip(self, track: str) -> Chip:
        return Chip(track, lambda: self._send(ToggleLayer(track)))
