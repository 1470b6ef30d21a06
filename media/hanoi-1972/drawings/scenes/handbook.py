"""A crew's handbook with its red cover, beside an open page of sketches, by a paraffin lamp."""

import math

import props
from clouds import noise_field
from easel import Easel
from palette import BRASS, FLAME, mix, veil
from shapes import Point, oval, polar, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def handbook(easel: Easel) -> None:
    """A crew's handbook with its red cover, beside an open page of sketches, by a paraffin lamp."""
    easel.wash(0, 900, ((0, "#0A0E14", 1), (0.5, "#141416", 1), (1, "#0C0908", 1)))
    _earth_wall(easel)
    _table(easel)
    _open_book(easel)
    _red_book(easel)
    props.headset(easel, 330, 566, 92)
    props.hurricane_lamp(easel, 1212, 560, 330)
    props.pencil(easel, 742, 800, 190, -24, "#B5402E")
    easel.glow(1180, 430, 900, "#F0A550", 0.3)
    easel.wash(800, 900, veil("#040303", 0, 0.75))


def _earth_wall(easel: Easel) -> None:
    field = noise_field(easel.noise, across=14, down=9, octaves=6)
    easel.texture(field * 0.55, "#3E2C1E", (0, 0, 1600, 560))
    easel.glow(1212, 420, 760, "#E59A48", 0.75)
    for index in range(9):
        x = index * 205 - 30 + easel.dice.uniform(-12, 12)
        log = polygon([(x, -10), (x + 34, -10), (x + 30, 500), (x + 2, 500)])
        near = math.exp(-(((x - 1212) / 520) ** 2))
        easel.shade(
            log,
            (x, 0),
            (x + 34, 0),
            (
                (0, mix("#120D0A", "#6A4424", near), 1),
                (0.5, mix("#2A1E16", "#B87C42", near), 1),
                (1, "#0E0A08", 1),
            ),
        )
    for y in (70.0, 250.0):
        beam = polygon([(-10, y), (1610, y - 8), (1610, y + 30), (-10, y + 38)])
        easel.shade(
            beam, (0, y), (0, y + 38), ((0, "#6A4628", 1), (0.4, "#3A2618", 1), (1, "#120C08", 1))
        )
        easel.shade(beam, (0, 0), (1600, 0), veil("#07060A", 0.85, 0.55, 0.05, 0.3))


def _table(easel: Easel) -> None:
    top = polygon([(-40, 486), (1640, 486), (1760, 910), (-160, 910)])
    easel.shade(
        top, (0, 486), (0, 900), ((0, "#A4703C", 1), (0.2, "#6E4726", 1), (1, "#1A100A", 1))
    )
    with easel.within(top):
        grain = noise_field(easel.noise, across=3, down=90, octaves=4)
        easel.texture(grain * 0.4, "#1C0F07", WHOLE)
        for index in range(-5, 6):
            easel.line(
                (800 + index * 170, 486),
                (800 + index * 236, 910),
                colour="#140B06",
                width=2.4,
                alpha=0.7,
            )
        easel.glow(1212, 570, 760, "#FFC070", 0.75, flat=0.42)
        easel.shadow(60, 720, 520, 0.6)
    easel.line((-10, 486), (1610, 486), colour=FLAME, width=2, alpha=0.4)


