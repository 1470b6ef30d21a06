"""The great round table of the talks, seen from above the chairs; nobody sits at it."""

import math

import sky
from city import tree_clump
from clouds import noise_field
from easel import Easel
from nature import field_rows
from palette import BRASS, INK, PAPER, mix, veil
from shapes import Point, arch, box, joined, moved, oval, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def paris_table(easel: Easel) -> None:
    """The great round table of the talks, seen from above the chairs; nobody sits at it."""
    easel.wash(0, 900, ((0, "#0A0E1A", 1), (0.3, "#141A2C", 1), (1, "#0D0F18", 1)))
    _salon_wall(easel)
    floor = box(-10, 250, 1620, 660)
    easel.shade(
        floor, (0, 250), (0, 900), ((0, "#2A2029", 1), (0.4, "#3A2726", 1), (1, "#140F15", 1))
    )
    _parquet(easel)
    centre = (800.0, 486.0)
    carpet = oval(centre[0], centre[1] + 30, 790, 352)
    easel.shade(
        carpet, (0, 160), (0, 860), ((0, "#3C1F2A", 1), (0.6, "#5A2A2E", 1), (1, "#2A141C", 1))
    )
    easel.stroke(oval(centre[0], centre[1] + 30, 770, 340), BRASS, 2, 0.35)
    easel.stroke(oval(centre[0], centre[1] + 30, 748, 328), BRASS, 1, 0.25)
    easel.glow(centre[0], centre[1], 820, "#F2B866", 0.34, flat=0.5)
    seats = 26
    # Nobody sits where the two small tables stand, so that the sides face each other.
    around = [-90 + 360 * index / seats for index in range(seats)]
    places = [angle for angle in around if abs(math.cos(math.radians(angle))) < 0.95]
    for angle in sorted(
        (a for a in places if math.sin(math.radians(a)) < 0.02),
        key=lambda a: math.sin(math.radians(a)),
    ):
        _armchair(easel, centre, angle)
    _round_table(easel, centre, places)
    for side in (-1, 1):
        _side_table(easel, centre, side)
    for angle in sorted(
        (a for a in places if math.sin(math.radians(a)) >= 0.02),
        key=lambda a: math.sin(math.radians(a)),
    ):
        _armchair(easel, centre, angle)
    _chandelier(easel, centre)
    easel.wash(700, 900, veil("#06070D", 0, 0.72))


def _salon_wall(easel: Easel) -> None:
    easel.shade(box(-10, -10, 1620, 266), (0, 0), (0, 256), ((0, "#141827", 1), (1, "#2A2634", 1)))
    for x in (60, 376, 692, 1008, 1324):
        window = arch(x + 40, 236, 136, 250)
        easel.fill(moved(box(x + 26, -20, 164, 262), 0, 0), "#3A3038")
        easel.shade(window, (0, 0), (0, 236), ((0, "#16284A", 1), (1, "#2E4A74", 1)))
        with easel.within(window):
            easel.glow(x + 108, 200, 130, "#6E93BE", 0.4)
            easel.fill(tree_clump(easel.dice, x + 70, 240, 120, 110), "#0F1C33", 0.9)
        for bar in (0.33, 0.66):
            easel.line(
                (x + 40 + 136 * bar, -10), (x + 40 + 136 * bar, 236), colour="#171925", width=3
            )
        for y in (60, 120, 180):
            easel.line((x + 40, y), (x + 176, y), colour="#171925", width=2.4)
        for side in (0, 1):
            left = x + 8 if not side else x + 168
            drape = smooth(
                [
                    (left, -20),
                    (left + 40, -20),
                    (left + (22 if not side else 42), 110),
                    (left + (30 if not side else 40), 244),
                    (left - 2, 244),
                    (left + (0 if not side else 14), 110),
                ],
                closed=True,
                tension=0.4,
            )
            easel.shade(
                drape,
                (left, 0),
                (left + 42, 0),
                (
                    (0, "#5A2430", 1),
                    (0.3, "#7A3238", 1),
                    (0.55, "#3A1822", 1),
                    (0.8, "#6A2C34", 1),
                    (1, "#32141E", 1),
                ),
            )
    for x in (350, 666, 982, 1298):
        easel.curve((x - 11, 121), (x, 130), (x + 11, 121), colour="#C9974A", width=2.4)
        easel.fill(oval(x, 134, 4, 8), "#C9974A")
        for dx in (-11, 11):
            easel.fill(box(x + dx - 2, 100, 4, 20), PAPER)
            easel.glow(x + dx, 94, 76, "#F5B766", 0.55)
            easel.glow(x + dx, 96, 12, "#FFFFFF", 0.9)
    easel.shade(box(-10, 232, 1620, 24), (0, 232), (0, 256), ((0, "#2B2229", 1), (1, "#151119", 1)))


