"""A two-stage missile stands raised on its rail launcher inside an earth wall at dawn."""

import sky
from city import palm, tree_clump
from clouds import light_at, mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import grass, hill
from palette import mix, veil
from people import waiting, walker
from shapes import Point, box, joined, moved, oval, polar, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def s75(easel: Easel) -> None:
    """A two-stage missile stands raised on its rail launcher inside an earth wall at dawn."""
    easel.wash(
        0,
        900,
        (
            (0, "#0B1730", 1),
            (0.3, "#22395F", 1),
            (0.5, "#6D5F77", 1),
            (0.62, "#C28563", 1),
            (0.72, "#F0BE7C", 1),
            (1, "#F0BE7C", 1),
        ),
    )
    easel.glow(420, 640, 700, "#FFC677", 0.65, flat=0.5)
    sky.stars(easel, 130, 260, brightness=0.55)
    field = noise_field(easel.noise, across=3, down=13, octaves=6)
    easel.texture(ramp_mask(field, 0.5, 1) * rows_between(0.1, 0.62, 0.12) * 0.26, "#E8A877", WHOLE)
    easel.texture(
        ramp_mask(field, 0.62, 1)
        * rows_between(0.36, 0.7, 0.1)
        * 0.5
        * (0.3 + light_at(420, 600, 500)),
        "#FFE3AE",
        WHOLE,
    )
    easel.fall(
        hill(
            [(-20, 610), (200, 596), (460, 622), (800, 604), (1100, 616), (1380, 594), (1640, 610)],
            700,
        ),
        ((0, "#8F6A68", 1), (1, "#B98562", 1)),
    )
    for x in range(-10, 1640, 46):
        easel.fill(
            tree_clump(
                easel.dice,
                x + easel.dice.uniform(-20, 20),
                656,
                easel.dice.uniform(50, 105),
                easel.dice.uniform(28, 60),
            ),
            mix("#5B4750", "#8A6258", easel.dice.random()),
        )
    for x, tall in ((196, 150), (232, 112), (1432, 140), (1392, 104)):
        easel.fill(palm(easel.dice, x, 664, tall, easel.dice.uniform(-14, 14)), "#3F3440")
    mist(easel, "#FBD9A0", 590, 676, 0.7)
    _second_launcher(easel, 1292, 668, 0.34)
    _second_launcher(easel, 318, 664, 0.28)
    easel.fall(
        hill(
            [
                (-20, 690),
                (160, 656),
                (420, 664),
                (620, 690),
                (980, 694),
                (1180, 668),
                (1440, 652),
                (1640, 684),
            ],
            920,
        ),
        ((0, "#4E3C3C", 1), (0.4, "#241F2A", 1), (1, "#0B0E18", 1)),
    )
    _launcher(easel, 800, 752, 1.0)
    wall = hill(
        [
            (-20, 742),
            (140, 728),
            (300, 752),
            (430, 806),
            (560, 840),
            (800, 852),
            (1060, 842),
            (1190, 806),
            (1330, 752),
            (1480, 730),
            (1640, 742),
        ],
        920,
    )
    easel.rim(wall, "#0B0D16", "#B77A52", (-0.4, -2.4), alpha=0.8, blur=1.2)
    easel.shade(
        wall, (0, 726), (0, 880), ((0, "#2B2227", 0.8), (0.4, "#10111B", 0.85), (1, "#05070C", 1))
    )
    grass(easel, -10, 410, 752, 26, 240, ("#15131A", "#5A4436"))
    grass(easel, 1220, 1620, 752, 26, 240, ("#15131A", "#5A4436"))
    for shape, x, y, size in (
        (waiting(), 512, 828, 1.0),
        (walker(hat=False, stride=0.7), 1104, 824, 1.0),
        (waiting(facing=-1), 1052, 832, 0.98),
    ):
        easel.rim(
            moved(shape, x, y, scale=size), "#0B0D16", "#FFC98A", (-1.2, -0.8), alpha=0.9, blur=0.5
        )
    easel.wash(800, 900, veil("#04060B", 0, 0.7))


