"""Banyan, bamboo, rice, lotus and water; knows nothing of the scenes they stand in."""

import math

import skia
from easel import HEIGHT, WIDTH, Easel
from palette import mix
from shapes import Point, oval, polar, polygon, smooth, taper


def leaf_mass(
    easel: Easel,
    x: float,
    y: float,
    across: float,
    down: float,
    dark: str,
    lit: str,
    count: int,
    *,
    size: float = 9,
    toward: float = -1.0,
) -> None:
    """A cloud of small leaves, those on the lit side (-1 left, 1 right) paler."""
    dice = easel.dice
    for _ in range(count):
        dx, dy = dice.gauss(0, 0.42), dice.gauss(0, 0.42)
        light = max(0.0, min(1.0, 0.32 - dy * 0.5 + toward * dx * 0.35 + dice.uniform(-0.25, 0.25)))
        _leaf(
            easel,
            x + dx * across,
            y + dy * down,
            size * dice.uniform(0.6, 1.3),
            dice.uniform(0, 360),
            mix(dark, lit, light),
        )


def _leaf(easel: Easel, x: float, y: float, size: float, turn: float, colour: str) -> None:
    with easel.placed(x, y, turn=turn):
        easel.fill(
            smooth([(-size, 0), (0, -size * 0.42), (size, 0), (0, size * 0.42)], closed=True),
            colour,
        )


def branch(
    easel: Easel,
    foot: Point,
    angle: float,
    length: float,
    width: float,
    dark: str,
    lit: str,
    depth: int,
    tips: list[Point],
) -> None:
    """A forking branch; the ends of its twigs are collected for leaves."""
    dice = easel.dice
    bend = dice.uniform(-14, 14)
    middle = polar(foot, length * 0.5, angle + bend)
    end = polar(middle, length * 0.5, angle - bend * 0.6)
    path = taper([foot, middle, end], [width, width * 0.82, width * 0.62])
    easel.rim(path, dark, lit, (-width * 0.12, -width * 0.1), alpha=0.6)
    easel.fill(oval(*end, width * 0.31), dark)
    if depth == 0:
        tips.append(end)
        return
    for turn in (dice.uniform(-38, -16), dice.uniform(14, 36)):
        branch(
            easel,
            end,
            angle + turn,
            length * dice.uniform(0.66, 0.84),
            width * 0.6,
            dark,
            lit,
            depth - 1,
            tips,
        )


def aerial_roots(
    easel: Easel, left: float, right: float, top: float, bottom: float, count: int, colour: str
) -> None:
    """The hanging roots of a banyan."""
    dice = easel.dice
    for _ in range(count):
        x = dice.uniform(left, right)
        low = top + (bottom - top) * dice.uniform(0.3, 1.0)
        sway = dice.uniform(-8, 8)
        easel.curve(
            (x, top),
            (x + sway, (top + low) / 2),
            (x + sway * 0.3, low),
            colour=colour,
            width=dice.uniform(0.8, 2.6),
            alpha=dice.uniform(0.5, 1.0),
        )


def bamboo(
    easel: Easel, x: float, ground: float, height: float, lean: float, colour: str, lit: str
) -> None:
    """One arching stem with joints and drooping leaf sprays."""
    dice = easel.dice
    count = 14
    stem = []
    for index in range(count + 1):
        share = index / count
        stem.append((x + lean * share**2.2, ground - height * (share - 0.16 * share**4)))
    width = height * 0.013
    easel.fill(taper(stem, [width * (1 - 0.8 * i / count) for i in range(count + 1)]), colour)
    for index, (px, py) in enumerate(stem[2:], start=2):
        easel.line((px - width * 0.5, py), (px + width * 0.5, py), colour=lit, width=0.9, alpha=0.5)
        share = index / count
        for _ in range(int(1 + 5 * share)):
            angle = dice.uniform(20, 160)
            reach = height * dice.uniform(0.05, 0.10)
            foot = polar((px, py), reach * 0.4, angle - 60)
            end = polar(foot, reach, angle)
            easel.fill(
                taper(
                    [foot, ((foot[0] + end[0]) / 2, (foot[1] + end[1]) / 2), end],
                    [0.5, height * 0.0085, 0.3],
                ),
                mix(colour, lit, dice.uniform(0, 0.5)),
            )


def bamboo_clump(
    easel: Easel, x: float, ground: float, height: float, count: int, colour: str, lit: str
) -> None:
    """Several stems leaning apart from one root."""
    dice = easel.dice
    for index in range(count):
        share = index / max(1, count - 1) - 0.5
        bamboo(
            easel,
            x + share * height * 0.14,
            ground,
            height * dice.uniform(0.7, 1.0),
            share * height * dice.uniform(0.5, 1.0),
            colour,
            lit,
        )


def grass(
    easel: Easel,
    left: float,
    right: float,
    ground: float,
    height: float,
    count: int,
    colours: tuple[str, str],
    *,
    bow: float = 0.4,
) -> None:
    """Blades of grass or rice standing on a line."""
    dice = easel.dice
    for _ in range(count):
        x = dice.uniform(left, right)
        y = ground + dice.uniform(-2, 4)
        tall = height * dice.uniform(0.45, 1.0)
        tip = dice.uniform(-bow, bow) * tall
        easel.fill(
            taper([(x, y), (x + tip * 0.3, y - tall * 0.6), (x + tip, y - tall)], [1.8, 1.3, 0.3]),
            mix(*colours, dice.random()),
        )


