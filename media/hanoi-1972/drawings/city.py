"""Hanoi's buildings as silhouettes and fronts; knows nothing of the sky behind them."""

import math
import random

import skia
from easel import Easel, Stops
from palette import mix
from shapes import Point, arch, box, joined, oval, polygon, smooth


def tube_house(
    dice: random.Random, x: float, ground: float, width: float, height: float
) -> skia.Path:
    """The outline of one narrow house with its roof, parapet, tank or mast."""
    top = ground - height
    parts = [box(x, top, width, height + 4)]
    kind = dice.random()
    if kind < 0.34:
        rise = width * dice.uniform(0.28, 0.42)
        parts.append(
            polygon([(x - 3, top + 1), (x + width / 2, top - rise), (x + width + 3, top + 1)])
        )
        if dice.random() < 0.4:
            chimney = x + width * 0.72
            parts.append(box(chimney, top - rise * 0.95, width * 0.09, rise * 0.9))
    elif kind < 0.58:
        rise = width * dice.uniform(0.2, 0.34)
        ridge = x + width * dice.choice((0.0, 1.0))
        parts.append(polygon([(x - 2, top + 1), (ridge, top - rise), (x + width + 2, top + 1)]))
    elif kind < 0.8:
        parts.append(box(x - 2, top - 3, width + 4, 5))
        step = width * 0.5
        parts.append(box(x + width * 0.25, top - height * 0.08 - 6, step, height * 0.08 + 8))
        parts.append(box(x + width * 0.2, top - height * 0.08 - 8, step + width * 0.1, 3))
    else:
        parts.append(box(x - 2, top - 2, width + 4, 4))
        tank = width * 0.3
        left = x + width * 0.52
        parts.append(box(left, top - tank * 0.9, tank, tank * 0.7, tank * 0.16))
        parts += [
            box(left + 1, top - tank * 0.3, 1.4, tank * 0.3),
            box(left + tank - 2.4, top - tank * 0.3, 1.4, tank * 0.3),
        ]
    if dice.random() < 0.25:
        mast = x + width * dice.uniform(0.1, 0.4)
        tall = dice.uniform(16, 34)
        parts.append(box(mast, top - tall, 1.1, tall + 8))
        for rung in range(3):
            parts.append(box(mast - 6 + rung, top - tall + 2 + rung * 4, 13 - rung * 2, 0.9))
    return joined(parts)


def roofline(
    dice: random.Random,
    ground: float,
    low: float,
    high: float,
    *,
    left: float = -20,
    right: float = 1620,
    widest: float = 62,
) -> skia.Path:
    """A row of houses wall to wall, as one silhouette."""
    parts = []
    x = left
    while x < right:
        width = dice.uniform(widest * 0.4, widest)
        parts.append(tube_house(dice, x, ground, width, dice.uniform(low, high)))
        x += width - 0.5
    parts.append(box(left, ground - low, right - left, low + 20))
    return joined(parts)


def tree_clump(
    dice: random.Random, x: float, ground: float, width: float, height: float
) -> skia.Path:
    """A far tree: a trunk under masses of small leaves."""
    parts = [
        polygon(
            [
                (x - width * 0.03, ground),
                (x - width * 0.02, ground - height * 0.5),
                (x + width * 0.02, ground - height * 0.5),
                (x + width * 0.04, ground),
            ]
        )
    ]
    for _ in range(9):
        mass_x = x + dice.gauss(0, 0.20) * width
        mass_y = ground - height * dice.uniform(0.5, 0.85)
        for _ in range(int(30 + width * 0.45)):
            size = 0.8 + width * 0.006 + 1.6 * dice.random()
            parts.append(
                oval(
                    mass_x + dice.gauss(0, 0.075) * width,
                    mass_y + dice.gauss(0, 0.075) * height,
                    size * 1.3,
                    size * 0.8,
                )
            )
        parts.append(oval(mass_x, mass_y, width * 0.075, height * 0.07))
    return joined(parts)


def palm(
    dice: random.Random, x: float, ground: float, height: float, lean: float = 0.0
) -> skia.Path:
    """A slender areca or coconut palm."""
    top = (x + lean, ground - height)
    trunk = []
    for index in range(11):
        share = index / 10
        trunk.append(
            (x + lean * share**1.7, ground - height * share, height * (0.03 - 0.014 * share))
        )
    left = [(px - w, py) for px, py, w in trunk]
    right = [(px + w, py) for px, py, w in reversed(trunk)]
    parts = [polygon([*left, *right])]
    for index in range(11):
        angle = -2.9 + index * 0.55 / 2 + dice.uniform(-0.1, 0.1)
        reach = height * dice.uniform(0.3, 0.4)
        parts.append(_frond(top, angle, reach, dice))
    return joined(parts)


