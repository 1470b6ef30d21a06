"""A radar display, full of white jamming and without it; all else is the same in both."""

from itertools import chain

import numpy as np
import skia
from clouds import noise_field, ramp_mask
from easel import Easel
from palette import BRASS, FLAME, veil
from shapes import Point, box, joined, moved, oval, polar, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)
# The marks of a display without jamming: bearing in degrees, distance as a share of the radius.
CELLS = (
    ((-2.5, 0.63), (-7.0, 0.74), (2.0, 0.75)),
    ((-92.0, 0.63), (-87.0, 0.74), (-97.0, 0.75)),
    ((-38.0, 0.74), (-33.6, 0.85), (-42.4, 0.86)),
)
JAMMERS = ((-140.0, 0.74), (62.0, 0.80), (128.0, 0.70))


def radar_scope(easel: Easel) -> None:
    """A radar display full of white jamming; between two cursor lines a faint mark."""
    _scope(easel, jammed=True)


def radar_clear(easel: Easel) -> None:
    """The same display without jamming: cells of three marks, and single ones."""
    _scope(easel, jammed=False)


def _scope(easel: Easel, *, jammed: bool) -> None:
    easel.wash(0, 900, ((0, "#05080D", 1), (0.6, "#0A1119", 1), (1, "#04060A", 1)))
    centre, radius = (800.0, 368.0), 292.0
    easel.glow(*centre, 900, "#5E7A2E", 0.38, flat=0.8)
    easel.glow(*centre, 560, "#C4A040", 0.22, flat=0.8)
    _console(easel, centre)
    _display(easel, centre, radius, jammed=jammed)
    _bezel(easel, centre, radius)
    _operators(easel)


def _console(easel: Easel, centre: Point) -> None:
    panel = box(170, 20, 1260, 720, 26)
    easel.shade(
        panel, (0, 20), (0, 740), ((0, "#141C22", 1), (0.5, "#1A242A", 1), (1, "#0B1116", 1))
    )
    easel.stroke(panel, "#3F5058", 1.6, 0.5)
    grain = noise_field(easel.noise, across=60, down=40, octaves=3)
    with easel.within(panel):
        easel.texture(ramp_mask(grain, 0.3, 1.0) * 0.07, "#9FB0A8", WHOLE)
        easel.glow(*centre, 620, "#B2A850", 0.20)
        easel.glow(*centre, 410, "#D8C060", 0.16)
    for x in (190, 1410):
        for y in (44, 380, 716):
            easel.shade(
                oval(x, y, 8),
                (x - 8, y - 8),
                (x + 8, y + 8),
                ((0, "#55646A", 1), (1, "#0D1318", 1)),
            )
            easel.line((x - 5, y - 3), (x + 5, y + 3), colour="#080C10", width=1.6)
    for x in (262, 392, 1208, 1338):
        for y, kind in ((128, 0), (268, 1), (408, 0), (548, 1)):
            _instrument(easel, x, y, centre, kind)
    for index in range(18):
        x = 470 + index * 39
        easel.fill(oval(x, 700, 5.5), "#05080B")
        easel.line((x, 700), (x + easel.dice.choice((-3, 0, 3)), 688), colour="#7C8A88", width=3.2)