def lotus(easel: Easel, x: float, y: float, size: float, dark: str, lit: str) -> None:
    """A half-open lotus whose stem joins at (x, y)."""
    rows = ((5, 62, 0.80, 0.0), (4, 40, 1.0, 0.28), (3, 22, 1.06, 0.5))
    for count, fan, tall, glow in rows:
        for index in range(count):
            share = index / (count - 1) - 0.5
            with easel.placed(x, y, turn=share * 2 * fan):
                length = size * tall
                half = size * 0.23
                petal = smooth(
                    [
                        (0, 0),
                        (-half, -length * 0.5),
                        (-half * 0.35, -length * 0.86),
                        (0, -length),
                        (half * 0.35, -length * 0.86),
                        (half, -length * 0.5),
                    ],
                    closed=True,
                )
                easel.shade(
                    petal,
                    (0, 0),
                    (0, -length),
                    (
                        (0, mix(dark, lit, glow * 0.6), 1),
                        (0.6, mix(dark, lit, 0.35 + glow * 0.5), 1),
                        (1, mix(dark, lit, 0.7 + glow * 0.3), 1),
                    ),
                )
                easel.stroke(petal, dark, 0.8, 0.5)
                easel.curve(
                    (0, -length * 0.1), (0, -length * 0.9), colour=dark, width=0.6, alpha=0.35
                )


def reflect(
    easel: Easel,
    line: float,
    bottom: float,
    *,
    squeeze: float = 1.0,
    ripple: float = 5.0,
    alpha: float = 0.75,
    tint: str = "#0A1426",
    dim: float = 0.35,
) -> None:
    """Mirror what stands above the water line into the water, broken by ripples."""
    image = easel.sheet()
    unit = image.width() / WIDTH
    step = 0.8
    y = line
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear)
    paint = skia.Paint(Alphaf=alpha)
    while y < min(bottom, HEIGHT):
        depth = y - line
        source = max(0.0, line - easel.lift - depth * squeeze - step)
        spread = ripple * (0.15 + depth / max(1.0, bottom - line))
        shift = (
            spread
            * (math.sin(depth * 0.55 / (1 + depth * 0.006)) + 0.6 * math.sin(depth * 0.23 + 1.3))
            + easel.dice.uniform(-0.12, 0.12) * spread
        )
        # The strip is overlapped by half a step, so that no seam shows between neighbours.
        easel.canvas.drawImageRect(
            image,
            skia.Rect.MakeXYWH(0, source * unit, image.width(), step * unit),
            skia.Rect.MakeXYWH(shift - 24, y, WIDTH + 48, step * 1.02),
            sampling,
            paint,
        )
        y += step
    easel.wash(line, bottom, ((0, tint, dim * 0.5), (1, tint, dim)))


def glints(
    easel: Easel,
    x: float,
    top: float,
    bottom: float,
    half: float,
    colour: str,
    count: int,
    alpha: float = 0.6,
) -> None:
    """Short bright strokes on water, wider and longer toward the viewer."""
    dice = easel.dice
    for _ in range(count):
        share = dice.random() ** 1.3
        y = top + share * (bottom - top)
        centre = x + dice.gauss(0, 0.45) * half * (0.4 + share)
        reach = (3 + 15 * share) * dice.uniform(0.3, 1.2)
        thick = 0.35 + 0.8 * share
        easel.fill(
            oval(centre, y, reach, thick),
            colour,
            alpha * dice.uniform(0.15, 1.0),
            mode=skia.BlendMode.kScreen,
        )


def hill(points: list[Point], bottom: float) -> skia.Path:
    """A ridge through the points, filled down to the bottom."""
    path = smooth(points)
    path.lineTo(points[-1][0], bottom)
    path.lineTo(points[0][0], bottom)
    path.close()
    return path


def field_rows(
    easel: Easel,
    horizon: float,
    bottom: float,
    vanish: float,
    count: int,
    colour: str,
    alpha: float,
) -> None:
    """Lines running to one point on the horizon: furrows, paving, rails."""
    for index in range(count):
        share = index / (count - 1) - 0.5
        far = vanish + share * 160
        near = vanish + share * 4200
        easel.shade(
            polygon([(far, horizon), (far + 1, horizon), (near + 6, bottom), (near, bottom)]),
            (0, horizon),
            (0, bottom),
            ((0, colour, 0), (1, colour, alpha)),
        )


def broad_tree(
    easel: Easel,
    x: float,
    ground: float,
    height: float,
    colours: tuple[str, str, str, str],
    *,
    toward: float = -1.0,
    leaves: int = 90,
) -> None:
    """A broad-leaved tree: colours of trunk, its lit edge, dark leaves, lit leaves."""
    trunk, edge, dark, lit = colours
    tips: list[Point] = []
    fork = (x, ground - height * 0.34)
    easel.rim(
        taper(
            [(x - height * 0.012, ground), (x, ground - height * 0.2), fork],
            [height * 0.075, height * 0.052, height * 0.05],
        ),
        trunk,
        edge,
        (toward * 2, -1),
        alpha=0.6,
    )
    for angle, reach in ((-128, 0.24), (-92, 0.27), (-55, 0.24)):
        branch(easel, fork, angle, height * reach, height * 0.034, trunk, edge, 2, tips)
    middle = ground - height * 0.68
    leaf_mass(
        easel,
        x,
        middle,
        height * 0.26,
        height * 0.2,
        dark,
        mix(dark, lit, 0.45),
        leaves * 8,
        size=height * 0.014,
        toward=toward,
    )
    for tip in tips:
        leaf_mass(
            easel,
            *tip,
            height * 0.115,
            height * 0.09,
            dark,
            lit,
            leaves,
            size=height * 0.013,
            toward=toward,
        )