def _frond(foot: Point, angle: float, reach: float, dice: random.Random) -> skia.Path:

    dx, dy = math.cos(angle), math.sin(angle)
    path = skia.Path()
    for index in range(2, 24):
        share = index / 24
        x = foot[0] + dx * reach * share
        y = foot[1] + dy * reach * share + reach * 0.55 * share**2.2
        leaf = reach * 0.26 * (1 - abs(share - 0.45) * 1.3) * dice.uniform(0.8, 1.1)
        for side in (-1, 1):
            tip_x = x + dx * leaf * 0.7 + side * dy * leaf * 0.25
            tip_y = y + leaf * 0.75
            path.moveTo(x - 1.0, y)
            path.lineTo(tip_x, tip_y)
            path.lineTo(x + 1.0, y)
            path.close()
    return path


def cathedral(x: float, ground: float, width: float) -> skia.Path:
    """St Joseph's front: two square towers, a gabled nave with its cross between them."""
    tower = width * 0.31
    height = width * 1.28
    parts = []
    for left in (x, x + width - tower):
        parts += [
            box(left, ground - height, tower, height),
            box(left - width * 0.012, ground - height * 0.30, tower + width * 0.024, width * 0.018),
            box(left - width * 0.012, ground - height * 0.62, tower + width * 0.024, width * 0.018),
            box(left - width * 0.016, ground - height, tower + width * 0.032, width * 0.026),
        ]
        for corner in (0.0, 0.5, 1.0):
            post = left + (tower - width * 0.036) * corner
            rise = width * (0.02 if corner == 0.5 else 0.034)
            parts.append(box(post, ground - height - rise * 0.55, width * 0.036, rise * 0.6))
            parts.append(
                polygon(
                    [
                        (post - width * 0.006, ground - height - rise * 0.5),
                        (post + width * 0.018, ground - height - rise * 1.15),
                        (post + width * 0.042, ground - height - rise * 0.5),
                    ]
                )
            )
        parts.append(box(left, ground - height - width * 0.022, tower, width * 0.024))
        for edge in (left - width * 0.014, left + tower - width * 0.022):
            parts.append(box(edge, ground - height * 0.98, width * 0.036, height * 0.98))
    middle = x + width / 2
    nave = ground - height * 0.66
    parts += [
        box(x + tower, nave, width - 2 * tower, ground - nave),
        polygon(
            [(x + tower, nave + 1), (middle, nave - width * 0.20), (x + width - tower, nave + 1)]
        ),
        box(middle - width * 0.008, nave - width * 0.34, width * 0.016, width * 0.16),
        box(middle - width * 0.036, nave - width * 0.30, width * 0.072, width * 0.014),
    ]
    return joined(parts)


def cathedral_openings(x: float, ground: float, width: float) -> list[skia.Path]:
    """The arched windows, rose and doors of the same front."""
    tower = width * 0.31
    height = width * 1.28
    found: list[skia.Path] = []
    for left in (x, x + width - tower):
        middle = left + tower / 2
        for offset in (-0.075, 0.015):
            found.append(
                arch(middle + offset * width, ground - height * 0.68, width * 0.06, width * 0.27)
            )
            found.append(
                arch(middle + offset * width, ground - height * 0.36, width * 0.06, width * 0.24)
            )
        found.append(arch(middle - width * 0.06, ground, width * 0.12, width * 0.24))
    middle = x + width / 2
    found.append(oval(middle, ground - height * 0.50, width * 0.085))
    found.append(arch(middle - width * 0.085, ground, width * 0.17, width * 0.36))
    return found


def house_front(
    easel: Easel,
    x: float,
    ground: float,
    width: float,
    height: float,
    wall: str,
    dark: str,
    *,
    storeys: int = 3,
    light: float = 0.0,
) -> None:
    """One tube house seen from the street, with shutters, balconies and a cornice."""
    top = ground - height
    easel.shade(
        box(x, top, width, height),
        (x, top),
        (x, ground),
        ((0, wall, 1), (1, mix(wall, dark, 0.65), 1)),
    )
    easel.fill(box(x - 2, top - 5, width + 4, 7), mix(wall, dark, 0.25))
    storey = height / storeys
    for floor in range(storeys):
        sill = ground - floor * storey
        _storey(easel, x, sill, width, storey, wall, dark, ground_floor=floor == 0, light=light)
    easel.shade(
        box(x, top, width, height),
        (x, 0),
        (x + width, 0),
        ((0, dark, 0.0), (0.8, dark, 0.0), (1, dark, 0.4)),
    )


