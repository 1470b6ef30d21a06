"""Before sunrise families leave the city over a pontoon bridge in the river mist."""

from city import palm, roofline, tree_clump
from clouds import mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import glints, hill, reflect
from palette import FLAME, mix, veil
from people import child, cyclist_walking, walker
from shapes import Point, box, joined, moved, oval, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)
WATER = 430.0
SUN: Point = (1120.0, 404.0)


def pontoon(easel: Easel) -> None:
    """Before sunrise families leave the city over a pontoon bridge in the river mist."""
    easel.wash(
        0, WATER, ((0, "#2E4A6E", 1), (0.4, "#7C93A8", 1), (0.75, "#E3BE9C", 1), (1, "#F9E0B4", 1))
    )
    easel.glow(*SUN, 760, "#FFDFA4", 0.7, flat=0.7)
    easel.glow(*SUN, 170, "#FFF0CC", 0.95)
    easel.fill(oval(*SUN, 36), "#FFF8E6", 0.95, blur=1.5)
    field = noise_field(easel.noise, across=3, down=16, octaves=6)
    easel.texture(
        ramp_mask(field, 0.5, 1) * rows_between(0.05, 0.36, 0.08) * 0.55, "#FBE6C4", WHOLE
    )
    easel.fall(
        hill([(-20, 408), (300, 394), (640, 412), (1000, 400), (1640, 410)], WATER + 4),
        ((0, "#B4A396", 1), (1, "#D9BE9C", 1)),
    )
    easel.fall(
        roofline(easel.dice, WATER + 2, 8, 26, left=-20, right=560, widest=36),
        ((0, "#76757E", 1), (1, "#A8988E", 1)),
    )
    for x in (40, 190, 330, 470, 980, 1260, 1400, 1530):
        easel.fill(tree_clump(easel.dice, x, WATER + 3, 86, 46), "#8A857E", 0.9)
    for x in (600, 640, 1330, 1580):
        easel.fill(palm(easel.dice, x, WATER + 2, 62, 6), "#7C7A78")
    mist(easel, "#FFF0D2", 396, 450, 0.8)
    easel.wash(WATER, 900, ((0, "#E8CFA6", 1), (0.25, "#9FA2A2", 1), (1, "#2E435C", 1)))
    reflect(easel, WATER, 900, squeeze=0.9, ripple=8, alpha=0.55, tint="#3A5068", dim=0.3)
    glints(easel, SUN[0], WATER + 6, 720, 420, "#FFF2CE", 300, 0.7)
    _bridge(easel)
    _sampan(easel, 300, 560, 0.9)
    _sampan(easel, 1390, 520, 0.55)
    mist(easel, "#FFF2DA", 440, 560, 0.42)
    _people(easel)
    easel.wash(760, 900, veil("#0A1422", 0, 0.8))


def _deck(share: float, side: float = 0.0) -> Point:
    """A place on the deck, from 0 far right to 1 near left; side -1 is its far edge, 1 its near."""
    x = 1460 - 1560 * share**1.25
    y = 470 + 272 * share**1.7
    return x, y + side * (3 + 30 * share**1.6)


