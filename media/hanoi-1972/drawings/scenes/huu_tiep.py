"""Morning at the small lake in Ngọc Hà: part of a bomber stands out of the water."""

from city import house_front, roofline
from clouds import mist
from easel import Easel
from nature import glints, leaf_mass, reflect
from palette import veil
from people import bicycle, child, waiting, walker
from shapes import box, moved, oval, polar, polygon, smooth, taper


def huu_tiep(easel: Easel) -> None:
    """Morning at the small lake in Ngọc Hà: part of a bomber stands out of the water."""
    line = 556.0
    easel.wash(
        0,
        900,
        (
            (0, "#14243F", 1),
            (0.2, "#36486A", 1),
            (0.38, "#8A6A70", 1),
            (0.5, "#D9996E", 1),
            (0.6, "#F5C98C", 1),
            (1, "#F5C98C", 1),
        ),
    )
    easel.glow(1180, 420, 640, "#FFB765", 0.6, flat=0.7)
    far = roofline(easel.dice, line, 60, 150, widest=90)
    easel.fall(far, ((0, "#A99384", 1), (1, "#BFA48A", 1)))
    for x, size in ((210, 210), (470, 150), (1010, 170), (1420, 260)):
        leaf_mass(
            easel, x, 400, size * 0.62, size * 0.42, "#6E6E66", "#C9B080", 420, size=6, toward=1
        )
    mist(easel, "#F7DDB4", 380, 560, 0.6)
    _lake_houses(easel, line)
    _lake_edge(easel, line)
    reflect(easel, line, 900, squeeze=1.0, ripple=5, alpha=0.9, tint="#1C3440", dim=0.42)
    easel.glow(1180, 700, 460, "#FFE3B0", 0.35, flat=0.5)
    _wreck(easel, 770, 610)
    glints(easel, 1160, 575, 860, 330, "#FFF0CF", 190, 0.6)
    _lake_plants(easel)
    easel.wash(760, 900, veil("#0A1620", 0, 0.2))


def _lake_houses(easel: Easel, line: float) -> None:
    x = -30.0
    walls = ("#C79A5E", "#B98C6A", "#A89A7C", "#C4A672", "#8E8A74", "#BF8F60")
    while x < 1620:
        wide = easel.dice.uniform(84, 128)
        tall = easel.dice.uniform(112, 215) if not 560 < x < 980 else easel.dice.uniform(80, 120)
        house_front(
            easel,
            x,
            line - 14,
            wide,
            tall,
            easel.dice.choice(walls),
            "#2E3238",
            storeys=2 if tall < 150 else 3,
        )
        roof = polygon(
            [
                (x - 6, line - 14 - tall),
                (x + wide * 0.16, line - 14 - tall - 26),
                (x + wide * 0.86, line - 14 - tall - 26),
                (x + wide + 6, line - 14 - tall),
            ]
        )
        easel.fall(roof, ((0, "#A2603F", 1), (1, "#6C3E30", 1)))
        x += wide + 1
    easel.wash(
        330,
        line,
        ((0, "#F4D7A8", 0.0), (0.4, "#F4D7A8", 0.26), (0.7, "#F4D7A8", 0.16), (1, "#2A3A40", 0.34)),
    )


def _lake_edge(easel: Easel, line: float) -> None:
    easel.fall(
        box(-10, line - 18, 1620, 19), ((0, "#8C7A62", 1), (0.25, "#5B5348", 1), (1, "#262B2C", 1))
    )
    for x, size, low in ((60.0, 190.0, 500), (360, 120, 512), (1260, 150, 505), (1520, 230, 492)):
        easel.fill(
            taper(
                [(x, line - 10), (x + 6, low - size * 0.3), (x - 4, low - size * 0.8)],
                [size * 0.08, size * 0.05, size * 0.03],
            ),
            "#2B2A26",
        )
        leaf_mass(
            easel,
            x,
            low - size * 0.95,
            size * 0.5,
            size * 0.42,
            "#1F2E28",
            "#A9A062",
            520,
            size=6.5,
            toward=1,
        )
    for shape, x, size in (
        (waiting(), 1108, 0.5),
        (waiting(hat=True), 1136, 0.49),
        (child(), 1156, 0.5),
        (bicycle(), 455, 0.5),
        (walker(stride=0.3), 424, 0.5),
    ):
        easel.rim(
            moved(shape, x, line - 17, scale=size), "#22262A", "#FFD99A", (-0.5, -0.5), alpha=0.9
        )