def _storey(
    easel: Easel,
    x: float,
    sill: float,
    width: float,
    height: float,
    wall: str,
    dark: str,
    *,
    ground_floor: bool,
    light: float,
) -> None:
    easel.fill(box(x - 1.5, sill - height, width + 3, height * 0.03), mix(wall, dark, 0.4))
    if ground_floor:
        door = box(x + width * 0.12, sill - height * 0.74, width * 0.76, height * 0.74)
        easel.fill(door, mix(wall, dark, 0.82))
        for index in range(7):
            board = x + width * (0.12 + 0.76 * index / 7)
            easel.line(
                (board, sill), (board, sill - height * 0.74), colour=dark, width=0.9, alpha=0.8
            )
        return
    count = 2 if width > 70 else 1
    for index in range(count):
        wide = width * (0.26 if count == 2 else 0.4)
        left = x + width * ((index + 0.5) / count) - wide / 2
        _shutters(easel, left, sill - height * 0.2, wide, height * 0.56, wall, dark)
    if light and easel.dice.random() < light:
        easel.fill(box(x + width * 0.42, sill - height * 0.7, 1.2, height * 0.45), "#F2B968", 0.8)
    rail = sill - height * 0.2
    for index in range(int(width / 5)):
        easel.line(
            (x + 4 + index * 5, rail),
            (x + 4 + index * 5, rail + height * 0.15),
            colour=dark,
            width=0.8,
            alpha=0.7,
        )
    easel.line((x + 3, rail), (x + width - 3, rail), colour=mix(wall, dark, 0.6), width=1.6)
    easel.fill(box(x, rail + height * 0.15, width, height * 0.035), mix(wall, "#FFFFFF", 0.06))


def _shutters(
    easel: Easel, x: float, sill: float, width: float, height: float, wall: str, dark: str
) -> None:
    easel.fill(box(x - 3, sill - height - 3, width + 6, height + 3), mix(wall, dark, 0.35))
    for side in range(2):
        leaf = x + side * width / 2
        easel.fill(
            box(leaf + 0.8, sill - height, width / 2 - 1.6, height), mix(wall, "#1F3A3C", 0.72)
        )
        slats = int(height / 4)
        for slat in range(slats):
            y = sill - height + 2 + slat * 4
            easel.line(
                (leaf + 2.2, y), (leaf + width / 2 - 2.4, y), colour=dark, width=0.9, alpha=0.55
            )


def skyline(easel: Easel, ground: float, far: Stops, near: str) -> None:
    """Three planes of city, each darker and taller than the one behind it."""
    dice = easel.dice
    easel.fall(roofline(dice, ground - 16, 12, 40, widest=44), far)
    for x in (130, 520, 905, 1330):
        easel.fill(
            tree_clump(dice, x + dice.uniform(-60, 60), ground, 130, 90), mix(far[-1][1], near, 0.6)
        )
    easel.fall(
        roofline(dice, ground + 22, 26, 66, widest=70),
        ((0, mix(far[0][1], near, 0.72), 1), (1, mix(far[-1][1], near, 0.85), 1)),
    )


def tiles(easel: Easel, roof: list[Point], rows: int, colour: str, alpha: float) -> None:
    """Courses of tiles across a sloping roof given by its four corners (top left, clockwise)."""
    top_left, top_right, low_right, low_left = roof
    for row in range(rows + 1):
        share = row / rows
        left = (
            top_left[0] + (low_left[0] - top_left[0]) * share,
            top_left[1] + (low_left[1] - top_left[1]) * share,
        )
        right = (
            top_right[0] + (low_right[0] - top_right[0]) * share,
            top_right[1] + (low_right[1] - top_right[1]) * share,
        )
        count = max(4, int((right[0] - left[0]) / 9))
        wavy = [
            (
                left[0] + (right[0] - left[0]) * i / count,
                left[1] + (right[1] - left[1]) * i / count + (1.2 if i % 2 else -1.2),
            )
            for i in range(count + 1)
        ]
        easel.stroke(smooth(wavy), colour, 1.0, alpha)
