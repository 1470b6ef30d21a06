"""The pictures of a card, one at a time, filling the page."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.content.reading import PictureView
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture, Swipe
from kiosk.core.intents import CloseItem, Intent, ViewPicture
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.flow import Actions
from kiosk.widgets.page_screen import Setting
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Ground
from kiosk.widgets.shot import Shot
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain


class Gallery(Widget):
    """A picture, its caption and credit, and the way to the next and back."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._index = 0
        self._ground = Ground()
        self._photo = Photo(textures)
        self._words = Text()
        self._previous = PushButton("previous-picture", lambda: self._turn(-1))
        self._next = PushButton("next-picture", lambda: self._turn(1))
        self._close = PushButton("close", lambda: send(CloseItem()))
        self._actions = Actions((self._previous, self._next), (self._close,), None)
        for part in (self._ground, self._photo, self._words, self._previous, self._next,
                     self._close):  # fmt: skip
            self.add_widget(part)

    def show(self, pictures: Sequence[PictureView], index: int, setting: Setting) -> None:
        """Show a picture over the whole page."""
        look, words, frame = setting.look, setting.words, setting.frame
        self._index = index
        picture = pictures[index]
        several = len(pictures) > 1
        self._previous.show(shown=several)
        self._previous.dress(Face(icon="arrow-left"), look, spoken=words.say("previous"),
                             enabled=index > 0)  # fmt: skip
        self._next.show(shown=several)
        self._next.dress(Face(icon="arrow-right"), look, spoken=words.say("next"),
                         enabled=index + 1 < len(pictures))  # fmt: skip
        self._close.dress(Face(icon="x", words=words.say("close"), filled=True), look)
        margin = look.margin
        inside = Rect(frame.x + margin, frame.y + look.px(28), frame.width - 2 * margin,
                      frame.height - look.px(28 + 40))  # fmt: skip
        height = self._actions.height(look, inside.width)
        self._actions.place(look, inside.x, inside.y, inside.width)
        lines = (picture.caption, picture.kind, picture.credit)
        said = " · ".join(line for line in lines if line)
        self._words.set(plain(said), look, role="label", colour="mute", width=inside.width)
        bottom = inside.y + height + look.px(22)
        self._words.place(inside.x, bottom + self._words.height)
        bottom += self._words.height + look.px(22)
        self._ground.lay(frame, look, role="ink")
        hung = Rect(inside.x, bottom, inside.width, max(1.0, inside.top - bottom))
        self._photo.hang(hung, look, ground="ink")
        shot = Shot(picture.path, picture.focus, "contain")
        self._photo.show(shot, setting.now, fade=not look.still)

    def animate(self, now: float) -> None:
        """Let the picture arrive."""
        self._photo.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """Its buttons."""
        return self._actions.shown

    def gesture(self, gesture: Gesture) -> None:
        """A swipe turns to the next picture."""
        if isinstance(gesture, Swipe):
            self._turn(gesture.direction)

    def _turn(self, step: int) -> None:
        self._send(ViewPicture(self._index + step))
