"""Christmas Eve, no aircraft: a candle in a window and the cathedral's towers under the stars."""

import math

import skia
import sky
from city import cathedral, cathedral_openings, roofline, tree_clump
from clouds import mist, noise_field, ramp_mask
from easel import Easel
from palette import mix, veil
from shapes import Point, arch, box, oval, polygon

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def christmas_pause(easel: Easel) -> None:
    """Christmas Eve, no aircraft: a candle in a window, the cathedral's towers under stars."""
    easel.wash(
        0, 900, ((0, "#050B1A", 1), (0.4, "#0E1F40", 1), (0.7, "#223C66", 1), (1, "#3C5578", 1))
    )
    sky.stars(easel, 900, 660, brightness=1.1)
    for x, y in ((640, 150), (980, 96), (1110, 250)):
        easel.glow(x, y, 15, "#DCE8F6", 0.35)
        easel.speck(x, y, 1.5, "#FFFFFF")
    easel.glow(820, 640, 620, "#5F84B4", 0.5)
    easel.fall(roofline(easel.dice, 700, 20, 60, widest=60), ((0, "#2A4268", 1), (1, "#334E74", 1)))
    mist(easel, "#8FB0D4", 590, 720, 0.5)
    front = cathedral(606, 742, 330)
    easel.rim(front, "#101D38", "#8FB0D8", (-2.2, -1.6), alpha=0.75, blur=1)
    easel.shade(
        front,
        (0, 310),
        (0, 742),
        ((0, "#223A64", 0.75), (0.5, "#142444", 0.8), (1, "#0A1428", 0.9)),
    )
    for opening in cathedral_openings(606, 742, 330):
        easel.fill(opening, "#070F20")
        easel.stroke(opening, "#5C7CAA", 1.1, 0.45)
    for share in (0.30, 0.62):
        course = 742 - 330 * 1.28 * share
        for left in (606.0, 606 + 330 * 0.69):
            easel.line(
                (left, course), (left + 330 * 0.31, course), colour="#7FA2CE", width=1.4, alpha=0.4
            )
    easel.line((708, 464), (771, 397), (834, 464), colour="#7FA2CE", width=1.6, alpha=0.5)
    easel.fill(box(360, 736, 880, 90), "#0A142A")
    easel.glow(771, 712, 120, "#F2B25C", 0.40)
    easel.shade(arch(748, 742, 46, 96), (0, 640), (0, 742), veil("#F6B85E", 0.25, 0.75))
    easel.fall(
        roofline(easel.dice, 812, 52, 118, widest=96), ((0, "#0C1730", 1), (1, "#070E1E", 1))
    )
    for x, size in ((380, 210), (1170, 230)):
        easel.fill(tree_clump(easel.dice, x, 800, size, size * 0.8), "#091328")
    mist(easel, "#6E8FB8", 690, 790, 0.3)
    _window_frame(easel)
    _sill(easel)


def _window_frame(easel: Easel) -> None:
    warm = (1068.0, 690.0)
    frame = skia.Path()
    frame.addRect(skia.Rect.MakeLTRB(-10, -10, 1610, 910))
    frame.addRect(skia.Rect.MakeLTRB(370, -10, 1230, 806), skia.PathDirection.kCCW)
    easel.fill(frame, "#0A0D18")
    with easel.within(frame):
        easel.glow(*warm, 640, "#B9743A", 0.45)
        wall = noise_field(easel.noise, across=26, down=14, octaves=4)
        easel.texture(ramp_mask(wall, 0.3, 1) * 0.10, "#C99A6A", WHOLE)
    for left, right, toward in ((196, 362, 1), (1238, 1404, -1)):
        _shutter_leaf(easel, left, right, warm, toward)
    for x in (362, 1224):
        post = box(x, -10, 14, 826)
        lit = 0.85 if x > 800 else 0.4
        easel.shade(
            post,
            (0, 0),
            (0, 806),
            (
                (0, "#141C2E", 1),
                (0.5, mix("#2A2A34", "#9A6A40", lit * 0.4), 1),
                (0.86, mix("#3A3038", "#F0B468", lit * 0.7), 1),
                (1, "#5A4034", 1),
            ),
        )
    for x, y, wide, high in ((370, 218, 860, 9), (612, -10, 8, 228), (984, -10, 8, 228)):
        bar = box(x, y, wide, high)
        easel.shade(
            bar,
            (370, 0),
            (1230, 806),
            ((0, "#121A2C", 1), (0.6, "#1B2336", 1), (0.9, "#6A4A34", 1), (1, "#3A2A28", 1)),
        )
        easel.fading_stroke(
            polygon(
                [(x, y), (x + (0 if high > wide else wide), y + (high if high > wide else 0))],
                closed=False,
            ),
            (370, 0),
            (1230, 806),
            ((0, "#6E8FB8", 0.4), (1, "#F0B468", 0.6)),
            1.2,
        )
    for pane in ((384, 232, 400, 550),):
        easel.shade(
            polygon(
                [
                    (pane[0], pane[1]),
                    (pane[0] + 170, pane[1]),
                    (pane[0] + 20, pane[1] + 330),
                    (pane[0], pane[1] + 330),
                ]
            ),
            (pane[0], pane[1]),
            (pane[0] + 120, pane[1] + 200),
            veil("#BFD6EE", 0.07, 0.0),
        )


def _shutter_leaf(easel: Easel, left: float, right: float, warm: Point, toward: int) -> None:
    leaf = box(left, 10, right - left, 802)
    near = right if toward > 0 else left
    easel.shade(
        leaf, (near, 0), (left if toward > 0 else right, 0), ((0, "#2B3A40", 1), (1, "#121B26", 1))
    )
    with easel.within(leaf):
        for slat in range(58):
            y = 34 + slat * 13
            light = math.exp(-(((y - warm[1]) / 230) ** 2)) * (0.75 if toward < 0 else 0.3)
            easel.shade(
                box(left + 14, y, right - left - 28, 9),
                (0, y),
                (0, y + 9),
                ((0, mix("#3A4A50", "#E0A060", light), 1), (1, "#0D141E", 1)),
            )
    easel.stroke(leaf, "#0A0F18", 3, 0.9)
    for y in (10, 402, 800):
        easel.fill(
            box(left, y, right - left, 14), mix("#22303A", "#8A5A3A", 0.35 if y > 700 else 0.08)
        )


def _sill(easel: Easel) -> None:
    sill = polygon([(330, 792), (1270, 792), (1400, 910), (200, 910)])
    easel.shade(
        sill, (0, 792), (0, 900), ((0, "#6E543E", 1), (0.3, "#3A2C2A", 1), (1, "#14121A", 1))
    )
    easel.line((330, 792), (1270, 792), colour="#F3C98A", width=1.6, alpha=0.55)
    for grain in range(9):
        easel.curve(
            (260 + grain * 40, 900),
            (560 + grain * 50, 842 - grain * 3),
            (900 + grain * 50, 800 + grain * 8),
            colour="#1A1214",
            width=1,
            alpha=0.25,
        )
    easel.glow(1068, 816, 360, "#F2A850", 0.6, flat=0.25)
    easel.shadow(1074, 822, 60, 0.75, flat=0.3)
    easel.shade(
        oval(1068, 818, 62, 15),
        (1010, 0),
        (1130, 0),
        ((0, "#8E8474", 1), (0.5, "#D9CDB6", 1), (1, "#6A6054", 1)),
    )
    easel.shade(oval(1068, 815, 44, 9), (0, 806), (0, 824), ((0, "#5A5044", 1), (1, "#B4A890", 1)))
    sky.candle(easel, 1068, 816, 128, 32)