def missile_on_rail(
    easel: Easel, foot: Point, turn: float, scale: float, *, dark: str, body: str, lit: str
) -> None:
    """A two-stage S-75, its foot at a point, turned by degrees; `scale`: units a decimetre."""
    # Tenths of a metre: 106 long, of which booster 26; body 5 and booster 6.5 across.
    with easel.placed(*foot, turn=turn, scale=scale):
        for fin in (
            [(3, -3), (-2, -13), (10, -13), (24, -3)],
            [(29, -2.4), (28, -7), (34, -7), (37, -2.4)],
            [(43, -2.4), (44.5, -8.8), (51, -8.8), (68, -2.4)],
            [(88, -1.9), (90, -4.6), (92.4, -4.6), (96, -1.6)],
        ):
            upper = polygon(fin)
            lower = polygon([(x, -y) for x, y in fin])
            easel.shade(lower, (0, 2), (0, 13), ((0, mix(dark, body, 0.5), 1), (1, dark, 1)))
            easel.shade(upper, (0, -2), (0, -13), ((0, body, 1), (1, lit, 1)))
            easel.line(fin[2], fin[3], colour=mix(lit, "#FFFFFF", 0.4), width=0.28, alpha=0.9)
            easel.line(fin[1], fin[2], colour=lit, width=0.2, alpha=0.9)
        parts = (
            box(0, -3.3, 25, 6.6, 0.4),
            polygon([(25, -3.2), (28.5, -2.5), (28.5, 2.5), (25, 3.2)]),
            box(28.5, -2.5, 57, 5.0),
            smooth(
                [
                    (85, -2.5),
                    (92, -2.15),
                    (99, -1.3),
                    (105.5, -0.25),
                    (106.4, 0),
                    (105.5, 0.25),
                    (99, 1.3),
                    (92, 2.15),
                    (85, 2.5),
                ]
            ),
        )
        whole = joined(parts)
        easel.shade(
            whole,
            (0, -3.3),
            (0, 3.3),
            (
                (0, lit, 1),
                (0.14, mix(lit, "#FFFFFF", 0.35), 1),
                (0.42, body, 1),
                (0.8, dark, 1),
                (1, mix(dark, body, 0.4), 1),
            ),
        )
        for x, half in (
            (1.5, 3.3),
            (6, 3.3),
            (20, 3.3),
            (25, 3.3),
            (28.5, 2.5),
            (38, 2.5),
            (52, 2.5),
            (70, 2.5),
            (85, 2.5),
            (93, 2.1),
        ):
            easel.line((x, -half), (x, half), colour=dark, width=0.28, alpha=0.75)
        # The middle fin pair points at us: seen edge on, as a thin blade along the body.
        for start, end in ((3, 24), (43, 68), (88, 96)):
            easel.shade(
                polygon([(start, -0.35), (end, 0), (start, 0.55)]),
                (start, 0),
                (end, 0),
                ((0, dark, 0.9), (1, dark, 0.5)),
            )
        easel.fill(polygon([(-1.6, -1.9), (0, -2.6), (0, 2.6), (-1.6, 1.9)]), dark)