def _instrument(easel: Easel, x: float, y: float, centre: Point, kind: int) -> None:
    toward = 1 if x < centre[0] else -1
    size = 42 if kind else 34
    easel.shadow(x - toward * 5, y + 8, size * 1.5, 0.7)
    easel.shade(
        oval(x, y, size),
        (x + toward * size, y),
        (x - toward * size, y),
        ((0, "#4E5C52", 1), (0.3, "#222C30", 1), (1, "#0A0F13", 1)),
    )
    if kind:
        easel.fill(oval(x, y, size - 6), "#11150F")
        easel.glow(x, y, size, "#C9A04A", 0.30)
        for tick in range(13):
            angle = -210 + tick * 20
            easel.line(
                polar((x, y), size - 10, angle),
                polar((x, y), size - 15, angle),
                colour="#E8D6A0",
                width=1.3,
                alpha=0.8,
            )
        easel.line(
            (x, y),
            polar((x, y), size - 13, -150 + easel.dice.uniform(0, 120)),
            colour="#F0674E",
            width=1.8,
        )
        easel.fill(oval(x, y, 3.4), "#0A0C0A")
        easel.shade(
            oval(x - 8, y - 12, size * 0.5, size * 0.3),
            (x, y - 26),
            (x, y),
            veil("#FFFFFF", 0.14, 0),
        )
        return
    for notch in range(24):
        edge = polar((x, y), size - 1, notch * 15)
        easel.speck(*edge, 1.8, "#070B0E")
    easel.shade(
        oval(x, y, size * 0.62),
        (x + toward * size, y - size),
        (x - toward * size, y + size),
        ((0, "#5C6A60", 1), (1, "#141B1F", 1)),
    )
    easel.line(
        (x, y),
        polar((x, y), size * 0.56, easel.dice.uniform(200, 340)),
        colour="#E8DFC0",
        width=2.6,
    )


def _display(easel: Easel, centre: Point, radius: float, *, jammed: bool) -> None:
    glass = oval(*centre, radius)
    easel.fill(glass, "#060A05")
    rows, columns = 540, 960
    down = np.linspace(0, 900, rows, dtype=np.float32)[:, None] - centre[1]
    across = np.linspace(0, 1600, columns, dtype=np.float32)[None, :] - centre[0]
    angle = np.degrees(np.arctan2(down, across))
    distance = np.hypot(across, down) / radius
    speckle = easel.noise.random((rows, columns), np.float32)
    streak = noise_field(easel.noise, across=90, down=50, octaves=3)
    jam = np.zeros_like(distance)
    for middle, width, power in (
        (-92, 9, 1.0),
        (-74, 5, 0.7),
        (-112, 6, 0.8),
        (-38, 7, 0.75),
        (-140, 4, 0.55),
        (62, 6, 0.5),
        (128, 4, 0.4),
    ):
        jam += (
            power
            * np.exp(-(((angle - middle + (streak - 0.5) * 5) / width) ** 2))
            * ramp_mask(distance, 0.10, 0.32)
        )
    jam *= 0.35 + 0.65 * streak
    jam *= 0.45 + 0.75 * speckle
    # What is not to be seen is drawn as nothing: the dice then fall alike for all that follows.
    seen, quiet = (1.0, 1.0) if jammed else (0.0, 0.4)
    inside = distance < 1
    with easel.within(glass):
        easel.glow(*centre, radius * 1.05, "#54702A", 0.75)
        easel.glow(centre[0], centre[1] + 30, radius * 0.7, "#A8963C", 0.35)
        snow = ramp_mask(speckle, 0.55, 1.0) * 0.35 * quiet * inside
        screen = skia.BlendMode.kScreen
        easel.texture(snow.astype(np.float32), "#B9C060", WHOLE, mode=screen)
        easel.texture(
            np.clip(jam * 0.95 * seen * inside, 0, 1).astype(np.float32),
            "#EFF0C8",
            WHOLE,
            mode=screen,
        )
        for ring in (0.25, 0.5, 0.75, 0.97):
            easel.stroke(oval(*centre, radius * ring), "#D9D06A", 1.3, 0.42)
        for spoke in range(0, 360, 30):
            easel.line(
                polar(centre, 14, spoke),
                polar(centre, radius, spoke),
                colour="#D9D06A",
                width=0.9,
                alpha=0.20,
            )
        _sweep(easel, centre, radius)
        for cursor in (-10.5, 5.5):
            for thick, alpha, blur in ((6.0, 0.25, 4.0), (1.8, 0.95, 0.0)):
                easel.line(
                    centre,
                    polar(centre, radius, cursor),
                    colour=BRASS,
                    width=thick,
                    alpha=alpha,
                    blur=blur,
                )
        if jammed:
            _mark(easel, centre, radius, -2.5, 0.63, glow=0.6)
        else:
            for bearing, share in (*chain(*CELLS), *JAMMERS):
                _mark(easel, centre, radius, bearing, share, glow=0.36)
        easel.glow(*centre, 16, "#FFFFFF", 0.8)
        easel.shade(
            oval(centre[0] - 70, centre[1] - 160, 210, 110),
            (0, centre[1] - 270),
            (0, centre[1] - 60),
            veil("#FFFFFF", 0.10, 0.0),
            blur=12,
        )
        easel.stroke(oval(*centre, radius), "#000000", 46, 0.6, blur=16)