def _parquet(easel: Easel) -> None:
    for row in range(16):
        y = 256 + 640 * (row / 16) ** 1.7
        easel.line((0, y), (1600, y), colour="#120C10", width=0.8 + row * 0.08, alpha=0.35)
    field_rows(easel, 250, 900, 800, 36, "#120C10", 0.4)


def _armchair(easel: Easel, centre: Point, angle: float) -> None:
    x = centre[0] + 655 * math.cos(math.radians(angle))
    y = centre[1] + 20 + 272 * math.sin(math.radians(angle))
    near = (math.sin(math.radians(angle)) + 1) / 2
    size = 0.62 + 0.42 * near
    tilt = math.cos(math.radians(angle))
    front = math.sin(math.radians(angle)) > 0.02
    easel.shadow(x, y + 26 * size, 62 * size, 0.6, flat=0.4)
    seat = moved(
        smooth([(-32, -2), (32, -2), (36, 16), (-36, 16)], closed=True, tension=0.3),
        x,
        y,
        scale=size,
    )
    back = moved(
        smooth(
            [(-34, 8), (-36, -44), (-26, -66), (0, -72), (26, -66), (36, -44), (34, 8)],
            closed=True,
            tension=0.45,
        ),
        x + tilt * 10 * size,
        y + (6 if front else -8) * size,
        scale=size,
        squeeze=1 - 0.28 * abs(tilt),
    )
    inner = moved(
        smooth(
            [(-26, 0), (-28, -42), (-20, -58), (0, -63), (20, -58), (28, -42), (26, 0)],
            closed=True,
            tension=0.45,
        ),
        x + tilt * 10 * size,
        y + (6 if front else -8) * size,
        scale=size,
        squeeze=1 - 0.28 * abs(tilt),
    )
    wood, plush = "#4A2E22", "#6E2F35"
    if front:
        easel.fill(seat, mix(plush, INK, 0.4))
        easel.rim(back, mix(wood, INK, 0.35), "#F2C27E", (-tilt * 1.6, -2.4), alpha=0.85, blur=0.8)
        easel.fall(inner, ((0, mix(plush, INK, 0.30), 1), (1, mix(plush, INK, 0.72), 1)))
    else:
        easel.rim(back, wood, "#FFD79A", (-tilt * 1.4, -1.6), alpha=0.85, blur=0.6)
        easel.fall(inner, ((0, "#8E4143", 1), (1, mix(plush, INK, 0.3), 1)))
        easel.fill(seat, plush)
    for side in (-1, 1):
        arm = [
            (x + side * 34 * size, y + (-16 if front else -18) * size),
            (x + side * 33 * size, y + 12 * size),
        ]
        easel.rim(taper(arm, [7 * size, 6 * size]), wood, "#F2C27E", (-1, -1), alpha=0.7)


