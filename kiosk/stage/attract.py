"""The attract screen: one strong picture, its words, and one invitation in every language."""

from kivy.graphics import Color, PopMatrix, PushMatrix, SmoothEllipse, Translate
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.stage.views import AttractView
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Fade
from kiosk.widgets.shot import shot_of
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_BLEED = 10.0  # design pixels beyond the window, so that drifting bares no edge
_MOST_HEADLINES = 3
_FADE_SECONDS = 1.6  # slower than a page's: this is a wall, and no one has asked for anything


class Attract(Widget):
    """Drawn for whoever passes by; nothing on it is a button, the whole of it is."""

    def __init__(self, textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas.before:
            PushMatrix()
            self._shift = Translate(0, 0, 0)
        with self.canvas.after:
            PopMatrix()
        self._photo = Photo(textures, fade_seconds=_FADE_SECONDS)
        self._side = Fade("left")
        self._foot = Fade("bottom")
        self._overline = Text()
        self._headlines = [Text() for _ in range(_MOST_HEADLINES)]
        self._call = Call()
        for part in (self._photo, self._side, self._foot, self._overline, *self._headlines,
                     self._call):  # fmt: skip
            self.add_widget(part)

    def render(self, view: AttractView, look: Look, now: float) -> None:
        """Show an item of the playlist."""
        window = look.screen.size
        bleed = look.px(_BLEED)
        self._shift.xy = (look.px(view.drift[0]), look.px(view.drift[1]))
        whole = Rect(-bleed, -bleed, window.width + 2 * bleed, window.height + 2 * bleed)
        self._photo.hang(whole, look, ground="ink")
        self._photo.show(shot_of(view.picture), now, fade=not look.still)
        following = shot_of(view.following)
        self._photo.expect([] if following is None else [following])
        tall = look.screen.is_tall
        side = Rect(whole.x, whole.y, whole.width * 0.78, whole.height)
        foot = Rect(whole.x, whole.y, whole.width, whole.height * (0.72 if tall else 0.42))
        self._side.lay(side, look, strength=0.0 if tall else 0.86)
        self._foot.lay(foot, look, strength=0.96 if tall else 0.7)
        self._lay_words(view, look)

    def animate(self, now: float) -> None:
        """Let the pictures cross-fade."""
        self._photo.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """None: any touch wakes, and does nothing else."""
        return ()

    def gesture(self, gesture: Gesture) -> None:
        """Nothing, likewise."""

    def _lay_words(self, view: AttractView, look: Look) -> None:
        window = look.screen.size
        tall = look.screen.is_tall
        left = look.px(72 if tall else 110)
        width = window.width - 2 * left if tall else window.width * 0.52
        self._overline.set(plain(_spaced(view.overline)), look, role="body", face="numbers",
                           colour="brass", bold=True, width=width)  # fmt: skip
        lines = view.headlines[:_MOST_HEADLINES]
        height = 0.0
        for number, text in enumerate(self._headlines):
            line = lines[number].text if number < len(lines) else ""
            first = number == 0
            text.set(plain(line), look, role="display" if first else "heading", face="title",
                     bold=first, italic=not first, width=width, balanced=True,
                     colour="paper")  # fmt: skip
            height += text.height
        gaps = look.px(18) + look.px(24) * (len(lines) - 1)
        height += self._overline.height + gaps
        call_top = self._call.render(view, look, left, look.px(110), width)
        upper = window.height - look.px(110)
        if tall:
            top = call_top + look.px(80) + height
        else:
            top = call_top + (upper - call_top + height) / 2 + look.px(16)
        y = self._overline.place(left, min(top, upper)) - look.px(18)
        for text in self._headlines[: len(lines)]:
            y = text.place(left, y) - look.px(24)


class Call(Widget):
    """The invitation: a pointing hand and "touch to start" in every language."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._disc = SmoothEllipse(size=(0, 0))
        self._hand = Text()
        self._first = Text()
        self._others = Text()
        for part in (self._hand, self._first, self._others):
            self.add_widget(part)

    def render(self, view: AttractView, look: Look, x: float, y: float, width: float) -> float:
        """Stand with the lower left corner at (x, y); returns the upper edge's y."""
        size = look.px(120)
        self._fill.rgba = look.colour("brass")
        self._disc.pos, self._disc.size = (x, y), (size, size)
        self._hand.set(ICONS["hand-finger"], look, face="icons", colour="on_brass",
                       font_px=round(look.px(60)))  # fmt: skip
        self._hand.place(x + (size - self._hand.width) / 2, y + (size + self._hand.height) / 2)
        beside = width - size - look.px(34)
        words = [line.text for line in view.invitations]
        self._first.set(plain(words[0]), look, role="lead", face="strong", bold=True,
                        width=beside)  # fmt: skip
        self._others.set(plain("  ·  ".join(words[1:])), look, role="lead", width=beside)
        height = self._first.height + self._others.height
        left = x + size + look.px(34)
        top = self._first.place(left, y + (size + height) / 2)
        self._others.place(left, top)
        return y + max(size, (size + height) / 2)


def _spaced(text: str) -> str:
    """Set a little wider, as small lines in capitals and figures want to be.

    Only where letters stand apart: Arabic, Thai and their like join or stack theirs.
    """
    latin = all(letter < "\u0590" or "\u1e00" <= letter < "\u2070" for letter in text)
    return "\u200a".join(text) if latin else text