def _mark(
    easel: Easel, centre: Point, radius: float, bearing: float, share: float, *, glow: float
) -> None:
    mark = polar(centre, radius * share, bearing)
    with easel.placed(*mark, turn=bearing + 90):
        easel.fill(oval(0, 0, 15, 5.5), "#FFF3C0", 0.75, blur=2.4, mode=skia.BlendMode.kPlus)
        easel.fill(oval(0, 0, 9, 3), "#FFFFFF", 0.75, blur=1, mode=skia.BlendMode.kPlus)
    easel.glow(*mark, 46, FLAME, glow)


def _sweep(easel: Easel, centre: Point, radius: float) -> None:
    with easel.placed(*centre, turn=38):
        for step in range(46):
            span = skia.Path()
            span.moveTo(0, 0)
            span.arcTo(skia.Rect.MakeLTRB(-radius, -radius, radius, radius), -step, -1.06, False)
            span.close()
            easel.fill(span, "#D8D878", 0.20 * (1 - step / 46) ** 2, mode=skia.BlendMode.kScreen)
        easel.line((0, 0), (radius, 0), colour="#F6F3B8", width=2.2, alpha=0.85)


def _bezel(easel: Easel, centre: Point, radius: float) -> None:
    ring = skia.Path()
    ring.addCircle(*centre, radius + 36)
    ring.addCircle(*centre, radius, skia.PathDirection.kCCW)
    easel.shade(
        ring,
        (centre[0] - 240, centre[1] - 330),
        (centre[0] + 240, centre[1] + 330),
        ((0, "#4C5A5E", 1), (0.35, "#1C262B", 1), (0.7, "#0C1216", 1), (1, "#2C373C", 1)),
    )
    easel.stroke(oval(*centre, radius + 1), "#D6C46A", 2.0, 0.55)
    easel.stroke(oval(*centre, radius + 36), "#06090C", 3, 0.9)
    for tick in range(72):
        inner, outer = radius + 7, radius + (19 if tick % 6 == 0 else 12)
        easel.line(
            polar(centre, inner, tick * 5),
            polar(centre, outer, tick * 5),
            colour="#E3D9A8",
            width=2 if tick % 6 == 0 else 1.1,
            alpha=0.75,
        )
    for bolt in range(8):
        x, y = polar(centre, radius + 28, bolt * 45 + 22.5)
        easel.shade(
            oval(x, y, 5.5), (x - 5, y - 5), (x + 5, y + 5), ((0, "#66747A", 1), (1, "#0A0F13", 1))
        )


