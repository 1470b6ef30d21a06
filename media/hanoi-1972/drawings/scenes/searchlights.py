"""Five beams cross above the dark city; three bombers are tiny where they meet."""

import aircraft
import skia
import sky
from city import cathedral, palm, roofline, skyline, tree_clump
from clouds import light_at, mist, noise_field, ramp_mask, rows_between
from easel import Easel
from palette import veil
from shapes import Point, joined, moved, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def searchlights(easel: Easel) -> None:
    """Five beams cross above the dark city; three bombers are tiny where they meet."""
    easel.wash(
        0,
        900,
        (
            (0, "#060A14", 1),
            (0.3, "#0C1528", 1),
            (0.55, "#16243F", 1),
            (0.7, "#2A2D49", 1),
            (0.80, "#4A3447", 1),
            (0.87, "#74423F", 1),
            (1, "#74423F", 1),
        ),
    )
    easel.glow(1150, 800, 760, "#B4573F", 0.45, flat=0.3)
    sky.stars(easel, 620, 660)
    haze = noise_field(easel.noise, across=4, down=9, octaves=6)
    easel.texture(ramp_mask(haze, 0.45, 1) * rows_between(0.5, 0.8, 0.12) * 0.20, "#7A5B66", WHOLE)
    meeting = (1085.0, 205.0)
    feet = (
        (715, 772, 0.42),
        (905, 778, 0.62),
        (1040, 764, 0.55),
        (1262, 780, 0.66),
        (1492, 770, 0.5),
    )
    aims = ((1150, 205), (1062, 180), (1102, 300), (1048, 214), (1010, 250))
    for index, ((x, y, strength), aim) in enumerate(zip(feet, aims, strict=True)):
        sky.beam(
            easel,
            (x, y),
            aim,
            spread=1.8 + 0.25 * (index % 3),
            length=1250,
            strength=strength * 1.15,
        )
    lit = light_at(meeting[0], meeting[1] + 10, 150)
    easel.texture(
        ramp_mask(haze, 0.2, 1) * lit * 0.42, "#E9DFC8", WHOLE, mode=skia.BlendMode.kScreen
    )
    easel.glow(*meeting, 230, "#E6DCC4", 0.30)
    _bomber_cell(easel, meeting)
    for x, y in ((842, 352), (1248, 318), (968, 420), (1190, 452), (1340, 250)):
        sky.flare(easel, x, y, easel.dice.uniform(7, 13), 0.75)
    skyline(easel, 800, ((0, "#2A2334", 1), (1, "#3C2A38", 1)), "#070A12")
    mist(easel, "#8A5148", 742, 812, 0.22)
    front = joined([cathedral(1345, 850, 84), roofline(easel.dice, 880, 42, 92, widest=92)])
    easel.rim(front, "#05070D", "#5C3A3C", (0.8, -1.4), alpha=0.55)
    for x, tall in ((88, 150), (1120, 140), (1150, 105)):
        easel.fill(palm(easel.dice, x, 872, tall, 14), "#05070D")
    for x, width in ((470, 190), (790, 150), (1540, 220)):
        easel.fill(tree_clump(easel.dice, x, 890, width, width * 0.7), "#04060B")
    easel.wash(840, 900, veil("#04060B", 0, 0.9))


def _bomber_cell(easel: Easel, centre: Point) -> None:
    plan = aircraft.b52_silhouette()
    for dx, dy, size in ((-4, -6, 1.16), (-64, 40, 1.0), (58, 52, 1.0)):
        x, y = centre[0] + dx, centre[1] + dy
        for side in (-0.55, -0.3, 0.3, 0.55):
            start = (x + side * 22, y + 6)
            end = (start[0] - 70, start[1] + 120)
            easel.shade(
                taper([start, end], [1.6, 11]), start, end, veil("#EDE4D0", 0.12, 0.04, 0), blur=2.5
            )
        body = moved(plan, x, y, scale=size, turn=26)
        easel.fill(body, "#F4EBD8", 0.35, blur=3)
        easel.shade(body, (x, y - 20), (x, y + 24), ((0, "#111827", 1), (1, "#2C3242", 1)))
