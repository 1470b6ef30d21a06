"""The window's root: draws what the conductor says and brings it every touch and key."""

from collections.abc import Callable, Mapping
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.content.theme import load_builtin_theme
from kiosk.core.clock import Clock
from kiosk.core.events import Controls, Event
from kiosk.core.geometry import Rect, Size
from kiosk.core.intents import GoBack, Intent
from kiosk.pages.kinds import KINDS
from kiosk.session.visit import State
from kiosk.stage.attract import Attract
from kiosk.stage.bar import Bar
from kiosk.stage.closed import Closed
from kiosk.stage.conductor import Conductor
from kiosk.stage.contents import Contents
from kiosk.stage.focus import Focus
from kiosk.stage.notice import Notice
from kiosk.stage.panel import Panel
from kiosk.stage.player import Player
from kiosk.stage.prompt import Prompt
from kiosk.stage.reception import Phase, Reception
from kiosk.stage.touches import Layer, Touches
from kiosk.stage.views import StageView
from kiosk.widgets.film import Projector
from kiosk.widgets.look import Look, Screen
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Textures
from kiosk.widgets.target import Target
from kiosk.widgets.warmup import WarmUp

_DIP_SECONDS = 0.28  # a new page comes out of the dark


def _nobody(_now: float) -> None:
    """Nobody is told: in rehearsals and tests."""