def _wreck(easel: Easel, x: float, y: float) -> None:
    """A length of the body lying in the water, torn open at one end: skin, frames, stringers."""
    lit = "#F2D6A4"
    easel.fill(oval(x - 30, y + 34, 350, 24), "#0A161C", 0.55, blur=14)
    with easel.within(box(-10, -100, 1620, y + 127)):
        _hull(easel, x, y, lit)
    _gear(easel, x + 216, y + 4, lit)
    _waterline(easel, x, y)


def _hull(easel: Easel, x: float, y: float, lit: str) -> None:
    dark = "#10161C"
    turn, radius, length = -17.0, 106.0, 420.0
    with easel.placed(x + 60, y - 62, turn=turn):
        edge = [polar((0, 0), 1, angle) for angle in range(-90, 271, 15)]
        torn = [
            (px * 40 + easel.dice.uniform(-6, 34), py * radius * easel.dice.uniform(0.94, 1.02))
            for px, py in edge[1:12]
        ]
        skin = polygon([(-length, -radius), (0, -radius), *torn, (0, radius), (-length, radius)])
        easel.shade(
            skin,
            (0, -radius),
            (0, radius),
            (
                (0, "#94938A", 1),
                (0.12, "#B5AE9A", 1),
                (0.4, "#566068", 1),
                (0.75, "#2E3A42", 1),
                (1, dark, 1),
            ),
        )
        with easel.within(skin):
            _plating(easel, length, radius)
        easel.line((-length, -radius), (8, -radius), colour=lit, width=2.4, alpha=0.9)
        _torn_end(easel, radius, lit)
    with easel.placed(x - 190, y - 52, turn=-58):
        panel = polygon([(0, 0), (96, -18), (128, 4), (118, 40), (70, 34), (40, 52), (4, 36)])
        easel.rim(panel, "#4A555E", lit, (1.8, -1.8), alpha=0.85)
        for row in range(3):
            easel.line((8, 8 + row * 11), (112, 2 + row * 11), colour="#222B32", width=1, alpha=0.6)


def _plating(easel: Easel, length: float, radius: float) -> None:
    """Panel seams, rows of rivets, scorching and dents on the skin of the body."""
    dice = easel.dice
    for index in range(10):
        place = -length + 12 + index * 44
        seam = [(place + 16 * (1 - (dy / radius) ** 2), dy) for dy in range(-106, 107, 12)]
        easel.stroke(smooth(seam), "#1E262C", 1.4, 0.65)
        for px, py in seam[1::1]:
            easel.speck(px + 5, py, 0.9, "#1A2026", 0.7)
    for share in (-0.78, -0.42, 0.0, 0.42, 0.78):
        easel.line(
            (-length, share * radius), (40, share * radius), colour="#1E262C", width=1.1, alpha=0.5
        )
    for _ in range(30):
        px, py = dice.uniform(-length, 20), dice.uniform(-0.9, 0.9) * radius
        easel.fill(oval(px, py, dice.uniform(8, 40), dice.uniform(4, 12)), "#3A2A22", 0.22, blur=6)
    for _ in range(9):
        px, py = dice.uniform(-length * 0.8, -20), dice.uniform(-0.7, 0.5) * radius
        hole = [polar((px, py), dice.uniform(3, 10), angle) for angle in range(0, 360, 45)]
        easel.fill(polygon(hole), "#0A0E12")
        easel.stroke(polygon(hole), "#C9C2B0", 0.9, 0.6)
    easel.fill(box(-60, -radius, 130, 2 * radius), "#120D0A", 0.4, blur=26)


def _torn_end(easel: Easel, radius: float, lit: str) -> None:
    """The open end: darkness inside, frames and bent stringers, tongues of torn skin."""
    dice = easel.dice
    mouth = oval(4, 0, 40, radius)
    easel.shade(
        mouth,
        (-30, -radius),
        (40, radius),
        ((0, "#05080B", 1), (0.7, "#151B20", 1), (1, "#3A3A36", 1)),
    )
    for share in (0.92, 0.74):
        easel.stroke(oval(2, 0, 40 * share, radius * share), "#5A656C", 3.2, 0.9)
        easel.stroke(oval(3, 0, 40 * share, radius * share), lit, 0.9, 0.5)
    for angle in range(-80, 100, 22):
        foot = (4 + 40 * polar((0, 0), 1, angle)[0], radius * polar((0, 0), 1, angle)[1])
        reach = dice.uniform(24, 66)
        middle = (foot[0] + reach * 0.5, foot[1] + dice.uniform(-8, 8))
        end = (foot[0] + reach, foot[1] + dice.uniform(-26, 26))
        easel.curve(foot, middle, end, colour="#2A3238", width=4.2)
        easel.curve(foot, middle, end, colour=lit, width=1, alpha=0.55)
    for angle in (-88, -60, -34, 20, 48, 76):
        foot = (4 + 40 * polar((0, 0), 1, angle)[0], radius * polar((0, 0), 1, angle)[1])
        wide, reach = dice.uniform(12, 20), dice.uniform(26, 52)
        tongue = polygon(
            [
                (foot[0] - 6, foot[1] - wide),
                (foot[0] + reach * 0.6, foot[1] - wide * 0.9),
                (foot[0] + reach, foot[1] + dice.uniform(-14, 14)),
                (foot[0] + reach * 0.4, foot[1] + wide * 0.4),
                (foot[0] - 4, foot[1] + wide),
            ]
        )
        easel.rim(tongue, "#59646B" if angle < 0 else "#333D44", lit, (1.2, -1.4), alpha=0.75)