def _operators(easel: Easel) -> None:
    desk = polygon([(60, 768), (1540, 768), (1660, 910), (-60, 910)])
    easel.shade(
        desk, (0, 768), (0, 900), ((0, "#2A3128", 1), (0.1, "#161C1C", 1), (1, "#06090D", 1))
    )
    easel.glow(800, 772, 560, "#C9B855", 0.30, flat=0.18)
    for x in (520, 800, 1080):
        easel.shadow(x, 800, 70, 0.8, flat=0.4)
        easel.shade(
            oval(x, 790, 44, 17), (x, 774), (x, 806), ((0, "#5B6450", 1), (1, "#12181A", 1))
        )
        easel.shade(
            oval(x, 779, 34, 12),
            (x - 30, 770),
            (x + 30, 790),
            ((0, "#6E755C", 1), (1, "#1C2424", 1)),
        )
    _operator(easel, 196, 512, 1.0, 1)
    _operator(easel, 1414, 560, 0.94, -1)
    _hand(easel, 512, 800, 1)
    _hand(easel, 1092, 800, -1)
    easel.wash(820, 900, veil("#03050A", 0, 0.7))


def _operator(easel: Easel, x: float, y: float, size: float, side: int) -> None:
    def placed(points: list[Point]) -> list[Point]:
        return [(x + side * px * size, y + py * size) for px, py in points]

    body = smooth(
        placed(
            [
                (-250, 430),
                (-214, 210),
                (-168, 128),
                (-96, 92),
                (-44, 74),
                (-36, 40),
                (40, 40),
                (50, 74),
                (104, 96),
                (170, 140),
                (216, 226),
                (262, 330),
                (300, 430),
            ]
        ),
        tension=0.5,
    )
    body.close()
    head = smooth(
        placed(
            [
                (-44, 56),
                (-56, 8),
                (-58, -34),
                (-40, -66),
                (-2, -78),
                (38, -68),
                (56, -36),
                (54, -4),
                (56, 20),
                (44, 52),
                (24, 70),
                (-22, 72),
            ]
        ),
        closed=True,
    )
    ear = oval(x + side * 50 * size, y + 2 * size, 9 * size, 16 * size)
    for shape in (body, head):
        easel.rim(shape, "#05070A", "#D8CC70", (side * 5, -3), alpha=0.5, blur=4)
    easel.rim(ear, "#0A0C0D", "#D8CC70", (side * 2, -1), alpha=0.6, blur=1.5)
    easel.stroke(
        smooth(placed([(-50, -8), (-48, -54), (-4, -90), (44, -60), (54, -14)])),
        "#0C1013",
        9 * size,
    )
    easel.stroke(
        smooth(placed([(-30, -78), (4, -94), (44, -66), (58, -20)])), "#D8CC70", 1.4, 0.45, blur=0.8
    )
    cup = moved(
        box(-10, -26, 24, 54, 10), x + side * 54 * size, y + 6 * size, scale=size, squeeze=side
    )
    easel.rim(cup, "#090C0F", "#E6DA80", (side * 2.4, -2), alpha=0.75, blur=1.5)
    easel.stroke(smooth(placed([(-60, 86), (0, 112), (66, 90)])), "#D8CC70", 1.6, 0.22, blur=1.2)


def _hand(easel: Easel, x: float, y: float, side: int) -> None:
    arm = [(x - side * 210, y + 130), (x - side * 96, y + 46), (x - side * 26, y + 6)]
    easel.rim(taper(arm, [92, 62, 36]), "#05070A", "#D8CC70", (side * 2.0, -3), alpha=0.5, blur=2)
    palm_shape = smooth(
        [
            (x - side * 40, y - 8),
            (x - side * 12, y - 26),
            (x + side * 14, y - 24),
            (x + side * 26, y - 8),
            (x + side * 14, y + 12),
            (x - side * 28, y + 22),
        ],
        closed=True,
    )
    fingers = [
        taper(
            [
                (x + side * dx, y - 18 + dy),
                (x + side * (dx + 17), y - 12 + dy * 0.7),
                (x + side * (dx + 20), y + 6 + dy),
            ],
            [12, 11, 9],
        )
        for dx, dy in ((-8, -4), (4, 0), (12, 7))
    ]
    easel.rim(
        joined([palm_shape, *fingers]),
        "#07090C",
        "#D8CC70",
        (side * 1.5, -2.4),
        alpha=0.6,
        blur=1.5,
    )