class Shell(Widget):
    """Attract, contents, pages, panel and question, one above the other."""

    def __init__(
        self,
        conductor: Conductor,
        textures: Textures,
        projector: Projector,
        clock: Clock,
        note: Callable[[Event, float], None],
        *,
        still: bool = False,
        px_per_mm: float | None = None,
        distance_mm: float | None = None,
        reception: Reception | None = None,
        attend: Callable[[float], None] | None = None,
    ) -> None:
        """`attend` is told the second of every touch and key; staff come in by the reception."""
        super().__init__()
        self._reception = reception
        self._attend = attend or _nobody
        self._conductor = conductor
        self._textures = textures
        self._projector = projector
        self._clock = clock
        self._note = note
        self._still = still
        self._px_per_mm, self._distance_mm = px_per_mm, distance_mm
        high = load_builtin_theme("high-contrast")
        self._high_contrast = {  # another alphabet's letters are needed all the more
            exhibit.id: high.model_copy(update={"fonts": exhibit.theme.fonts})
            for exhibit in conductor.exhibits
        }
        self._focus = Focus()
        self._touches = Touches(conductor, self, note)
        self._controls: Mapping[str, tuple[int, int, int, int]] = {}
        self._drawn: tuple[object, ...] = ()
        self._place: tuple[object, ...] = ()
        self._dip_since: float | None = None
        self._opening = 0  # of the page drawn last; counted anew in every visit
        self._warm_up: WarmUp | None = None
        self._screens: dict[str, PageScreen] = {}
        self._screen: PageScreen | None = None
        self._build()
        self.layer: Layer = self._attract

    # --------------------------------------------------------------------------------- time

    def tick(self, now: float) -> None:
        """Let time pass, and draw what is new."""
        self._conductor.advance(now)
        self._draw_if_new(now)
        if self._warm_up is not None and not self._warm_up.advance():
            self._warm_up = None
        staff = None if self._reception is None else self._reception.screen
        for layer in (self._attract, self._contents, self._screen, self._player, staff):
            if layer is not None and layer.parent is not None:
                layer.animate(now)
        self._animate_dip(now)

    # ---------------------------------------------------------------------------- touch, key

    def on_touch_down(self, touch: Any) -> bool:
        """A finger, a mouse button or a wheel notch arrives."""
        now = self._clock.now()
        self._attend(now)
        button = touch.button if "button" in touch.profile else "left"  # fingers have none
        if button in ("scrollup", "scrolldown"):
            notches = 1 if button == "scrollup" else -1
            self._touches.wheel(touch.x, touch.y, notches, self._look, now)
        elif button == "left":
            self._greet(touch, "down", now)
            self._focus.clear()
            self._touches.down(touch.uid, touch.x, touch.y, now)
        self._draw_if_new(now)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """A finger moves."""
        now = self._clock.now()
        self._greet(touch, "move", now)
        self._touches.move(touch.uid, touch.x, touch.y, now)
        self._draw_if_new(now)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """A finger leaves."""
        now = self._clock.now()
        self._greet(touch, "up", now)
        self._touches.up(touch.uid, touch.x, touch.y, now)
        self._draw_if_new(now)
        return True

    def set_brightness(self, share: float) -> None:
        """Show everything as bright as that, 0 (black) to 1."""
        self._dimmer.a = 1.0 - share

    def prepare(self) -> None:
        """Build the screens that the exhibit needs before anybody waits for one."""
        kinds = {page.kind for exhibit in self._conductor.exhibits for page in exhibit.pages}
        for kind in sorted(kinds):
            self._screen_of(kind).prepare(self._look)
        self._warm_up = WarmUp()
        self.canvas.before.insert(0, self._warm_up.group)

    def recover(self) -> None:
        """After a failure: fingers mean nothing more, and everything is drawn anew."""
        self._touches.forget()
        self._drawn = ()

    def key_next(self, step: int) -> None:
        """Move the focus ring."""
        if self._key():
            self._focus.move(step, self.targets())
            self._focus.wear(self.targets(), self._look)

    def key_select(self) -> None:
        """Press what wears the focus ring."""
        if self._key() and self._focus.target is not None:
            self._conductor.acknowledge_press()
            self._focus.target.press()
        self._draw_if_new(self._clock.now())

    def key_back(self) -> None:
        """One step back: what was opened last closes; a page gives way to where a link led from."""
        if self._key():
            if self._reception is not None and self._reception.is_open:
                self._reception.screen.go_back()
            else:
                self._send(GoBack())
        self._draw_if_new(self._clock.now())

    def key_other(self) -> None:
        """Any other key shows that somebody is there."""
        self._key()

    # ------------------------------------------------------------------------------- drawing

    def render(self, now: float) -> None:
        """Draw everything anew."""
        look = self._look
        self._touches.scale_to(look)
        self._lay_ground(look)
        if self._reception is not None and self._reception.is_open:
            self._render_staff(self._reception, look, now)
        else:
            self._render_house(look, now)
        self._change_place(now)
        self._focus.wear(self.targets(), look)
        self._tell_controls(now)

    def _render_staff(self, reception: Reception, look: Look, now: float) -> None:
        if self.children != [reception.screen]:
            self.clear_widgets()
            self.add_widget(reception.screen)
        self.layer = reception.screen
        reception.render(look, now)

    def _render_house(self, look: Look, now: float) -> None:
        view = self._conductor.view(now)
        self._arrange_layers(view)
        if view.closed is not None:
            self._closed.render(view.closed, look)
        elif view.attract is not None:
            self._opening = 0
            self._attract.render(view.attract, look, now)
        else:
            self._render_visit(view, look, now)

    def _render_visit(self, view: StageView, look: Look, now: float) -> None:
        size = look.screen.size
        bar_height = self._bar.render(view.bar, look, view.words, size.width) if view.bar else 0.0
        above = Rect(0, bar_height, size.width, size.height - bar_height)
        foot = self._player.render(view.listening, look, view.words, above, now)
        head = self._notice.render(view.notice, look, above)
        frame = Rect(0, bar_height + foot, size.width, above.height - foot - head)
        if view.contents is not None:
            self._contents.render(view.contents, look, view.words, frame, now)
        if view.page is not None:
            setting = Setting(frame, look, view.words, now, view.page.has_sources)
            screen = self._screen_of(view.page.kind)
            if view.page.opening != self._opening:
                self._opening = view.page.opening
                screen.begin()
            screen.render(view.page.body, setting)
        if view.panel is not None:
            self._panel.render(view.panel, look, view.words, frame)
        if view.seconds_left is not None:
            self._prompt.render(view.seconds_left, look, view.words)

    def _draw_if_new(self, now: float) -> None:
        staff = 0 if self._reception is None else self._reception.revision
        drawn = (self._conductor.revision, staff, tuple(self.size))
        if drawn != self._drawn:
            self._drawn = drawn
            self.render(now)

    def _build(self) -> None:
        now = self._clock.now
        with self.canvas.before:
            self._ground = Color(0, 0, 0, 1)
            self._back = Rectangle(size=(0, 0))
        with self.canvas.after:
            self._dip = Color(0, 0, 0, 0)
            self._dark = Rectangle(size=(0, 0))
            self._dimmer = Color(0, 0, 0, 0)
            self._dimness = Rectangle(size=(0, 0))
        self._closed = Closed()
        self._attract = Attract(self._textures)
        self._contents = Contents(self._send, self._textures, lambda: self.render(now()))
        self._bar = Bar(self._send)
        self._panel = Panel(self._send)
        self._notice = Notice()
        self._player = Player(self._send)
        self._prompt = Prompt(self._send)

    def _send(self, intent: Intent) -> None:
        self._conductor.intend(intent, self._clock.now())

    def _arrange_layers(self, view: StageView) -> None:
        """Keep exactly the widgets that the view needs, in their order."""
        screen = None if view.page is None else self._screen_of(view.page.kind)
        self._screen = screen
        shown: list[tuple[Widget, bool]] = [
            (self._closed, view.closed is not None),
            (self._attract, view.attract is not None),
            (self._contents, view.contents is not None),
            *((other, other is screen) for other in self._screens.values()),
            (self._notice, bool(view.notice)),
            (self._player, view.listening is not None),
            (self._panel, view.panel is not None),
            (self._bar, view.bar is not None),
            (self._prompt, view.seconds_left is not None),
        ]
        wanted = [widget for widget, needed in shown if needed]
        if list(reversed(self.children)) != wanted:
            self.clear_widgets()
            for widget in wanted:
                self.add_widget(widget)
        self.layer = self._uppermost(view)

    def _uppermost(self, view: StageView) -> Layer:
        if view.closed is not None:
            return self._closed
        if view.attract is not None:
            return self._attract
        if view.seconds_left is not None:
            return self._prompt
        if view.panel is not None:
            return self._panel
        return self._screen or self._contents

    def _screen_of(self, kind: str) -> PageScreen:
        """The one screen of a kind: built once, rendered again for every page."""
        if kind not in self._screens:
            screen = KINDS[kind].load_screen()(self._send, self._textures)
            screen.take_projector(self._projector)
            self._screens[kind] = screen
        return self._screens[kind]

    @property
    def _look(self) -> Look:
        choices, exhibit = self._conductor.choices, self._conductor.exhibit
        theme = self._high_contrast[exhibit.id] if choices.high_contrast else exhibit.theme
        screen = Screen(Size(*self.size), self._px_per_mm, self._distance_mm)
        return Look(theme, screen, choices.text_step, self._still)

    def _lay_ground(self, look: Look) -> None:
        self._ground.rgba = look.colour("ink")
        for quad in (self._back, self._dark, self._dimness):
            quad.size = self.size

    # -------------------------------------------------------------------------------- helpers

    @property
    def keeps_question(self) -> Target:
        """The question's "start again": touching it does not answer the question."""
        return self._prompt.start_again

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed now: the uppermost layer's targets, the player's, then the bar's."""
        own = tuple(target for target in self.layer.targets() if target.is_live)
        if self._conductor.state is not State.EXPLORING:
            return own
        return (*own, *self._player.targets(), *self._bar.targets())

    def _key(self) -> bool:
        """Tell the visit of a key; True when the key may do what it is for."""
        now = self._clock.now()
        self._attend(now)
        if self._reception is not None:
            self._reception.notice(now)
        free = self._conductor.key_pressed(now)
        self._draw_if_new(now)
        return free and (self._staff_are_here or self._conductor.state is State.EXPLORING)

    @property
    def _staff_are_here(self) -> bool:
        return self._reception is not None and self._reception.is_open

    def _greet(self, touch: Any, phase: Phase, now: float) -> None:
        """Let the reception hear knocks, and feel the fingers of staff."""
        if self._reception is not None:
            self._reception.feel(touch.uid, phase, (touch.x, touch.y), self._look, now)

    def _change_place(self, now: float) -> None:
        """On another page, forget fingers that began on the last one, and come out of the dark."""
        place = (self._conductor.page_id, type(self.layer))
        if place == self._place:
            return
        changed_page = not self._place or place[0] != self._place[0]
        self._place = place
        self._touches.let_go()
        self._focus.begin_page()
        if changed_page and not self._still:
            self._dip_since = now
        if self._conductor.state is State.ATTRACT:
            self._focus.clear()
            self._contents.begin()
            self._touches.forget()
        self._animate_dip(now)

    def _animate_dip(self, now: float) -> None:
        if self._dip_since is None:
            return
        share = min(1.0, (now - self._dip_since) / _DIP_SECONDS)
        self._dip.rgba = (*self._look.colour("ink")[:3], (1.0 - share) ** 2)
        if share >= 1.0:
            self._dip_since = None

    def _tell_controls(self, now: float) -> None:
        height = self.height
        controls = {
            target.name: (round(target.x), round(height - target.y - target.height),
                          round(target.width), round(target.height))
            for target in self.targets()
        }  # fmt: skip
        if controls != self._controls:
            self._controls = controls
            self._note(Controls(controls), now)
