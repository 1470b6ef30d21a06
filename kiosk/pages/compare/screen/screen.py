"""Draws a comparison: two pictures in one frame, parted by a divider, and the text beside them.

A finger moves the divider on the screen alone, as it does the camera of a map: to set the page anew
at every move would take most of a frame. The presenter is told when it next has to decide.
"""

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.geometry import Rect
from kiosk.core.gestures import DoubleTap, Drag, Gesture, Tap
from kiosk.core.intents import Intent, SplitAt
from kiosk.pages.compare.parting import Parting
from kiosk.pages.compare.presenter import CompareView
from kiosk.pages.compare.screen.clip import Clip
from kiosk.pages.compare.screen.divider import Divider
from kiosk.pages.compare.screen.sides import Sides
from kiosk.pages.compare.screen.tag import Tag
from kiosk.widgets.column import Column, ColumnView
from kiosk.widgets.flow import Actions
from kiosk.widgets.links import Links
from kiosk.widgets.look import Look
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Photo, Textures
from kiosk.widgets.shade import Ground
from kiosk.widgets.shot import Shot
from kiosk.widgets.split import split
from kiosk.widgets.target import Target


class CompareScreen(PageScreen):
    """Both pictures fill the frame; of the first, which lies above, only its side is shown."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._view: CompareView | None = None
        self._look: Look | None = None
        self._parting = Parting(Rect(0, 0, 0, 0))
        self._dragged: float | None = None  # the share to which a finger brought the divider
        self._panel = Ground()
        self._after = Photo(textures)
        self._before = Photo(textures)
        self._clip = Clip()
        self._clip.add_widget(self._before)
        self._before_tag, self._after_tag = Tag(), Tag()
        self._divider = Divider(self._move, self._glide)
        self._sides = Sides(self._glide)
        self._column = Column()
        self._links = Links(self, send)
        for part in (self._panel, self._after, self._clip, self._before_tag, self._after_tag,
                     self._divider, self._sides, self._column, self.previous, self.next,
                     self.sources):  # fmt: skip
            self.add_widget(part)

    def begin(self) -> None:
        """Read from the beginning."""
        self._column.begin()
        self._view = None

    def render(self, view: CompareView, setting: Setting) -> None:
        """Show a pair."""
        look, words, now = setting.look, setting.words, setting.now
        before, self._view, self._look = self._view, view, look
        if before is None or (before.index, before.glide) != (view.index, view.glide):
            self._dragged = None  # the presenter has decided something since
        self.dress_common(setting, items=view.count > 1)
        said = ColumnView(view.kicker, view.heading, view.prose, view.before, view.index,
                          view.count, view.progress, (view.after,))  # fmt: skip
        links = self._links.dress(view.prose.links, look)
        actions = Actions((self.previous, self.next), (*links, self.sources), self.next)

        def say(width: float) -> float:
            return self._column.say(said, look, words, width, heading_role="heading",
                                    actions=actions)  # fmt: skip

        picture, text = split(setting.frame, look, say, picture_share=0.66)
        self._panel.lay(setting.frame, look, role="panel")
        strip = self._sides.set(view, words.say("both_pictures"), look, picture.width)
        self._sides.arrange(Rect(picture.x, picture.y, picture.width, strip))
        self._column.arrange(text, ground="panel")
        low = round(picture.y + strip)
        frame = Rect(picture.x, low, picture.width, picture.top - low)
        # One focus for both: what is the same in both stands at the same point of the screen.
        focus = view.before.focus
        for photo, side in ((self._after, view.after), (self._before, view.before)):
            photo.hang(frame, look, ground="ink")
            photo.show(Shot(side.path, focus, source=side.size), now, fade=not look.still)
        self._after.expect([Shot(path) for path in view.neighbours])
        for tag, label in (
            (self._before_tag, view.before_label),
            (self._after_tag, view.after_label),
        ):
            tag.set(label, look, frame)
        self._divider.spoken = words.say("divider")
        self._part(Parting(frame, self._share(view, now), view.upright), look)
        self._show_chosen(view)

    def animate(self, now: float) -> None:
        """Let the pictures arrive and the divider glide."""
        self._before.animate(now)
        self._after.animate(now)
        view, look, parting = self._view, self._look, self._parting
        if view is not None and look is not None:
            share = self._share(view, now)
            if share != parting.share:
                self._part(replace(parting, share=share), look)

    def targets(self) -> tuple[Target, ...]:
        """The divider, its buttons, then those of the column."""
        return (self._divider, *self._sides.targets(), *self._column.targets())

    def gesture(self, gesture: Gesture) -> None:
        """On the pictures, one finger moves the divider; elsewhere, scroll and swipe.

        A swipe over the pictures turns nothing: it was a drag of the divider.
        """
        on_pictures = self._parting.frame.contains(gesture.x, gesture.y)
        match gesture:
            case Drag(dx=dx, dy=dy, fingers=1) if on_pictures:
                self._move(self._parting.share_after(dx, dy))
            case Tap(x=x, y=y) | DoubleTap(x=x, y=y) if on_pictures:
                self._glide(self._parting.share_at(x, y))
            case _ if on_pictures:
                return
            case _ if not self._column.gesture(gesture):
                super().gesture(gesture)

    def _share(self, view: CompareView, now: float) -> float:
        return view.glide.share(now) if self._dragged is None else self._dragged

    def _move(self, share: float) -> None:
        """Beneath a finger, the divider is there at once."""
        view, look = self._view, self._look
        if view is not None and look is not None and share != self._parting.share:
            self._dragged = share
            self._part(replace(self._parting, share=share), look)
            self._show_chosen(view)

    def _glide(self, share: float) -> None:
        """From where the divider really is."""
        if self._dragged is not None:
            self.send(SplitAt(self._dragged))
        self.send(SplitAt(share, glide=True))

    def _show_chosen(self, view: CompareView) -> None:
        self._sides.choose(view.glide.end if self._dragged is None else self._dragged)

    def _part(self, parting: Parting, look: Look) -> None:
        """Draw the divider, and on either side of it what belongs there."""
        self._parting = parting
        self._clip.cut(parting.first)
        self._divider.stand(parting, look)
        self._before_tag.stand(parting.first, right=False, low=False)
        self._after_tag.stand(parting.second, right=parting.upright, low=not parting.upright)
