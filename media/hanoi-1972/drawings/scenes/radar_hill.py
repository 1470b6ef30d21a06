"""A P-12 radar on its hill in Nghệ An: two rows of six antennas against the dusk."""

import sky
from city import tree_clump
from clouds import mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import grass, hill
from palette import veil
from people import lorry, lorry_window, waiting, walker
from shapes import Point, box, moved, oval, taper

DARK, LIT = "#0B0D18", "#FFC187"
METRE = 30.0
# Heights of the two rows above the middle of the antenna, metres.
ROWS = (3.1, -1.9)
WHOLE = (0.0, 0.0, 1600.0, 900.0)


def p12(easel: Easel) -> None:
    """A P-12 radar on its hill in Nghệ An: two rows of six antennas against the dusk."""
    easel.wash(
        0,
        900,
        (
            (0, "#0C1530", 1),
            (0.3, "#24345E", 1),
            (0.5, "#5E4E74", 1),
            (0.64, "#B0686C", 1),
            (0.74, "#E79E66", 1),
            (1, "#E79E66", 1),
        ),
    )
    easel.glow(1130, 640, 760, "#FFB568", 0.6, flat=0.5)
    sky.stars(easel, 280, 380, brightness=0.75)
    field = noise_field(easel.noise, across=2.5, down=15, octaves=6)
    easel.texture(ramp_mask(field, 0.55, 1) * rows_between(0.25, 0.66, 0.1) * 0.5, "#F3A36F", WHOLE)
    ridges = (
        (
            [
                (-20, 596),
                (180, 560),
                (330, 590),
                (540, 540),
                (760, 588),
                (960, 556),
                (1200, 592),
                (1420, 548),
                (1640, 584),
            ],
            "#8C6478",
            "#C98468",
        ),
        (
            [(-20, 632), (240, 600), (470, 640), (720, 612), (980, 640), (1280, 606), (1640, 636)],
            "#6A4E68",
            "#A06A62",
        ),
        (
            [(-20, 676), (320, 662), (620, 690), (1000, 668), (1330, 690), (1640, 656)],
            "#48385A",
            "#6E4A56",
        ),
    )
    for points, top, low in ridges:
        easel.fall(hill([(float(x), float(y)) for x, y in points], 920), ((0, top, 1), (1, low, 1)))
        mist(easel, "#FFC98C", points[0][1] + 6, points[0][1] + 70, 0.38)
    crest = hill(
        [
            (-20, 860),
            (220, 800),
            (480, 740),
            (760, 716),
            (1000, 716),
            (1240, 742),
            (1460, 800),
            (1640, 850),
        ],
        920,
    )
    easel.rim(crest, "#0B0D18", "#E08C58", (0.6, -2.4), alpha=0.8, blur=1)
    easel.shade(
        crest, (0, 710), (0, 890), ((0, "#2A1F2C", 0.8), (0.4, "#100F1B", 0.9), (1, "#05070C", 1))
    )
    for x, y, size in ((330.0, 792.0, 150.0), (245, 808, 110), (1420, 792, 170), (1505, 812, 120)):
        easel.fill(tree_clump(easel.dice, x, y, size, size * 0.62), "#0A0B15")
    grass(easel, 480, 1240, 730, 24, 420, ("#0A0B14", "#4A3038"))
    _radar_lorry(easel)
    _yagis(easel)
    for shape, x, y, size in (
        (waiting(), 620, 726, 0.84),
        (walker(hat=False, stride=0.5, facing=-1), 1130, 726, 0.84),
    ):
        easel.rim(
            moved(shape, x, y, scale=size), "#090A13", "#FFB877", (1.0, -0.8), alpha=0.9, blur=0.4
        )
    easel.wash(800, 900, veil("#04060B", 0, 0.75))