def _red_book(easel: Easel) -> None:
    corners: list[Point] = [(486, 560), (770, 546), (792, 706), (430, 728)]
    thick = 26.0
    easel.fill(polygon([(x - 12, y + thick + 12) for x, y in corners]), "#000000", 0.7, blur=14)
    easel.shade(
        polygon([corners[3], corners[2], (792, 706 + thick), (430, 728 + thick)]),
        (430, 0),
        (792, 0),
        ((0, "#B9A67C", 1), (1, "#FFF0CC", 1)),
    )
    for leaf in range(7):
        y = 4 + leaf * 3.1
        easel.line((433, 728 + y), (790, 706 + y), colour="#7A6444", width=0.9, alpha=0.55)
    easel.shade(
        polygon([corners[1], corners[2], (792, 706 + thick), (770, 546 + thick * 0.6)]),
        (0, 546),
        (0, 730),
        ((0, "#E8D4A4", 1), (1, "#8A7448", 1)),
    )
    easel.fill(
        polygon(
            [
                (428, 728 + thick - 3),
                (794, 706 + thick - 3),
                (794, 706 + thick + 3),
                (428, 728 + thick + 3),
            ]
        ),
        "#5A1614",
    )
    easel.shade(
        polygon(corners),
        corners[3],
        corners[1],
        ((0, "#6E1A18", 1), (0.5, "#A82A22", 1), (1, "#DC4A36", 1)),
    )
    with easel.within(polygon(corners)):
        cloth = noise_field(easel.noise, across=160, down=120, octaves=2)
        easel.texture(cloth * 0.2, "#2A0606", WHOLE)
        easel.shade(
            polygon([(486, 560), (512, 559), (462, 727), (430, 728)]),
            (440, 0),
            (500, 0),
            ((0, "#3A0A0A", 0.7), (0.7, "#3A0A0A", 0.15), (1, "#FF9A80", 0.35)),
        )
    frame = [(540, 575), (746, 565), (762, 690), (500, 706)]
    easel.stroke(polygon(frame), "#F0C46A", 2.2, 0.85)
    easel.stroke(
        polygon([(x + (628 - x) * 0.04, y + (634 - y) * 0.06) for x, y in frame]), "#F0C46A", 1, 0.7
    )
    for radius in (34, 25, 9):
        easel.stroke(oval(632, 633, radius * 1.5, radius), "#F0C46A", 1.8, 0.85)
    easel.line((632, 633), (678, 614), colour="#F0C46A", width=2, alpha=0.9)
    easel.line((486, 560), (770, 546), colour="#FFC0A0", width=2.2, alpha=0.7)


def _open_book(easel: Easel) -> None:
    left: list[Point] = [(818, 590), (986, 578), (1002, 752), (812, 770)]
    right: list[Point] = [(986, 578), (1150, 592), (1204, 764), (1002, 752)]
    easel.fill(
        polygon([(806, 786), (812, 592), (1156, 594), (1216, 782), (1002, 768)]),
        "#000000",
        0.65,
        blur=12,
    )
    easel.fill(
        polygon([(808, 778), (1002, 760), (1208, 772), (1204, 764), (1002, 752), (812, 770)]),
        "#A8874F",
    )
    for corners, lit in ((left, corners_lit(left)), (right, corners_lit(right))):
        easel.shade(
            polygon(corners),
            lit[0],
            lit[1],
            ((0, "#C7AC78", 1), (0.2, "#FFF1CE", 1), (1, "#E6CE9A", 1)),
        )
    props.sheet_lines(easel, [(836, 604), (970, 594), (984, 736), (830, 750)], 13, "#5A4630", 0.5)
    for row, tones in enumerate((("#2E4A6A", 0.9), ("#2E4A6A", 0.9))):
        cx, cy = 1080 + row * 18, 634 + row * 84
        colour, alpha = tones
        easel.stroke(oval(cx, cy, 52, 33), colour, 1.8, alpha)
        easel.stroke(oval(cx, cy, 30, 19), colour, 1, alpha * 0.7)
        for angle in (250, 290) if row == 0 else (200, 230, 300, 335):
            edge = polar((0, 0), 1, angle)
            easel.shade(
                polygon(
                    [
                        (cx, cy),
                        (cx + edge[0] * 52 - 5, cy + edge[1] * 33),
                        (cx + edge[0] * 52 + 6, cy + edge[1] * 33),
                    ]
                ),
                (cx, cy),
                (cx + edge[0] * 52, cy + edge[1] * 33),
                veil("#7A3A2A", 0.2, 0.7),
            )
        easel.fill(oval(cx + 18, cy + 8, 4, 3), "#A8302A")
        easel.curve(
            (cx + 20, cy + 12),
            (cx + 40, cy + 34),
            (cx + 66, cy + 34),
            colour=BRASS,
            width=1.6,
            alpha=0.9,
        )
    easel.stroke(smooth([(986, 578), (996, 660), (1002, 752)]), "#6A4E2A", 2.4, 0.6, blur=1)


def corners_lit(corners: list[Point]) -> tuple[Point, Point]:
    """From the gutter of a page to its outer edge."""
    gutter = min(corners, key=lambda corner: abs(corner[0] - 990))
    outer = max(corners, key=lambda corner: abs(corner[0] - 990))
    return gutter, (outer[0], gutter[1])
