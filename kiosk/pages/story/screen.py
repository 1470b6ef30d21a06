"""Draws a story: a picture or a film, and beside or below it the text."""

from collections.abc import Callable

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.core.intents import Intent
from kiosk.pages.story.presenter import StoryView
from kiosk.widgets.button import Face
from kiosk.widgets.column import Column, ColumnView
from kiosk.widgets.film import FilmFrame, Projector, stand_instead
from kiosk.widgets.flow import Actions
from kiosk.widgets.links import Links
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shot import shot_of
from kiosk.widgets.split import split
from kiosk.widgets.target import Target


class StoryScreen(PageScreen):
    """A picture or a film, and a column."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._photo = Photo(textures)
        self._film = FilmFrame(send, textures)
        self._shows_film = False
        self._column = Column()
        self._links = Links(self, send)
        for part in (self._photo, self._column, self.previous, self.next, self.sources):
            self.add_widget(part)

    def take_projector(self, projector: Projector) -> None:
        """Take what shows films."""
        self._film.take_projector(projector)

    def begin(self) -> None:
        """Read from the beginning."""
        self._column.begin()

    def render(self, view: StoryView, setting: Setting) -> None:
        """Show a story."""
        look = setting.look
        self.dress_common(setting, items=view.count > 1)
        if view.film is not None:  # to see it is the one primary action
            face = Face(icon="arrow-right", words=setting.words.say("next"), icon_last=True)
            self.next.dress(face, look)
        links = self._links.dress(view.prose.links, look)
        said = ColumnView(view.kicker, view.heading, view.prose, view.picture, view.index,
                          view.count)  # fmt: skip
        actions = Actions((self.previous, self.next), (*links, self.sources))

        def say(width: float) -> float:
            return self._column.say(said, look, setting.words, width, heading_role="title",
                                    actions=actions)  # fmt: skip

        picture, text = split(setting.frame, look, say, picture_share=0.52, least_share=0.42,
                              with_picture=view.picture is not None)  # fmt: skip
        self._column.arrange(text)
        self._hang(view, picture, setting)

    def animate(self, now: float) -> None:
        """Let the picture arrive."""
        self._seen.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The links of the text, then the buttons, then those of the film."""
        film = self._film.targets() if self._shows_film else ()
        return (*self._column.targets(), *film)

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls the text; a swipe turns; a tap on a film plays it, or pauses it."""
        if self._shows_film and self._film.gesture(gesture):
            return
        if not self._column.gesture(gesture):
            super().gesture(gesture)

    @property
    def _seen(self) -> Photo | FilmFrame:
        return self._film if self._shows_film else self._photo

    def _hang(self, view: StoryView, frame: Rect, setting: Setting) -> None:
        """Show the film, or the picture, in a frame."""
        look, now = setting.look, setting.now
        self._shows_film = view.film is not None
        other = self._photo if self._shows_film else self._film
        fade = not (stand_instead(self, self._seen, other) or look.still)
        if view.film is not None:
            self._film.render(view.film, frame, look, setting.words, now, fade=fade)
        else:
            self._photo.hang(frame, look)
            shot = shot_of(view.picture)
            self._photo.show(shot, now, fade=fade)
            if shot is not None:
                self._photo.expect(shot.like(picture) for picture in view.beside)