def _round_table(easel: Easel, centre: Point, places: list[float]) -> None:
    x, y = centre
    easel.fill(oval(x, y + 64, 590, 232), "#05060B", 0.7, blur=18)
    skirt = joined([oval(x, y + 42, 574, 224), box(x - 574, y, 1148, 42)])
    easel.shade(
        skirt,
        (x - 574, 0),
        (x + 574, 0),
        ((0, "#0E1F1C", 1), (0.35, "#1D3F34", 1), (0.65, "#1D3F34", 1), (1, "#0E1F1C", 1)),
    )
    easel.shade(skirt, (0, y + 120), (0, y + 268), veil("#050A0C", 0, 0.8))
    for fold in range(58):
        angle = 4 + fold * 3
        top = (x + 574 * math.cos(math.radians(angle)), y + 224 * math.sin(math.radians(angle)))
        easel.line(top, (top[0], top[1] + 42), colour="#0A1614", width=1.4, alpha=0.4)
    top = oval(x, y, 578, 226)
    easel.shade(
        top, (0, y - 226), (0, y + 226), ((0, "#1F4A3D", 1), (0.5, "#2F6650", 1), (1, "#1B4036", 1))
    )
    with easel.within(top):
        easel.glow(x, y - 10, 560, "#FFD592", 0.55, flat=0.42)
        cloth = noise_field(easel.noise, across=90, down=120, octaves=2)
        easel.texture(cloth * 0.10, "#04100C", WHOLE)
    easel.stroke(top, "#F4D9A0", 1.6, 0.6)
    for share in (0.62, 0.3):
        easel.stroke(oval(x, y, 578 * share, 226 * share), "#0F2A22", 1.4, 0.35)
    _flowers(easel, x, y)
    for place in places:
        _place_setting(easel, centre, place)


def _flowers(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y + 12, 120, 0.5, flat=0.4)
    for _ in range(150):
        dx, dy = easel.dice.gauss(0, 44), easel.dice.gauss(0, 15)
        leaf = oval(x + dx, y - 10 + dy, 10, 4.4)
        easel.fill(leaf, mix("#14301F", "#5E8A54", easel.dice.random()))
    for _ in range(46):
        dx, dy = easel.dice.gauss(0, 36), easel.dice.gauss(0, 12)
        tone = easel.dice.choice(("#F4E6C8", "#E9C2A8", "#D98A74", "#F6D98E"))
        easel.fill(oval(x + dx, y - 15 + dy, 6.6, 4.6), tone)
        easel.fill(oval(x + dx, y - 15.6 + dy, 2.6, 1.8), mix(tone, "#7A3A2A", 0.4))


def _side_table(easel: Easel, centre: Point, side: int) -> None:
    """One of the two small tables of the secretaries, a hand's breadth from the round one."""
    x, y = centre[0] + side * 676, centre[1] + 6
    top = polygon([(x - 52, y - 66), (x + 46, y - 66), (x + 58, y + 66), (x - 62, y + 66)])
    easel.fill(moved(top, 0, 34), "#05060B", 0.7, blur=9)
    easel.fill(
        joined(
            [
                moved(top, 0, 20),
                polygon([(x - 62, y + 66), (x + 58, y + 66), (x + 58, y + 88), (x - 62, y + 88)]),
            ]
        ),
        "#143028",
    )
    easel.shade(top, (0, y - 66), (0, y + 66), ((0, "#24503F", 1), (1, "#2F6650", 1)))
    easel.stroke(top, "#F4D9A0", 1.4, 0.6)
    for dy in (-34, 22):
        sheet = polygon(
            [
                (x - 26, y + dy - 16),
                (x + 20, y + dy - 16),
                (x + 24, y + dy + 18),
                (x - 28, y + dy + 18),
            ]
        )
        easel.fill(moved(sheet, 2, 3), "#04100C", 0.5, blur=2)
        easel.fill(sheet, "#E9DDBE")
        for row in range(4):
            easel.line(
                (x - 20, y + dy - 9 + row * 7),
                (x + 16, y + dy - 9 + row * 7),
                colour="#5A5240",
                width=0.9,
                alpha=0.6,
            )


