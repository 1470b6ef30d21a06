"""The window's root: draws what the conductor says and brings it every touch and key."""

from collections.abc import Callable, Hashable, Mapping
from importlib import import_module
from typing import Any, Protocol

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.content.theme import Theme, load_builtin_theme
from kiosk.core.clock import Clock
from kiosk.core.events import Controls, Event, FingersDown
from kiosk.core.geometry import Rect, Size
from kiosk.core.gestures import Drag, Gesture, Gestures
from kiosk.core.intents import ClosePanel, Intent, OpenContents
from kiosk.pages.kinds import KINDS
from kiosk.session.visit import State
from kiosk.stage.attract import Attract
from kiosk.stage.bar import Bar
from kiosk.stage.conductor import Conductor
from kiosk.stage.contents import Contents
from kiosk.stage.focus import Focus
from kiosk.stage.notice import Notice
from kiosk.stage.panel import Panel
from kiosk.stage.prompt import Prompt
from kiosk.stage.views import PageView, StageView
from kiosk.widgets.look import Look, Screen
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Textures
from kiosk.widgets.target import Target

_SLOP = 18.0  # design pixels a finger may wander and still tap
_SWIPE = 110.0  # design pixels sideways that turn a page
_WHEEL = 90.0  # design pixels a notch of a mouse wheel scrolls
_DIP_SECONDS = 0.28  # a new page comes out of the dark


