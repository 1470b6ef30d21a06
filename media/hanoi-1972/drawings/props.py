"""Small things that lie on tables and shelves; knows nothing of the rooms they are in."""

import math

import skia
from easel import Easel
from palette import BRASS, FLAME, mix
from shapes import Point, box, joined, oval, polar, polygon, smooth, taper


def pencil(easel: Easel, x: float, y: float, length: float, turn: float, colour: str) -> None:
    """A sharpened pencil seen from above, its point at (x, y)."""
    half = length * 0.026
    with easel.placed(x, y, turn=turn):
        easel.fill(box(6, -half + 5, length, half * 2), "#000000", 0.45, blur=4)
        wood = polygon([(0, 0), (length * 0.11, -half), (length * 0.11, half)])
        easel.fill(wood, "#E2BE8A")
        easel.fill(
            polygon([(0, 0), (length * 0.035, -half * 0.32), (length * 0.035, half * 0.32)]),
            "#1A1718",
        )
        for index, share in enumerate((0.25, 0.0, -0.3)):
            low = -half + half * 2 * index / 3
            easel.fill(
                box(length * 0.1, low, length * 0.84, half * 2 / 3 + 0.3),
                mix(colour, "#FFFFFF" if share > 0 else "#000000", abs(share)),
            )
        easel.fill(box(length * 0.94, -half, length * 0.05, half * 2), "#B79A5A")


def mug(easel: Easel, x: float, y: float, radius: float) -> None:
    """An enamelled mug of tea seen from above."""
    easel.shadow(x + radius * 0.3, y + radius * 0.35, radius * 1.5, 0.7)
    easel.stroke(
        smooth(
            [
                polar((x, y), radius, -24),
                polar((x, y), radius * 1.6, -8),
                polar((x, y), radius * 1.6, 12),
                polar((x, y), radius, 26),
            ]
        ),
        "#C9CCC8",
        radius * 0.16,
    )
    easel.shade(
        oval(x, y, radius),
        (x - radius, y - radius),
        (x + radius, y + radius),
        ((0, "#F6F2E6", 1), (1, "#8B8F94", 1)),
    )
    easel.stroke(oval(x, y, radius * 0.97), "#24406A", radius * 0.06)
    easel.shade(
        oval(x, y, radius * 0.86),
        (x - radius, y - radius),
        (x + radius, y + radius),
        ((0, "#3A2413", 1), (1, "#A8672F", 1)),
    )
    easel.curve(
        polar((x, y), radius * 0.6, 200),
        polar((x, y), radius * 0.66, 235),
        polar((x, y), radius * 0.6, 270),
        colour="#FFE2B0",
        width=radius * 0.06,
        alpha=0.6,
    )


def hurricane_lamp(easel: Easel, x: float, y: float, height: float) -> None:
    """A paraffin lamp standing on (x, y), lit."""
    unit = height / 100
    easel.glow(x, y - 42 * unit, 330 * unit, "#E79A45", 0.5)
    easel.shadow(x, y, 42 * unit, 0.75, flat=0.25)
    metal = ((0, "#2A2620", 1), (0.3, "#9C8A62", 1), (0.55, "#4A4234", 1), (1, "#17140F", 1))
    base = smooth(
        [
            (x - 27 * unit, y),
            (x - 28 * unit, y - 10 * unit),
            (x - 20 * unit, y - 20 * unit),
            (x + 20 * unit, y - 20 * unit),
            (x + 28 * unit, y - 10 * unit),
            (x + 27 * unit, y),
        ],
        closed=True,
        tension=0.3,
    )
    top = polygon(
        [
            (x - 11 * unit, y - 72 * unit),
            (x - 8 * unit, y - 90 * unit),
            (x + 8 * unit, y - 90 * unit),
            (x + 11 * unit, y - 72 * unit),
        ]
    )
    globe = smooth(
        [
            (x - 9 * unit, y - 22 * unit),
            (x - 19 * unit, y - 38 * unit),
            (x - 16 * unit, y - 56 * unit),
            (x - 8 * unit, y - 72 * unit),
            (x + 8 * unit, y - 72 * unit),
            (x + 16 * unit, y - 56 * unit),
            (x + 19 * unit, y - 38 * unit),
            (x + 9 * unit, y - 22 * unit),
        ],
        closed=True,
    )
    easel.shade(
        globe,
        (x - 19 * unit, 0),
        (x + 19 * unit, 0),
        ((0, "#FFE9BC", 0.5), (0.3, "#FFC870", 0.3), (0.7, "#FFC870", 0.3), (1, "#FFF2D2", 0.55)),
    )
    flame = smooth(
        [
            (x, y - 25 * unit),
            (x - 5 * unit, y - 33 * unit),
            (x - 2 * unit, y - 44 * unit),
            (x, y - 52 * unit),
            (x + 3 * unit, y - 43 * unit),
            (x + 5 * unit, y - 33 * unit),
        ],
        closed=True,
    )
    easel.glow(x, y - 38 * unit, 46 * unit, FLAME, 0.95)
    easel.fill(flame, "#FFF3CF", blur=unit)
    for part in (base, top):
        easel.shade(part, (x - 28 * unit, 0), (x + 28 * unit, 0), metal)
    for side in (-1, 1):
        easel.curve(
            (x + side * 24 * unit, y - 16 * unit),
            (x + side * 29 * unit, y - 48 * unit),
            (x + side * 10 * unit, y - 86 * unit),
            colour="#7A6A48",
            width=3.4 * unit,
        )
    easel.curve(
        (x - 10 * unit, y - 88 * unit),
        (x - 22 * unit, y - 112 * unit),
        (x, y - 124 * unit),
        (x + 22 * unit, y - 112 * unit),
        (x + 10 * unit, y - 88 * unit),
        colour="#8A7850",
        width=1.8 * unit,
    )
    easel.fill(box(x - 28 * unit, y - 22 * unit, 56 * unit, 3 * unit, unit), BRASS)


