"""Where chart and text stand on this screen; pure arithmetic on window pixels."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.look import Look

_SHARE, _SHARE_PER_STEP = 0.66, 0.02  # of a wide screen, for the chart
_WIDEST_TEXT = 760.0  # design pixels: longer lines are hard to follow
_UPRIGHT = 1.1  # times its width; in a lower frame, a chart above words has too little height
_TALL_LEAST, _TALL_MOST = 0.54, 0.66  # of a tall screen's height, for the chart


@dataclass(frozen=True, slots=True)
class Layout:
    """The chart within its margins, the ground of the text, and the text within its own."""

    chart: Rect
    panel: Rect
    text: Rect


def divided(frame: Rect, look: Look, say: Callable[[float], float]) -> Layout:
    """Side by side on a wide screen; on a tall one the chart stands above.

    `say` sets the text for a width and gives the height it would like.
    """
    margin = look.margin
    if frame.height > _UPRIGHT * frame.width:
        wide = frame.width - 2 * margin
        wished = say(wide) + 1.6 * margin
        share = clamp(1 - wished / frame.height, _TALL_LEAST, _TALL_MOST)
        low = frame.top - round(frame.height * share)
        panel = Rect(frame.x, frame.y, frame.width, low - frame.y)
        text = Rect(frame.x + margin, frame.y + margin * 0.9, wide, panel.height - 1.6 * margin)
        whole = Rect(frame.x, low, frame.width, frame.top - low)
    else:
        share = _SHARE - look.text_step * _SHARE_PER_STEP
        widest = look.px(_WIDEST_TEXT) * (1 + 0.2 * look.text_step) + 1.9 * margin
        across = round(max(frame.width * share, frame.width - widest))
        panel = Rect(frame.x + across, frame.y, frame.width - across, frame.height)
        wide = panel.width - 1.7 * margin
        say(wide)
        text = Rect(panel.x + margin * 0.85, frame.y + margin, wide, frame.height - 1.7 * margin)
        whole = Rect(frame.x, frame.y, across, frame.height)
    chart = Rect(whole.x + margin, whole.y + margin * 0.7, whole.width - 2 * margin,
                 whole.height - 1.4 * margin)  # fmt: skip
    return Layout(chart, panel, text)
