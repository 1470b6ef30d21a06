"""Draws a quiz: a picture or the question on one side, the answers on the other."""

from collections.abc import Callable
from dataclasses import replace
from math import inf

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.core.intents import Intent
from kiosk.pages.quiz.screen.foot import Foot
from kiosk.pages.quiz.screen.head import Head
from kiosk.pages.quiz.screen.layout import Layout
from kiosk.pages.quiz.screen.listing import Listing
from kiosk.pages.quiz.screen.telling import Telling
from kiosk.pages.quiz.views import QuizView
from kiosk.widgets.look import Role
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Ground
from kiosk.widgets.shot import shot_of
from kiosk.widgets.target import Target

_GAP = 24.0  # design pixels between the parts of a column
_MOST_HEAD, _MOST_HEAD_TALL = 0.36, 0.24  # of the frame's height, for the question
_NOT_YET = ("", False, 0.0)


class QuizScreen(PageScreen):
    """One screen for the opening, the questions and the result: only their parts differ."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._photo = Photo(textures)
        self._panel = Ground()
        self._head = Head()
        self._listing = Listing(send)
        self._telling = Telling(send, self.sources)
        self._foot = Foot(send, self.previous, self.next, self._listing.more)
        self._told = _NOT_YET
        for part in (self._photo, self._panel, self._head, self._listing, self._telling,
                     self._foot):  # fmt: skip
            self.add_widget(part)

    def begin(self) -> None:
        """A quiz starts from its beginning."""
        self._told = _NOT_YET

    def render(self, view: QuizView, setting: Setting) -> None:
        """Show the opening, a question or the result."""
        self._view, self._setting = view, setting
        look = setting.look
        self.dress_common(setting, items=True)
        self._foot.set(view, look)
        told = (view.step, bool(view.told.verdict), view.since)
        if view.step != self._told[0]:
            self._listing.begin()
            self._telling.begin()
        if told != self._told:
            self._listing.show_judged(view.rows)
        layout = Layout(look, setting.frame, view.picture is not None, bool(view.rows))
        more = setting.words.say("more_questions" if view.summary else "more_answers")
        wish = self._listing.set(view.rows, look, more, layout.column.width)
        self._listing.more.show(shown=False)
        if layout.is_tall:
            self._stack(layout, wish)
        else:
            self._set_beside(layout, wish)
        if told != self._told:
            self._told = told
            self._telling.arrive(view.since)
        self._telling.animate(setting.now)

    def animate(self, now: float) -> None:
        """Let the picture and the explanation arrive."""
        self._photo.animate(now)
        self._telling.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The answers, what the explanation leads to, then the buttons below."""
        return (*self._listing.targets(), *self._telling.targets(), *self._foot.targets())

    def gesture(self, gesture: Gesture) -> None:
        """Dragging scrolls the explanation; a swipe turns."""
        if not self._telling.gesture(gesture):
            super().gesture(gesture)

    # -------------------------------------------------------------------------- a wide screen

    def _set_beside(self, layout: Layout, wish: float) -> None:
        """The rows on the right, and on the left the picture and what is told."""
        view, setting = self._view, self._setting
        room = layout.column
        self._lay_panel(layout)
        if not view.rows:
            self._hang(layout.aside)
            room = self._place_head(room)
            self._telling.set(view.told, setting, room.width)
            self._telling.arrange(self._foot.above(room), ground=layout.ground)
        elif view.summary or not self._fits_below_head(layout, wish):
            self._set_apart(layout)
        else:
            told = self._telling.set(view.told, setting, layout.beside.width)
            picture, words = layout.below_picture(told, brief=view.told.is_brief)
            self._hang(picture)
            self._telling.arrange(words, ground="ink")
            room = self._place_head(room, over_rows=True)
        self._place_rows(room, wish)

    def _fits_below_head(self, layout: Layout, wish: float) -> bool:
        """Whether there is a picture to tell things below, and the rows fit beneath the head."""
        column = layout.column
        head = self._set_head(column.width, over_rows=True) + self._gap
        return layout.has_picture and wish <= self._foot.above(column).height - head + 1

    def _set_apart(self, layout: Layout) -> None:
        """The head stands beside the rows, which then have a side of their own.

        Where the words need it all, the picture gives way.
        """
        view, words = self._view, layout.beside
        told = self._telling.set(view.told, self._setting, words.width)
        wish = self._set_head(words.width) + self._gap + told
        most = inf
        if layout.has_picture and layout.leaves_a_picture(wish):
            picture, words = layout.below_picture(wish, brief=False)
            self._hang(picture)
        else:
            self._hang(None)
            self._telling.set(view.told, self._setting, words.width, captions=False)
            most = words.height - self._gap - self._telling.least
        self._telling.arrange(self._place_head(words, most=most), ground="ink")

    # -------------------------------------------------------------------------- a tall screen

    def _stack(self, layout: Layout, wish: float) -> None:
        """Picture, question, rows, and below them what is told.

        Once it is told, the picture gives way where the words need it all.
        """
        view, setting, look = self._view, self._setting, self._setting.look
        width = layout.column.width
        told = self._telling.set(view.told, setting, width)
        is_asked = view.told.is_brief and view.count > 0
        below = told + (Telling.usual(look) if is_asked else 0.0)
        foot = layout.frame.height - self._foot.above(layout.frame).height
        rest = wish + below + foot + 2 * self._gap
        layout = replace(layout, words_height=rest + self._set_head(width, over_rows=True))
        gives_way = layout.is_short and bool(view.rows) and not is_asked
        if gives_way:  # first the room of the hint, then the picture
            layout = replace(layout, words_height=rest + self._set_head(width))
        if gives_way and layout.is_short:
            layout = replace(layout, has_picture=False)
            told = self._telling.set(view.told, setting, width, captions=False)
        self._lay_panel(layout)
        self._hang(layout.aside if layout.has_picture else None)
        room = self._place_head(layout.column, over_rows=not gives_way)
        free = self._foot.above(room)
        gap = self._gap if told and view.rows else 0.0
        height = min(told, max(self._telling.least, free.height - gap - wish))
        top = self._place_rows(room, wish, less=height + gap) - gap
        if is_asked:  # a credit stands below, whatever is between
            top = min(top, self._foot.above(room).y + height)
        self._telling.arrange(Rect(room.x, top - height, width, height), ground=layout.ground)

    # ------------------------------------------------------------------------------- its parts

    @property
    def _gap(self) -> float:
        return self._setting.look.px(_GAP)

    def _lay_panel(self, layout: Layout) -> None:
        self._panel.lay(layout.main, layout.look, role=layout.ground)

    def _place_head(self, column: Rect, *, most: float = inf, over_rows: bool = False) -> Rect:
        """The heading at the top of a column, no higher than `most`; returns what is below it."""
        height = self._set_head(column.width, most=most, over_rows=over_rows)
        self._head.place(column.x, column.top)
        below = max(0.0, column.height - height - self._gap)
        return Rect(column.x, column.y, column.width, below)

    def _set_head(self, width: float, *, most: float = inf, over_rows: bool = False) -> float:
        view, look = self._view, self._setting.look
        is_tall = look.screen.is_tall
        is_small = view.count > 0 and (is_tall or view.picture is not None)
        role: Role = "heading" if is_small else "title"
        usual = self._setting.frame.height * (_MOST_HEAD_TALL if is_tall else _MOST_HEAD)
        most = min(most, usual)
        return self._head.set(view, look, role, width, most, over_rows=over_rows)

    def _place_rows(self, room: Rect, wish: float, *, less: float = 0.0) -> float:
        """Rows from the top of a room, buttons at its foot; returns the lower edge of the rows.

        `less` is the height that the rows leave above the foot.
        """
        free = self._foot.above(room)
        if wish > free.height - less + 1:
            self._foot.offer_more(room.width)
            free = self._foot.above(room)
        height = max(0.0, min(wish, free.height - less))
        self._listing.arrange(Rect(room.x, free.top - height, room.width, height))
        self._foot.place(room)
        return self._listing.low

    def _hang(self, frame: Rect | None) -> None:
        """The picture fills its frame; without one it is gone at once."""
        look, now = self._setting.look, self._setting.now
        shown = frame is not None and frame.width > 0
        shot = shot_of(self._view.picture) if shown else None
        self._photo.hang(frame if shown and frame else self._setting.frame, look, ground="ink")
        self._photo.show(shot, now, fade=shot is not None and not look.still)
