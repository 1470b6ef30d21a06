"""Divides a page between its picture and its text, by the shape of the screen."""

from collections.abc import Callable

from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.look import Look

_SHARE_PER_STEP = 0.05  # of the width, given up by the picture for each step of larger text
_TALL_LEAST, _TALL_MOST = 0.30, 0.56  # the picture's share of a portrait page's height


def split(
    frame: Rect,
    look: Look,
    say: Callable[[float], float],
    *,
    picture_share: float,
    least_share: float | None = None,
    with_picture: bool = True,
) -> tuple[Rect, Rect]:
    """The picture's and the text's rectangles in window pixels.

    Side by side on a wide screen, the picture taking `picture_share`, or less for a text that would
    not fit beside it, down to `least_share`; on a tall one the picture stands above and takes what
    the text leaves. `say` sets the text for a width and gives the
    height it would like.
    """
    margin = look.margin
    if not with_picture:
        wide = min(frame.width - 2 * margin, look.px(1100))
        say(wide)
        left = frame.x + (frame.width - wide) / 2
        return Rect(frame.x, frame.y, 0, 0), Rect(
            left, frame.y + margin * 0.75, wide, frame.height - 1.75 * margin
        )
    if look.screen.is_tall:
        wide = frame.width - 2 * margin
        wished = say(wide) + 1.9 * margin
        share = clamp(1 - wished / frame.height, _TALL_LEAST, _TALL_MOST)
        above = round(frame.height * share)
        picture = Rect(frame.x, frame.top - above, frame.width, above)
        below = frame.height - above
        return picture, Rect(frame.x + margin, frame.y + margin * 0.7, wide, below - 1.6 * margin)
    high = frame.height - 1.7 * margin
    share = picture_share - look.text_step * _SHARE_PER_STEP
    least = share if least_share is None else min(share, least_share)
    while True:
        across = round(frame.width * share)
        wide = frame.width - across - 1.9 * margin
        if say(wide) <= high or share <= least:
            break
        share = max(least, share - _SHARE_PER_STEP)
    picture = Rect(frame.x, frame.y, across, frame.height)
    text = Rect(frame.x + across + margin * 0.95, frame.y + margin * 0.7, wide, high)
    return picture, text
