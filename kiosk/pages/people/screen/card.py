"""The cards of persons: upright ones for portraits, and flat ones where everybody has initials."""

from collections.abc import Callable

from kiosk.core.geometry import Rect
from kiosk.core.intents import Intent, ShowItem
from kiosk.pages.people.presenter import CardView
from kiosk.pages.people.screen.medallion import Medallion
from kiosk.pages.people.screen.platform import Platform
from kiosk.widgets.edge import Edge
from kiosk.widgets.look import Look
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Fade, Ground
from kiosk.widgets.shot import shot_of
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_PAD, _FLAT_PAD = 22.0, 17.0
_TOP = 16.0  # above the name on an upright card
_GAP = 6.0  # between name and detail
_LEAST_FACE = 118.0  # design pixels left for the portrait or the ring
_RING, _SMALL_RING = 150.0, 76.0


class Card(Target):
    """Name, years and role; the same card may show another person later.

    `least_width` is in design pixels at normal text size, `shape` the width by the height that it
    likes best, and `slendest` the height by the width beyond which it has room to no use.
    """

    least_width: float
    shape: float
    slendest: float

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__("person", lambda: send(ShowItem(self._person)))
        self._person = ""
        self._look: Look | None = None
        self._ground = Ground()
        self._face = Platform()
        self._medallion = Medallion()
        self._photo = Photo(textures, rounded=True)
        self._fade = Fade("bottom", solid=0.42, rounded=True)
        self._name = Text()
        self._detail = Text()
        for part in (self._ground, self._face, self._name, self._detail):
            self.add_widget(part)
        self._edge = Edge(self.canvas.after)

    def set(self, view: CardView, look: Look, width: float) -> float:
        """Take a person for a card of `width`; returns the height of the words (window pixels)."""
        self._look, self._view, self._person = look, view, view.person
        self.name = f"person-{view.person}"
        self.spoken = f"{view.name}, {view.detail}" if view.detail else view.name
        inner = self._inner(width, look)
        self._name.set(plain(view.name), look, role="lead", face="title", bold=True, width=inner,
                       line_height=1.15)  # fmt: skip
        self._detail.set(plain(view.detail), look, role="label",
                         colour="mute" if view.portrait is None else "paper", width=inner,
                         line_height=1.25)  # fmt: skip
        gap = look.px(_GAP) if self._detail.text else 0.0
        return float(self._name.height + self._detail.height) + gap

    @classmethod
    def needed(cls, words: float, look: Look) -> float:
        """The height of a card whose words are so high, in window pixels."""
        raise NotImplementedError

    def hang(self, rect: Rect, words: float, now: float) -> None:
        """Stand in a rectangle; `words` is the height of the most words on any card beside it."""
        look = self._look
        if look is None:
            return
        self.place(rect.x, rect.y, rect.width, rect.height)
        self._ground.lay(rect, look, role="panel", rounded=True)
        left, top = self._compose(look, words, now)
        self._detail.place(left, self._name.place(left, top) - look.px(_GAP))

    def animate(self, now: float) -> None:
        """Let the portrait arrive."""
        self._photo.animate(now)

    def paint(self) -> None:
        """The border: brass while a finger is on it."""
        if self._look is not None:
            self._edge.lay(self.rect, self._look, pressed=self._pressed)

    def _inner(self, width: float, look: Look) -> float:
        """The width of the words."""
        raise NotImplementedError

    def _compose(self, look: Look, words: float, now: float) -> tuple[float, float]:
        """Place the face; returns the upper left corner of the words."""
        raise NotImplementedError


class UprightCard(Card):
    """A portrait that fills the card, or a ring above the words."""

    least_width, shape, slendest = 250.0, 0.8, 1.4

    @classmethod
    def needed(cls, words: float, look: Look) -> float:
        """Words and face above each other."""
        return words + look.px(_LEAST_FACE + _TOP + _PAD)

    def _inner(self, width: float, look: Look) -> float:
        return width - 2 * look.px(_PAD)

    def _compose(self, look: Look, words: float, now: float) -> tuple[float, float]:
        view, low = self._view, words + look.px(_TOP + _PAD)
        self._photo.hang(self.rect, look, shade=0.96)
        self._photo.show(shot_of(view.portrait), now, fade=False)
        if view.portrait is not None:
            shaded = min(self.height, low * 1.5)
            self._fade.lay(Rect(self.x, self.y, self.width, shaded), look, strength=0.94)
            self._face.hold(self._photo, self._fade)
        else:
            above = Rect(self.x, self.y + low, self.width, self.height - low - look.px(_PAD))
            self._medallion.show(view.monogram, look, above, look.px(_RING))
            self._face.hold(self._medallion)
        return self.x + look.px(_PAD), self.y + words + look.px(_PAD)


class FlatCard(Card):
    """A small ring, and the words beside it: many persons on one leaf."""

    least_width, shape, slendest = 312.0, 2.6, 0.42

    @classmethod
    def needed(cls, words: float, look: Look) -> float:
        """Words and ring beside each other."""
        return max(words, look.px(_SMALL_RING)) + 2 * look.px(_FLAT_PAD)

    def _inner(self, width: float, look: Look) -> float:
        return width - look.px(3 * _FLAT_PAD + _SMALL_RING)

    def _compose(self, look: Look, words: float, now: float) -> tuple[float, float]:
        side, pad, middle = look.px(_SMALL_RING), look.px(_FLAT_PAD), self.y + self.height / 2
        ring = Rect(self.x + pad, middle - side / 2, side, side)
        self._medallion.show(self._view.monogram, look, ring, side)
        self._face.hold(self._medallion)
        gap = look.px(_GAP) if self._detail.text else 0.0
        own = self._name.height + gap + self._detail.height
        return ring.right + pad, middle + own / 2