def _place_setting(easel: Easel, centre: Point, angle: float) -> None:
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def on(out: float, side: float) -> Point:
        return centre[0] + out * c - side * s, centre[1] + (out * s + side * c) * 0.39

    lean = easel.dice.uniform(-6, 6)
    sheet = [on(476 + lean, -26), on(476 - lean, 26), on(546 - lean, 28), on(546 + lean, -24)]
    easel.fill(moved(polygon(sheet), 2, 3), "#04100C", 0.5, blur=2.5)
    easel.shade(polygon(sheet), sheet[0], sheet[2], ((0, "#FFF4DC", 1), (1, "#CFC2A4", 1)))
    for line in range(5):
        share = 0.2 + line * 0.15
        start = (
            sheet[0][0] + (sheet[3][0] - sheet[0][0]) * share,
            sheet[0][1] + (sheet[3][1] - sheet[0][1]) * share,
        )
        end = (
            sheet[1][0] + (sheet[2][0] - sheet[1][0]) * share,
            sheet[1][1] + (sheet[2][1] - sheet[1][1]) * share,
        )
        a, b = 0.15, easel.dice.uniform(0.5, 0.85)
        easel.line(
            (start[0] + (end[0] - start[0]) * a, start[1] + (end[1] - start[1]) * a),
            (start[0] + (end[0] - start[0]) * b, start[1] + (end[1] - start[1]) * b),
            colour="#5A5240",
            width=0.8,
            alpha=0.6,
        )
    folder = [on(430, 30), on(430, 62), on(500, 66), on(500, 32)]
    easel.shade(polygon(folder), folder[0], folder[2], ((0, "#7A3A38", 1), (1, "#4A2226", 1)))
    foot = on(404, -2)
    easel.shadow(foot[0] + 3, foot[1] + 2, 15, 0.7, flat=0.5)
    easel.fill(oval(foot[0], foot[1], 7, 3), "#14161A")
    easel.curve(
        foot,
        (foot[0] + 2 * c, foot[1] - 13),
        (foot[0] + 12 * c, foot[1] - 21),
        colour="#1B1E24",
        width=1.8,
    )
    easel.fill(oval(foot[0] + 12 * c, foot[1] - 22, 4, 3), "#3A3F48")
    glass = on(446, -50)
    easel.shade(
        moved(polygon([(-5, 0), (-6, -16), (6, -16), (5, 0)]), *glass),
        (glass[0] - 6, 0),
        (glass[0] + 6, 0),
        ((0, "#DCE9F2", 0.5), (0.5, "#DCE9F2", 0.12), (1, "#FFFFFF", 0.6)),
    )
    easel.stroke(oval(glass[0], glass[1] - 16, 6, 2), "#FFFFFF", 0.8, 0.6)


def _chandelier(easel: Easel, centre: Point) -> None:
    x, y = centre[0], 92.0
    easel.line((x, -10), (x, y - 20), colour="#3A2C20", width=3)
    for radius, down, count in ((118, 0, 14), (66, -34, 9)):
        easel.stroke(oval(x, y + down, radius, radius * 0.24), "#8A6430", 3, 0.95)
        easel.stroke(oval(x, y + down - 1, radius, radius * 0.24), "#F3CE86", 1, 0.9)
        for index in range(count):
            px, py = (
                x + radius * math.cos(math.tau * index / count),
                y + down + radius * 0.24 * math.sin(math.tau * index / count),
            )
            easel.fill(box(px - 1.7, py - 15, 3.4, 14), PAPER)
            easel.glow(px, py - 19, 40, "#F7B860", 0.5)
            easel.glow(px, py - 19, 9, "#FFFFFF", 0.95)
            for drop in range(3):
                easel.speck(px, py + 5 + drop * 5, 1.5 - drop * 0.3, "#FFF0CC", 0.7)
    for turn in range(7):
        share = turn / 6 * 2 - 1
        easel.curve(
            (x + share * 118, y),
            (x + share * 60, y + 26),
            (x, y + 44),
            colour="#C99A52",
            width=1.2,
            alpha=0.8,
        )
    easel.glow(x, y, 420, "#F7B860", 0.38)
    sky.cone_of_light(easel, x, y + 30, 420, 520, "#FFD79A", 0.16)
