"""Draws a slideshow: the picture or film first, the text beside it, buttons for every gesture."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.geometry import Rect
from kiosk.core.gestures import DoubleTap, Drag, Gesture, Pinch
from kiosk.core.intents import Intent, PanBy, TogglePlay, ZoomBy
from kiosk.core.lens import DOUBLE_TAP_SCALE, STEP, Lens
from kiosk.pages.slideshow.presenter import SlideView
from kiosk.widgets.button import Face, PushButton, row
from kiosk.widgets.column import Column, ColumnView
from kiosk.widgets.film import FilmFrame, Projector, stand_instead
from kiosk.widgets.flow import Actions
from kiosk.widgets.links import Links
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Ground
from kiosk.widgets.shot import Shot
from kiosk.widgets.split import split
from kiosk.widgets.target import Target


class SlideshowScreen(PageScreen):
    """A photo with zoom buttons on it, or a film; and a column."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._zoomed = False
        self._photo = Photo(textures)
        self._film = FilmFrame(send, textures)
        self._shows_film = False
        self._panel = Ground()
        self._column = Column()
        self._links = Links(self, send)
        self._play = PushButton("pause", lambda: send(TogglePlay()))
        self._zoom_in = PushButton("zoom-in", lambda: send(ZoomBy(STEP)))
        self._zoom_out = PushButton("zoom-out", lambda: send(ZoomBy(1 / STEP)))
        for part in (self._photo, self._panel, self._column, self.previous, self._play, self.next,
                     self.sources, self._zoom_in, self._zoom_out):  # fmt: skip
            self.add_widget(part)

    def take_projector(self, projector: Projector) -> None:
        """Take what shows films."""
        self._film.take_projector(projector)

    def begin(self) -> None:
        """Read from the beginning."""
        self._column.begin()

    def render(self, view: SlideView, setting: Setting) -> None:
        """Show a slide."""
        look, words = setting.look, setting.words
        self.dress_common(setting, items=True)
        if view.film is not None:  # to see it is the one primary action
            face = Face(icon="arrow-right", words=setting.words.say("next"), icon_last=True)
            self.next.dress(face, look)
        self._play.show(shown=view.plays)
        self._play.dress(
            Face(icon="player-pause" if view.playing else "player-play"),
            look,
            spoken=words.say("pause" if view.playing else "play"),
        )
        said = ColumnView(view.kicker, view.heading, view.prose, view.picture, view.index,
                          view.count, view.progress)  # fmt: skip
        links = self._links.dress(view.prose.links, look)
        actions = Actions((self.previous, self._play, self.next), (*links, self.sources), self.next)

        def say(width: float) -> float:
            return self._column.say(said, look, words, width, heading_role="heading",
                                    actions=actions)  # fmt: skip

        picture, text = split(setting.frame, look, say, picture_share=0.62)
        self._lay_panel(picture, setting)
        self._column.arrange(text, ground="panel")
        self._shows_film = view.film is not None
        other = self._photo if self._shows_film else self._film
        fade = not (stand_instead(self, self._seen, other) or look.still)
        if view.film is not None:
            self._film.render(view.film, picture, look, words, setting.now, fade=fade)
        else:
            self._photo.hang(picture, look, ground="ink")
            self._photo.show(_shot(view, look), setting.now, fade=fade)
            self._photo.expect(
                _shot(replace(view, picture=picture, fit=fit, lens=Lens()), look)
                for picture, fit in view.beside
            )
        self._show_zoom(view, setting)
        self._zoomed = not view.lens.is_whole

    def animate(self, now: float) -> None:
        """Let the picture arrive and approach, or the film run."""
        self._seen.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The buttons of the column, then the zoom, or those of the film."""
        if self._shows_film:
            return (*self._column.targets(), *self._film.targets())
        zoom = (button for button in (self._zoom_in, self._zoom_out) if button.is_live)
        return (*self._column.targets(), *zoom)

    def gesture(self, gesture: Gesture) -> None:
        """On the picture: pinch, drag and double tap; elsewhere, scroll and swipe.

        A tap on a film plays it, or pauses it.
        """
        if self._shows_film:
            if not (self._film.gesture(gesture) or self._column.gesture(gesture)):
                super().gesture(gesture)
            return
        frame = self._photo.frame
        on_picture = frame.contains(gesture.x, gesture.y)
        match gesture:
            case Pinch(x=x, y=y, factor=factor) if on_picture:
                self.send(ZoomBy(factor, *_shares(frame, x, y)))
            case Drag(dx=dx, dy=dy, fingers=fingers) if on_picture and (
                self._zoomed or fingers > 1
            ):
                if self._zoomed:
                    self.send(PanBy(dx / frame.width, -dy / frame.height))
            case DoubleTap(x=x, y=y) if on_picture:
                factor = 0.01 if self._zoomed else DOUBLE_TAP_SCALE
                self.send(ZoomBy(factor, *_shares(frame, x, y)))
            case _ if on_picture and self._zoomed:
                return
            case _ if not self._column.gesture(gesture):
                super().gesture(gesture)

    @property
    def _seen(self) -> Photo | FilmFrame:
        return self._film if self._shows_film else self._photo

    def _lay_panel(self, picture: Rect, setting: Setting) -> None:
        frame = setting.frame
        if setting.look.screen.is_tall:
            panel = Rect(frame.x, frame.y, frame.width, picture.y - frame.y)
        else:
            panel = Rect(picture.right, frame.y, frame.right - picture.right, frame.height)
        self._panel.lay(panel, setting.look, role="panel")

    def _show_zoom(self, view: SlideView, setting: Setting) -> None:
        look, words, frame = setting.look, setting.words, self._photo.frame
        for button in (self._zoom_in, self._zoom_out):
            button.show(shown=not self._shows_film)
        self._zoom_in.dress(Face(icon="plus"), look, spoken=words.say("zoom_in"))
        self._zoom_out.dress(
            Face(icon="minus"), look, spoken=words.say("zoom_out"), enabled=not view.lens.is_whole
        )
        inset = look.px(40)
        row([self._zoom_in, self._zoom_out], look, frame.x + inset, frame.y + look.px(30))


def _shot(view: SlideView, look: Look) -> Shot:
    """The slide's picture, approaching its focus while the slide's time runs."""
    moves = view.plays and view.fit == "cover" and not look.still
    return Shot(
        view.picture.path,
        view.picture.focus,
        "contain" if view.fit == "contain" else "cover",
        view.lens,
        view.picture.size,
        moving_seconds=view.seconds if moves else 0.0,
        moving_since=view.since,
        moving_until=view.until,
    )


def _shares(frame: Rect, x: float, y: float) -> tuple[float, float]:
    """A point of the window as shares of the frame, y downwards."""
    return ((x - frame.x) / frame.width, (frame.top - y) / frame.height)