class Layer(Protocol):
    """What lies uppermost and gets the touches."""

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed, in reading order."""

    def gesture(self, gesture: Gesture) -> None:
        """Answer a gesture beside the targets."""


class _Nothing:
    """No layer: attract and the dark answer to the visit alone."""

    def targets(self) -> tuple[Target, ...]:
        return ()

    def gesture(self, gesture: Gesture) -> None:
        return


class Shell(Widget):
    """Attract, contents, pages, panel and question, one above the other."""

    def __init__(
        self,
        conductor: Conductor,
        textures: Textures,
        clock: Clock,
        note: Callable[[Event, float], None],
        *,
        still: bool = False,
        px_per_mm: float | None = None,
        distance_mm: float | None = None,
    ) -> None:
        super().__init__()
        self._conductor = conductor
        self._textures = textures
        self._clock = clock
        self._note = note
        self._still = still
        self._px_per_mm, self._distance_mm = px_per_mm, distance_mm
        self._high_contrast = load_builtin_theme("high-contrast")
        self._gestures = Gestures(_SLOP, _SWIPE)
        self._focus = Focus()
        self._pressed: dict[Hashable, Target | None] = {}
        self._most_fingers = 0
        self._controls: Mapping[str, tuple[int, int, int, int]] = {}
        self._drawn: tuple[object, ...] = ()
        self._place: tuple[object, ...] = ()
        self._dip_since: float | None = None
        self._layer: Layer = _Nothing()
        self._screens: dict[str, PageScreen] = {}
        self._screen: PageScreen | None = None
        self._build()

    # --------------------------------------------------------------------------------- time

    def tick(self, now: float) -> None:
        """Let time pass, and draw what is new."""
        self._conductor.advance(now)
        self._draw_if_new(now)
        self._attract.animate(now)
        if self._contents.parent is not None:
            self._contents.animate(now)
        if self._screen is not None:
            self._screen.animate(now)
        self._animate_dip(now)

    # ---------------------------------------------------------------------------- touch, key

    def on_touch_down(self, touch: Any) -> bool:
        """A finger, a mouse button or a wheel notch arrives."""
        now = self._clock.now()
        button = touch.button if "button" in touch.profile else "left"  # fingers have none
        if button.startswith("scroll"):
            self._wheel(touch, button, now)
            return True
        if button != "left":
            return True
        self._focus.clear()
        target = self._target_at(touch.x, touch.y)
        keeps = target is self._prompt.start_again
        free = self._conductor.finger_down(touch.uid, now, keeps_question=keeps)
        self._count_fingers(touch.uid, now)
        if not (free or keeps):
            self._pressed[touch.uid] = None
        elif target is not None:
            self._pressed[touch.uid] = target
            target.show_pressed(pressed=True)
        else:
            self._pressed[touch.uid] = None
            if self._conductor.state is State.EXPLORING:
                self._gestures.down(touch.uid, touch.x, touch.y)
        self._draw_if_new(now)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """A finger moves; off its target it will not press it."""
        now = self._clock.now()
        self._conductor.finger_moved(touch.uid, now)
        target = self._pressed.get(touch.uid)
        if target is not None:
            target.show_pressed(pressed=target.rect.contains(touch.x, touch.y))
        for gesture in self._gestures.move(touch.uid, touch.x, touch.y):
            self._layer.gesture(gesture)
        self._draw_if_new(now)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        """A finger leaves: the target beneath it is pressed."""
        now = self._clock.now()
        target = self._pressed.pop(touch.uid, None)
        if target is not None:
            target.show_pressed(pressed=False)
            if target.rect.contains(touch.x, touch.y) and target in self.targets():
                target.press()
        for gesture in self._gestures.up(touch.uid, touch.x, touch.y, now):
            self._layer.gesture(gesture)
        self._conductor.finger_up(touch.uid, now)
        self._draw_if_new(now)
        return True

    def forget_touches(self) -> None:
        """Let fingers now down mean nothing more, as after a failure; and draw everything anew."""
        self._pressed.clear()
        self._gestures.clear()
        self._drawn = ()

    def key_next(self, step: int) -> None:
        """Move the focus ring."""
        if self._key():
            self._focus.move(step, self.targets())
            self._focus.wear(self.targets(), self._look)

    def key_select(self) -> None:
        """Press what wears the focus ring."""
        if self._key() and self._focus.target is not None:
            self._focus.target.press()
        self._draw_if_new(self._clock.now())

    def key_back(self) -> None:
        """One step back: the panel closes, a page gives way to the contents."""
        if self._key():
            self._send(ClosePanel() if self._layer is self._panel else OpenContents())
        self._draw_if_new(self._clock.now())

    def key_other(self) -> None:
        """Any other key shows that somebody is there."""
        self._key()

    # ------------------------------------------------------------------------------- drawing

    def render(self, now: float) -> None:
        """Draw everything anew."""
        conductor, look = self._conductor, self._look
        view = conductor.view(now)
        self._gestures.scale_to(look.px(_SLOP), look.px(_SWIPE))
        self._lay_ground(look)
        self._arrange_layers(view)
        if view.attract is not None:
            self._attract.render(view.attract, look, now)
        else:
            self._render_visit(view, look, now)
        self._change_place(now)
        self._focus.wear(self.targets(), look)
        self._tell_controls(now)

    def _render_visit(self, view: StageView, look: Look, now: float) -> None:
        size = look.screen.size
        bar_height = self._bar.render(view.bar, look, view.words, size.width) if view.bar else 0.0
        above = Rect(0, bar_height, size.width, size.height - bar_height)
        strip = self._notice.render(view.notice, look, above)
        frame = Rect(0, bar_height, size.width, size.height - bar_height - strip)
        if view.contents is not None:
            self._contents.render(view.contents, look, view.words, frame, now)
        if view.page is not None:
            setting = Setting(frame, look, view.words, now, view.page.has_sources)
            self._screen_of(view.page).render(view.page.body, setting)
        if view.panel is not None:
            self._panel.render(view.panel, look, view.words, frame)
        if view.seconds_left is not None:
            self._prompt.render(view.seconds_left, look, view.words)

    def _draw_if_new(self, now: float) -> None:
        drawn = (self._conductor.revision, tuple(self.size))
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
        self._attract = Attract(self._textures)
        self._contents = Contents(self._send, self._textures, lambda: self.render(now()))
        self._bar = Bar(self._send)
        self._panel = Panel(self._send)
        self._notice = Notice()
        self._prompt = Prompt(self._send)

    def _send(self, intent: Intent) -> None:
        self._conductor.intend(intent, self._clock.now())

    def _arrange_layers(self, view: StageView) -> None:
        """Keep exactly the widgets that the view needs, in their order."""
        screen = None if view.page is None else self._screen_of(view.page)
        self._screen = screen
        shown: list[tuple[Widget, bool]] = [
            (self._attract, view.attract is not None),
            (self._contents, view.contents is not None),
            *((other, other is screen) for other in self._screens.values()),
            (self._notice, bool(view.notice)),
            (self._panel, view.panel is not None),
            (self._bar, view.bar is not None),
            (self._prompt, view.seconds_left is not None),
        ]
        wanted = [widget for widget, needed in shown if needed]
        if list(reversed(self.children)) != wanted:
            self.clear_widgets()
            for widget in wanted:
                self.add_widget(widget)
        self._layer = self._uppermost(view)

    def _uppermost(self, view: StageView) -> Layer:
        if view.attract is not None:
            return _Nothing()
        if view.seconds_left is not None:
            return _PromptLayer(self._prompt)
        if view.panel is not None:
            return self._panel
        return self._screen or self._contents

    def _screen_of(self, page: PageView) -> PageScreen:
        """The one screen of a kind: built once, rendered again for every page."""
        if page.kind not in self._screens:
            module, name = KINDS[page.kind].screen.split(":")
            screen = getattr(import_module(module), name)
            self._screens[page.kind] = screen(self._send, self._textures)
        return self._screens[page.kind]

    @property
    def _look(self) -> Look:
        choices = self._conductor.choices
        theme: Theme = (
            self._high_contrast if choices.high_contrast else self._conductor.exhibit.theme
        )
        screen = Screen(Size(*self.size), self._px_per_mm, self._distance_mm)
        return Look(theme, screen, choices.text_step, self._still)

    def _lay_ground(self, look: Look) -> None:
        self._ground.rgba = look.colour("ink")
        for quad in (self._back, self._dark):
            quad.size = self.size

    # -------------------------------------------------------------------------------- helpers

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed now: the uppermost layer's targets, then the bar's."""
        bar = self._bar.targets() if self._conductor.state is State.EXPLORING else ()
        return (*(target for target in self._layer.targets() if target.is_live), *bar)

    def _target_at(self, x: float, y: float) -> Target | None:
        return next((target for target in self.targets() if target.rect.contains(x, y)), None)

    def _wheel(self, touch: Any, button: str, now: float) -> None:
        if self._conductor.key_pressed(now) and self._conductor.state is State.EXPLORING:
            dy = self._look.px(_WHEEL) * (1 if button == "scrollup" else -1)
            self._layer.gesture(Drag(touch.x, touch.y, 0.0, dy, 1))
        self._draw_if_new(now)

    def _key(self) -> bool:
        """Tell the visit of a key; True when the key may do what it is for."""
        now = self._clock.now()
        free = self._conductor.key_pressed(now)
        self._draw_if_new(now)
        return free and self._conductor.state is State.EXPLORING

    def _count_fingers(self, finger: Hashable, now: float) -> None:
        fingers = len({*self._pressed, finger})
        if fingers > self._most_fingers:
            self._most_fingers = fingers
            if fingers > 1:
                self._note(FingersDown(fingers), now)

    def _change_place(self, now: float) -> None:
        """On another page, forget fingers that began on the last one, and come out of the dark."""
        place = (self._conductor.page_id, type(self._layer))
        if place == self._place:
            return
        changed_page = not self._place or place[0] != self._place[0]
        self._place = place
        self._gestures.clear()
        if changed_page and not self._still:
            self._dip_since = now
        if self._conductor.state is State.ATTRACT:
            self._focus.clear()
            self._contents.begin()
            self._most_fingers = 0
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


class _PromptLayer:
    """The question: its touches are the visit's, so only its buttons are targets."""

    def __init__(self, prompt: Prompt) -> None:
        self._prompt = prompt

    def targets(self) -> tuple[Target, ...]:
        return self._prompt.targets()

    def gesture(self, gesture: Gesture) -> None:
        return