def _gear(easel: Easel, x: float, y: float, lit: str) -> None:
    strut = taper([(x - 96, y + 34), (x - 30, y - 64), (x + 2, y - 112)], [24, 20, 18])
    easel.rim(strut, "#3A444C", lit, (2, -1.5), alpha=0.9)
    brace = taper([(x + 60, y + 34), (x + 8, y - 90)], [9, 9])
    easel.rim(brace, "#333D44", lit, (1.4, -1), alpha=0.8)
    easel.fill(taper([(x - 30, y - 124), (x + 52, y - 108)], [12, 12]), "#2A3238")
    for wx, wy, radius in ((x + 44, y - 102, 60), (x - 34, y - 122, 58)):
        tyre = oval(wx, wy, radius * 0.8, radius)
        easel.fill(moved(tyre, -9, 3), "#0D1114")
        easel.rim(tyre, "#1B2024", lit, (2.6, -2.2), alpha=0.85, blur=1.5)
        easel.shade(
            tyre,
            (wx - radius, wy - radius),
            (wx + radius, wy + radius),
            ((0, "#3C4246", 0.55), (1, "#0A0D0F", 0.85)),
        )
        for share, colour in (
            (0.62, "#0E1215"),
            (0.54, "#737B80"),
            (0.46, "#4C565D"),
            (0.2, "#20282D"),
        ):
            easel.fill(oval(wx, wy, radius * 0.8 * share, radius * share), colour)
        for angle in range(0, 360, 45):
            px, py = polar((wx, wy), radius * 0.34, angle)
            easel.fill(oval(wx + (px - wx) * 0.8, py, 4, 5), "#1B2226")
        easel.stroke(oval(wx, wy, radius * 0.8 * 0.54, radius * 0.54), lit, 1.2, 0.5)


def _waterline(easel: Easel, x: float, y: float) -> None:
    mirror = smooth(
        [
            (x - 330, y + 28),
            (x - 240, y + 92),
            (x - 60, y + 138),
            (x + 60, y + 122),
            (x + 200, y + 152),
            (x + 270, y + 96),
            (x + 290, y + 30),
        ],
        closed=True,
    )
    easel.shade(mirror, (0, y + 26), (0, y + 150), veil("#0C171D", 0.82, 0.4, 0.0), blur=7)
    for index in range(46):
        py = y + 30 + index * 2.6
        wide = easel.dice.uniform(20, 130)
        easel.fill(
            oval(x + easel.dice.uniform(-290, 260), py, wide, 0.9),
            easel.dice.choice(("#F3DAB0", "#8FA0A2", "#1A262C")),
            0.35,
        )
    for index in range(3):
        easel.stroke(
            oval(x - 20, y + 34, 350 + index * 46, 13 + index * 9),
            "#F3DDB6",
            1.2,
            0.35 - index * 0.09,
        )


def _lake_plants(easel: Easel) -> None:
    for _ in range(70):
        x = easel.dice.choice((easel.dice.gauss(150, 120), easel.dice.gauss(1430, 130)))
        y = easel.dice.uniform(650, 860)
        wide = 14 + (y - 600) * 0.14
        easel.shade(
            oval(x, y, wide, wide * 0.27),
            (x - wide, y),
            (x + wide, y),
            ((0, "#1D3530", 1), (1, "#7C8A58", 1)),
        )
    for x, y in ((120, 742), (210, 800), (1390, 770), (1480, 720)):
        easel.line((x, y), (x + 4, y - 46), colour="#22382E", width=3)
        for turn in (-34, -14, 8, 30):
            with easel.placed(x + 4, y - 44, turn=turn):
                easel.shade(
                    smooth([(0, 4), (-8, -12), (0, -30), (8, -12)], closed=True),
                    (0, 0),
                    (0, -30),
                    ((0, "#B4607A", 1), (1, "#F3C0B4", 1)),
                )