def _bridge(easel: Easel) -> None:
    boats = 15
    for index in range(boats):
        share = index / (boats - 1) * 0.98 + 0.01
        x, y = _deck(share, 1.0)
        size = 0.16 + 0.95 * share**1.35
        hull = moved(
            smooth([(-62, -26), (-52, 20), (-20, 36), (30, 36), (58, 18), (70, -30)], tension=0.5),
            x,
            y,
            scale=size,
        )
        hull.close()
        tone = mix("#8A8580", "#1A2230", share**0.7)
        easel.shade(
            oval(x, y + 40 * size, 84 * size, 11 * size),
            (0, y),
            (0, y + 60),
            veil("#0C1626", 0.55, 0.1),
            blur=3,
        )
        easel.rim(hull, tone, FLAME, (2.0 * size, -1.6 * size), alpha=0.75)
        for plank in (-8, 8):
            easel.curve(
                (x - 54 * size, y + plank * size),
                (x, y + (plank + 7) * size),
                (x + 60 * size, y + (plank - 4) * size),
                colour="#0A101C",
                width=1.2 * size,
                alpha=0.6,
            )
    steps = [index / 60 for index in range(61)]
    top = polygon([*(_deck(s, -1.0) for s in steps), *(_deck(s, 1.0) for s in reversed(steps))])
    easel.shade(
        top, _deck(0), _deck(1), ((0, "#E8CFA4", 1), (0.4, "#9C8468", 1), (1, "#3A3236", 1))
    )
    edge = polygon(
        [
            *(_deck(s, 1.0) for s in steps),
            *(
                (x, y + 2 + 13 * s**1.4)
                for s, (x, y) in ((s, _deck(s, 1.0)) for s in reversed(steps))
            ),
        ]
    )
    easel.shade(edge, _deck(0), _deck(1), ((0, "#9A8A78", 1), (1, "#14161F", 1)))
    for index in range(150):
        share = (index / 150) ** 0.8
        easel.line(
            _deck(share, -1.0),
            _deck(share, 1.0),
            colour="#1C1A20",
            width=0.5 + 1.6 * share,
            alpha=0.5,
        )
    for side in (-1.0, 1.0):
        for index in range(34):
            share = (index / 33) ** 0.85
            x, y = _deck(share, side)
            tall = 6 + 44 * share**1.3
            easel.line(
                (x, y),
                (x, y - tall),
                colour=mix("#A8988A", "#14161F", share**0.6),
                width=0.8 + 2.6 * share,
            )
        rope = smooth(
            [
                (x, y - (6 + 44 * s**1.3) * 0.92)
                for s, (x, y) in ((s, _deck(s, side)) for s in steps)
            ]
        )
        if side < 0:
            easel.stroke(rope, "#3A3438", 2.0, 0.8)


def _people(easel: Easel) -> None:
    kinds = (
        cyclist_walking(facing=1),
        walker(stride=0.9, load="pole", facing=1),
        child(facing=1),
        walker(stride=0.8, load="bundle", facing=1),
        cyclist_walking(facing=1, hat=False),
        walker(stride=0.7, load="child", facing=1),
        walker(stride=0.9, facing=1),
    )
    shares = (
        0.05,
        0.09,
        0.13,
        0.17,
        0.215,
        0.26,
        0.305,
        0.35,
        0.40,
        0.455,
        0.51,
        0.565,
        0.625,
        0.67,
        0.735,
        0.80,
        0.855,
        0.915,
        0.97,
    )
    for index, share in enumerate(shares):
        x, y = _deck(share, easel.dice.uniform(-0.25, 0.35))
        size = 0.17 + 1.15 * share**1.3
        figure = moved(kinds[index * 3 % len(kinds)], x, y, scale=size)
        tone = mix("#7E756E", "#0E121C", min(1.0, share * 1.5))
        easel.shade(
            polygon(
                [
                    (x - 10 * size, y),
                    (x + 12 * size, y),
                    (x - 70 * size, y + 22 * size),
                    (x - 100 * size, y + 22 * size),
                ]
            ),
            (x, y),
            (x - 90 * size, y + 22 * size),
            veil("#0C1018", 0.5, 0.0),
            blur=2,
        )
        easel.rim(figure, tone, "#FFE2AC", (1.3 * size, -0.9), alpha=0.85, blur=0.5)
    x, y = _deck(0.97, 1.0)
    easel.fill(joined([box(-10, y + 30, 10, 1), box(x - 4, y - 52, 5, 56)]), "#14161F")


def _sampan(easel: Easel, x: float, y: float, size: float) -> None:
    hull = moved(
        smooth([(-88, -12), (-50, 6), (50, 6), (90, -16), (50, -2), (-46, -2)], closed=True),
        x,
        y,
        scale=size,
    )
    roof = moved(
        smooth([(-34, -2), (-28, -26), (0, -32), (28, -26), (34, -2)], closed=True),
        x,
        y,
        scale=size,
    )
    easel.rim(joined([hull, roof]), "#4A5260", "#FFE6B8", (1.4, -1.4), alpha=0.8)
    easel.fill(moved(walker(stride=0.3), x - 60 * size, y - 2, scale=0.55 * size), "#4A5260")
    easel.shade(
        oval(x, y + 12 * size, 96 * size, 6 * size),
        (0, y),
        (0, y + 18),
        veil("#1A2A3E", 0.5, 0),
        blur=2,
    )
