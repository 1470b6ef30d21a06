"""Broken masonry; knows nothing of the buildings it came from."""

from easel import Easel
from palette import mix
from shapes import moved, polar, polygon, smooth, taper


def rubble(easel: Easel, x: float, y: float, half: float, height: float) -> None:
    """A heap of broken brick, beams sticking out, centred on (x, y) at its foot."""
    dice = easel.dice
    heap = smooth(
        [
            (x - half, y + 18),
            (x - half * 0.66, y - height * 0.30),
            (x - half * 0.3, y - height * 0.72),
            (x + half * 0.04, y - height * 0.6),
            (x + half * 0.36, y - height * 0.85),
            (x + half * 0.7, y - height * 0.28),
            (x + half, y + 18),
        ]
    )
    heap.close()
    easel.shade(
        heap,
        (0, y - height),
        (0, y + 20),
        ((0, "#5A4840", 1), (0.5, "#332C32", 1), (1, "#1A1820", 1)),
    )
    pieces = sorted(
        ((max(-1.02, min(1.02, dice.gauss(0, 0.42))), dice.random()) for _ in range(250)),
        key=lambda piece: piece[1],
    )
    for across, down in pieces:
        crest = height * (0.80 - 0.75 * across * across)
        px, py = x + across * half, y + 20 - crest * (1 - down)
        size = dice.uniform(4, 15) * (0.7 + 0.5 * down)
        with easel.placed(px, py, turn=dice.uniform(-40, 40)):
            brick = polygon(
                [
                    (-size, -size * 0.4),
                    (size * dice.uniform(0.5, 1), -size * 0.55),
                    (size, size * 0.4),
                    (-size * 0.8, size * 0.5),
                ]
            )
            tone = mix(
                dice.choice(("#6E4A3C", "#5A5560", "#4A4048", "#7A6450")),
                "#12141E",
                0.25 + 0.45 * down,
            )
            easel.fill(moved(brick, 1, 2), "#0A0B12", 0.5)
            easel.fill(brick, tone)
            easel.line(
                (-size, -size * 0.4),
                (size * 0.5, -size * 0.55),
                colour="#F2B874",
                width=1.1,
                alpha=0.5 * (1 - down * 0.6),
            )
    for _ in range(12):
        px, py = x + dice.uniform(-0.62, 0.62) * half, y - dice.uniform(0, height * 0.4)
        end = polar((px, py), dice.uniform(40, 110), dice.uniform(-160, -20))
        easel.rim(
            taper([(px, py), end], [6, 4]), "#15141C", "#F2B874", (0.5, -1), alpha=0.6, blur=0.4
        )