def _launcher(easel: Easel, x: float, y: float, size: float) -> None:
    dark, body, lit = "#12141E", "#3A3A46", "#E9B27A"
    easel.fill(oval(x, y + 46, 330 * size, 26 * size), "#04060B", 0.6, blur=12)
    hinge = (x - 70, y - 96)
    turn = -52.0
    with easel.placed(*hinge, turn=turn):
        rail = polygon([(-64, 10), (395, 14), (395, 26), (330, 34), (-40, 44), (-64, 34)])
        easel.rim(rail, "#1D1E2A", lit, (0, -2), alpha=0.7, blur=0.8)
        easel.shade(
            rail, (0, 8), (0, 42), ((0, "#8A7468", 1), (0.3, "#4A4348", 1), (1, "#14151F", 1))
        )
        for hole in range(8):
            easel.fill(oval(2 + hole * 46, 25, 11, 6), "#0A0C14", 0.85)
        for clamp in (14, 150, 300):
            easel.fill(box(clamp, -2, 15, 15, 2), "#191B26")
    start = polar(hinge, -64, turn)
    missile_on_rail(
        easel,
        (start[0] - 8, start[1] - 6),
        turn,
        5.8,
        dark="#2A2A35",
        body="#8A8379",
        lit="#F0C896",
    )
    blast = smooth(
        [
            (x - 196, y + 34),
            (x - 222, y - 14),
            (x - 206, y - 40),
            (x - 150, y - 4),
            (x - 96, y + 34),
        ],
        closed=True,
        tension=0.3,
    )
    easel.rim(blast, "#20202B", lit, (-1.5, -1.5), alpha=0.8)
    for arm in (
        [(x - 76, y + 20), (hinge[0] + 4, hinge[1] + 30)],
        [(x + 40, y + 20), (hinge[0] + 24, hinge[1] + 22)],
    ):
        easel.rim(taper(arm, [34, 22]), "#191A25", lit, (-1.5, -1), alpha=0.75)
    ram = [(x + 56, y + 8), polar(hinge, 190, turn + 7)]
    easel.rim(taper(ram, [15, 11]), "#24242F", lit, (-1.2, -1), alpha=0.8)
    easel.rim(
        taper(
            [
                ram[1],
                (
                    ram[0][0] + (ram[1][0] - ram[0][0]) * 0.5,
                    ram[0][1] + (ram[1][1] - ram[0][1]) * 0.5,
                ),
            ],
            [6, 6],
        ),
        "#5A5560",
        lit,
        (-0.8, -0.6),
    )
    easel.rim(oval(hinge[0] + 8, hinge[1] + 24, 21), "#1B1C27", lit, (-1.4, -1.2), alpha=0.85)
    easel.fill(oval(hinge[0] + 8, hinge[1] + 24, 9), "#3C3A44")
    table = smooth(
        [(x - 128, y + 26), (x - 108, y - 2), (x + 96, y - 2), (x + 120, y + 26)],
        closed=True,
        tension=0.15,
    )
    easel.rim(table, "#1B1C27", lit, (-0.8, -1.8), alpha=0.85)
    for reach in (-250, -130, 140, 250):
        beam = polygon(
            [(x - 20, y + 22), (x + 20, y + 22), (x + reach + 14, y + 54), (x + reach - 14, y + 54)]
        )
        easel.rim(beam, "#14151F", lit, (-0.5, -1.4), alpha=0.7)
        easel.rim(oval(x + reach, y + 56, 30, 8), "#0F1019", lit, (0, -1.2), alpha=0.7)
    for cable in (0, 1, 2):
        easel.curve(
            (x + 100, y + 24),
            (x + 230 + cable * 24, y + 72),
            (x + 420 + cable * 60, y + 96 + cable * 6),
            colour=dark,
            width=3,
            alpha=0.9,
        )
    easel.fill(body and box(x + 66, y - 36, 46, 34, 3), "#181A25")
    easel.line((x + 66, y - 36), (x + 112, y - 36), colour=lit, width=1.4, alpha=0.7)


def _second_launcher(easel: Easel, x: float, y: float, size: float) -> None:
    missile_on_rail(
        easel,
        (x - 70 * size, y - 20 * size),
        -52,
        5.2 * size,
        dark="#4A4048",
        body="#7C6862",
        lit="#EBBB8A",
    )
    easel.fill(
        taper(
            [(x - 110 * size, y + 6 * size), (x + 120 * size, y - 280 * size)],
            [24 * size, 14 * size],
        ),
        "#4B3E45",
    )
    easel.fill(
        joined(
            [
                polygon(
                    [
                        (x - 90 * size, y + 30 * size),
                        (x - 30 * size, y - 60 * size),
                        (x + 50 * size, y + 30 * size),
                    ]
                ),
                box(x - 190 * size, y + 24 * size, 380 * size, 20 * size),
            ]
        ),
        "#46393F",
    )