def sheet_lines(
    easel: Easel, corners: list[Point], rows: int, colour: str, alpha: float, *, columns: int = 1
) -> None:
    """Grey strokes that stand for lines of print on a sheet (corners: top left, clockwise)."""
    first, second, third, fourth = corners

    def at(across: float, down: float) -> Point:
        top = (
            first[0] + (second[0] - first[0]) * across,
            first[1] + (second[1] - first[1]) * across,
        )
        low = (
            fourth[0] + (third[0] - fourth[0]) * across,
            fourth[1] + (third[1] - fourth[1]) * across,
        )
        return top[0] + (low[0] - top[0]) * down, top[1] + (low[1] - top[1]) * down

    size = math.dist(first, fourth) / rows
    for column in range(columns):
        begin, end = (column + 0.08) / columns, (column + 0.92) / columns
        for row in range(rows):
            last = (
                end
                if easel.dice.random() < 0.8
                else begin + (end - begin) * easel.dice.uniform(0.3, 0.8)
            )
            down = (row + 0.5) / rows
            easel.line(
                at(begin, down), at(last, down), colour=colour, width=size * 0.26, alpha=alpha
            )


def dividers(easel: Easel, x: float, y: float, length: float, turn: float, spread: float) -> None:
    """A pair of dividers seen from above, hinged at (x, y)."""
    with easel.placed(x, y, turn=turn):
        legs = joined(
            [
                taper(
                    [
                        (0, 0),
                        polar((0, 0), length * 0.55, side * spread),
                        polar((0, 0), length, side * spread * 0.92),
                    ],
                    [length * 0.06, length * 0.045, 1.0],
                )
                for side in (-1, 1)
            ]
        )
        with easel.placed(7, 9):
            easel.fill(legs, "#000000", 0.45, blur=4)
        easel.shade(
            legs,
            (0, -length * 0.3),
            (0, length * 0.3),
            ((0, "#F2F0E6", 1), (0.5, "#8C8A80", 1), (1, "#E8D8A8", 1)),
        )
        easel.shade(
            oval(0, 0, length * 0.075), (-9, -9), (9, 9), ((0, "#F7E3AE", 1), (1, "#7A5A22", 1))
        )
        easel.fill(box(-length * 0.17, -length * 0.024, length * 0.13, length * 0.048, 2), BRASS)


def magnifier(easel: Easel, x: float, y: float, radius: float, turn: float) -> None:
    """A magnifying glass seen from above, its handle turned by degrees."""
    with easel.placed(x, y, turn=turn):
        easel.fill(
            joined(
                [
                    box(radius, -radius * 0.15 + 9, radius * 1.7, radius * 0.3, 6),
                    oval(6, 11, radius * 1.08),
                ]
            ),
            "#000000",
            0.4,
            blur=6,
        )
        easel.shade(
            box(radius, -radius * 0.14, radius * 1.7, radius * 0.28, radius * 0.12),
            (0, -radius * 0.14),
            (0, radius * 0.14),
            ((0, "#8A5A34", 1), (0.4, "#5A3620", 1), (1, "#24140C", 1)),
        )
        easel.fill(box(radius, -radius * 0.16, radius * 0.3, radius * 0.32), BRASS)
    easel.shade(
        oval(x, y, radius),
        (x - radius, y - radius),
        (x + radius, y + radius),
        ((0, "#FFFFFF", 0.36), (0.45, "#FFFFFF", 0.05), (1, "#FFFFFF", 0.2)),
    )
    easel.stroke(oval(x, y, radius), "#6E5426", radius * 0.15)
    easel.stroke(oval(x, y, radius * 1.03), "#F4DA9A", radius * 0.04, 0.9)


def headset(easel: Easel, x: float, y: float, size: float) -> None:
    """A pair of earphones lying on a table, seen from a little above."""
    easel.shadow(x, y + size * 0.2, size * 1.2, 0.6, flat=0.4)
    for grow, colour in ((0.0, "#14171A"), (0.14, "#22272B")):
        arc = skia.Path()
        arc.addArc(
            skia.Rect.MakeLTRB(
                x - size + grow * size,
                y - size * 0.9 + grow * size,
                x + size - grow * size,
                y + size * 0.7,
            ),
            180,
            180,
        )
        easel.stroke(arc, colour, size * 0.07)
        easel.stroke(arc, FLAME, size * 0.016, 0.5)
    for side in (-1, 1):
        px = x + side * size * 0.95
        cup = oval(px, y + size * 0.12, size * 0.24, size * 0.34)
        easel.rim(cup, "#101316", FLAME, (1.2, -1.6), alpha=0.7)
        easel.shade(
            oval(px + side * size * -0.1, y + size * 0.12, size * 0.15, size * 0.28),
            (0, y - size * 0.2),
            (0, y + size * 0.4),
            ((0, "#4A4038", 1), (1, "#17130F", 1)),
        )
