"""The bridge runs across the river at dusk while families leave with their bicycles."""

import sky
from bridge import Bridge
from city import roofline, tree_clump
from clouds import mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import glints, grass, hill, reflect
from palette import veil
from people import child, cyclist_walking, walker
from shapes import joined, moved, oval, smooth
from view import Camera

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def long_bien(easel: Easel) -> None:
    """The bridge runs across the river at dusk while families leave with their bicycles."""
    horizon = 560.0
    easel.wash(
        0,
        horizon,
        (
            (0, "#0B1428", 1),
            (0.32, "#1B2C4E", 1),
            (0.58, "#4A4260", 1),
            (0.78, "#9A5A52", 1),
            (0.92, "#DB8A55", 1),
            (1, "#F0B26C", 1),
        ),
    )
    easel.glow(760, horizon, 780, "#F5B064", 0.55, flat=0.34)
    sky.stars(easel, 150, 330, brightness=0.6)
    field = noise_field(easel.noise, across=3, down=14, octaves=6)
    easel.texture(ramp_mask(field, 0.5, 1) * rows_between(0.18, 0.56, 0.1) * 0.5, "#37304E", WHOLE)
    easel.texture(ramp_mask(field, 0.62, 1) * rows_between(0.36, 0.6, 0.08) * 0.4, "#F6B978", WHOLE)
    easel.fall(
        roofline(easel.dice, horizon + 2, 5, 17, left=-20, right=1620, widest=34),
        ((0, "#6D4A55", 1), (1, "#9A6458", 1)),
    )
    for x in (70, 210, 330, 520, 610):
        easel.fill(tree_clump(easel.dice, x, horizon + 3, 74, 38), "#6A4853", 0.9)
    mist(easel, "#F2B77E", 528, 566, 0.35)
    view = Camera(800, horizon, 980, 6)
    Bridge(view, (118, 92), (-0.56, 0.8285), "#0D0F1C", "#8A5A56").draw(easel, 11)
    reflect(easel, horizon, 900, squeeze=0.95, ripple=9, alpha=0.82, tint="#141A30", dim=0.5)
    glints(easel, 760, horizon + 4, 790, 620, "#F8C98C", 260, 0.5)
    _sandbar(easel)
    _boats(easel)
    _procession(easel)


def _sandbar(easel: Easel) -> None:
    bar = smooth(
        [(-20, 640), (140, 628), (330, 634), (420, 644), (300, 654), (80, 660), (-20, 664)],
        closed=True,
    )
    easel.shade(bar, (0, 626), (0, 664), ((0, "#3E3244", 1), (1, "#1A1B2C", 1)))
    grass(easel, -10, 340, 640, 16, 160, ("#2A2438", "#4A3A44"))


def _boats(easel: Easel) -> None:
    for x, y, size in ((250, 708, 1.0), (520, 612, 0.5)):
        hull = moved(
            smooth([(-70, -8), (-40, 4), (40, 4), (72, -10), (40, -3), (-36, -2)], closed=True),
            x,
            y,
            scale=size,
        )
        roof = moved(
            smooth([(-26, -3), (-22, -20), (0, -25), (22, -20), (26, -3)], closed=True),
            x,
            y,
            scale=size,
        )
        easel.rim(joined([hull, roof]), "#0C0E1A", "#C27C55", (0.5, -1.2), alpha=0.7)
        easel.fill(moved(walker(stride=0.2), x - 46 * size, y - 3, scale=0.36 * size), "#0C0E1A")
        easel.shade(
            oval(x, y + 9 * size, 76 * size, 5 * size),
            (0, y),
            (0, y + 14),
            veil("#070A14", 0.55, 0),
            blur=2,
        )


def _procession(easel: Easel) -> None:
    bank = hill(
        [(560, 960), (700, 838), (830, 786), (1000, 766), (1220, 758), (1440, 748), (1640, 736)],
        920,
    )
    easel.rim(bank, "#080A14", "#B0684A", (0, -2.2), alpha=0.75)
    easel.shade(
        bank, (0, 740), (0, 900), ((0, "#2A1E28", 0.9), (0.35, "#0C0D18", 0.9), (1, "#05070D", 1))
    )
    grass(easel, 690, 1620, 772, 26, 330, ("#0A0B14", "#2E2028"))
    grass(easel, 1150, 1620, 752, 24, 200, ("#0A0B14", "#2E2028"))
    people = (
        (cyclist_walking(facing=-1), 862, 784, 1.0),
        (walker(stride=0.8, load="bundle", facing=-1), 944, 776, 0.98),
        (child(facing=-1), 985, 772, 1.0),
        (walker(stride=0.9, load="pole", facing=-1), 1060, 770, 1.02),
        (cyclist_walking(facing=-1, hat=False), 1180, 764, 1.06),
        (walker(stride=0.7, load="child", facing=-1), 1278, 762, 1.05),
        (child(facing=-1, stride=0.9), 1314, 761, 1.04),
        (cyclist_walking(facing=-1), 1408, 756, 1.1),
        (walker(stride=0.9, hat=True, load="bundle", facing=-1), 1500, 751, 1.1),
        (walker(stride=0.8, load="pole", facing=-1), 1580, 747, 1.12),
    )
    for shape, x, y, size in people:
        figure = moved(shape, x, y, scale=size)
        easel.fill(moved(figure, 1.5, 0), "#000000", 0.25, blur=4)
        easel.rim(figure, "#07080F", "#E09A62", (-0.9, -0.9), alpha=0.8, blur=0.4)
    easel.wash(800, 900, veil("#04060B", 0, 0.75))