def _radar_lorry(easel: Easel) -> None:
    body = moved(lorry(), 862, 724, scale=1.12)
    easel.fill(oval(862, 726, 150, 8), "#04050A", 0.7, blur=5)
    easel.rim(body, "#0B0D18", "#F2A268", (1.6, -1.4), alpha=0.9, blur=0.6)
    easel.fill(moved(lorry_window(), 862, 724, scale=1.12), "#E7A06A", 0.85)
    easel.fill(box(760, 634, 30, 22, 2), "#F0C080", 0.45)
    second = moved(lorry(facing=-1), 1236, 750, scale=0.86)
    easel.rim(second, "#0A0C16", "#F2A268", (1.2, -1.2), alpha=0.8, blur=0.6)
    easel.curve((960, 716), (1050, 736), (1150, 742), colour="#07080F", width=3)


def _at(ahead: float, across: float, up: float) -> Point:
    # An oblique look: what points at us runs down to the left, what lies across to the right.
    right = across * 0.97 - ahead * 0.27
    high = up - ahead * 0.36 + across * 0.06
    return 842 + METRE * right, 300 - METRE * high


def _yagis(easel: Easel) -> None:
    _mast(easel)
    for up in ROWS:
        _row_beam(easel, up)
    for across in (-5.2, -2.6, 2.6, 5.2):
        easel.line(_at(0, across, ROWS[0]), _at(0, across, ROWS[1] - 0.4), colour=DARK, width=2.4)
    for start, end in ((-5.2, -1.0), (5.2, 1.0)):
        easel.line(_at(0, start, ROWS[0]), _at(0, end, ROWS[1]), colour=DARK, width=1.5)
        easel.line(_at(0, start, ROWS[1]), _at(0, end, ROWS[0]), colour=DARK, width=1.5)
    for up in reversed(ROWS):
        for index in range(5, -1, -1):
            _yagi(easel, -7.6 + index * 3.04, up)


def _mast(easel: Easel) -> None:
    foot = _at(0, 0, -11.4)
    for side in (-0.32, 0.32):
        leg = taper([(foot[0] + side * 46, foot[1]), _at(0, side, 3.5)], [6, 4])
        easel.rim(leg, DARK, LIT, (0.9, 0), alpha=0.8)
    for step in range(16):
        low, high = -11.2 + step * 0.92, -11.2 + (step + 1) * 0.92
        easel.line(_at(0, -0.32, low), _at(0, 0.32, high), colour=DARK, width=2.0)
        easel.line(_at(0, 0.32, low), _at(0, -0.32, high), colour=DARK, width=1.6)
    for anchor in ((590, 732), (1086, 728), (700, 720)):
        easel.line(_at(0, 0, -3.2), anchor, colour=DARK, width=1.2, alpha=0.9)


def _row_beam(easel: Easel, up: float) -> None:
    for drop, width, alpha in ((0.0, 5.2, 0.85), (0.5, 3.0, 0.5)):
        bar = taper([_at(0, -8.4, up - drop), _at(0, 8.4, up - drop)], [width, width])
        easel.rim(bar, DARK, LIT, (0.4, -1.0), alpha=alpha)
    for brace in range(24):
        across = -8.4 + brace * 0.7
        start, end = 0.5 * (brace % 2), 0.5 * ((brace + 1) % 2)
        easel.line(
            _at(0, across, up - start), _at(0, across + 0.7, up - end), colour=DARK, width=1.3
        )


def _yagi(easel: Easel, across: float, up: float) -> None:
    easel.rim(
        taper([_at(-0.7, across, up), _at(4.4, across, up)], [3.2, 2.6]),
        DARK,
        LIT,
        (0.5, -0.9),
        alpha=0.9,
        blur=0.3,
    )
    for ahead, half in (
        (-0.6, 1.05),
        (0.35, 0.98),
        (1.25, 0.86),
        (2.1, 0.82),
        (2.95, 0.79),
        (3.75, 0.77),
        (4.35, 0.75),
    ):
        easel.line(
            _at(ahead, across, up - half), _at(ahead, across, up + half), colour=DARK, width=2.0
        )
        easel.line(
            _at(ahead, across + 0.045, up - half),
            _at(ahead, across + 0.045, up + half),
            colour=LIT,
            width=0.7,
            alpha=0.75,
        )
