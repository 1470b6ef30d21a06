"""Shelves of an archive: boxes, ledgers, film and rolled maps, and a desk under a lamp."""

import itertools

import props
import sky
from clouds import noise_field
from easel import Easel
from palette import BRASS, FLAME, mix, veil
from shapes import box, joined, oval, polar, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)
SHELVES = (206.0, 398.0, 590.0)
LINEN = ("#7A3A34", "#35506E", "#4E5B42", "#8A6A3C", "#5A4460", "#6A6258", "#2F4A4E", "#94563A")


def archive(easel: Easel) -> None:
    """Shelves of an archive: boxes, ledgers, film and rolled maps, and a desk under a lamp."""
    easel.wash(0, 900, ((0, "#1A1613", 1), (0.6, "#2A211A", 1), (1, "#0E0B0A", 1)))
    bays = (-30.0, 396.0, 806.0, 1216.0, 1640.0)
    for left, right in itertools.pairwise(bays):
        easel.shade(
            box(left, -10, right - left, 620),
            (0, 0),
            (0, 600),
            ((0, "#14100E", 1), (1, "#241C17", 1)),
        )
        for shelf in SHELVES:
            _fill_shelf(easel, left + 16, right - 16, shelf)
            easel.shade(
                box(left, shelf, right - left, 15),
                (0, shelf),
                (0, shelf + 15),
                ((0, "#B98A54", 1), (0.3, "#7A5633", 1), (1, "#38261A", 1)),
            )
            easel.shade(
                box(left, shelf + 15, right - left, 26),
                (0, shelf + 15),
                (0, shelf + 41),
                veil("#000000", 0.65, 0.0),
            )
    for x in bays:
        easel.shade(
            box(x - 12, -10, 24, 640),
            (x - 12, 0),
            (x + 12, 0),
            ((0, "#8A623A", 1), (0.5, "#6A4A2E", 1), (1, "#2E2018", 1)),
        )
    for x, top in ((396.0, 700.0), (1216.0, 700.0)):
        easel.shadow(x, top, 10, 0.1)
    easel.glow(820, 470, 760, "#FFC97C", 0.5, flat=0.8)
    _desk(easel)
    easel.wash(800, 900, veil("#050404", 0, 0.6))


def _fill_shelf(easel: Easel, left: float, right: float, shelf: float) -> None:
    dice = easel.dice
    makers = [_boxes, _ledgers, _cans, _rolls, _ledgers, _boxes]
    x = left + dice.uniform(0, 14)
    previous = None
    while x < right - 70:
        maker = dice.choice([m for m in makers if m is not previous])
        previous = maker
        x = maker(easel, x, right, shelf) + dice.uniform(6, 18)


def _boxes(easel: Easel, x: float, right: float, shelf: float) -> float:
    dice = easel.dice
    for _ in range(dice.randint(2, 3)):
        width, height = dice.uniform(44, 62), dice.uniform(120, 140)
        if x + width > right:
            break
        tone = dice.choice(("#8E7B5C", "#A08B68", "#75694F", "#5F6A70"))
        part = box(x, shelf - height, width - 3, height, 2)
        easel.shade(
            part,
            (x, 0),
            (x + width, 0),
            ((0, mix(tone, "#FFE2B0", 0.25), 1), (0.2, tone, 1), (1, mix(tone, "#0C0A09", 0.5), 1)),
        )
        easel.fill(
            box(x + width * 0.2, shelf - height * 0.78, width * 0.54, height * 0.24, 2),
            "#EDE0C2",
            0.92,
        )
        for row in range(3):
            easel.line(
                (x + width * 0.27, shelf - height * (0.72 - row * 0.06)),
                (x + width * (0.66 - 0.1 * (row == 2)), shelf - height * (0.72 - row * 0.06)),
                colour="#6A5C48",
                width=1.3,
                alpha=0.7,
            )
        easel.stroke(oval(x + width * 0.47, shelf - height * 0.26, 7), "#2A221A", 2.4, 0.9)
        x += width
    return x


def _ledgers(easel: Easel, x: float, right: float, shelf: float) -> float:
    dice = easel.dice
    tone = dice.choice(LINEN)
    for index in range(dice.randint(4, 8)):
        width = dice.uniform(13, 27)
        if x + width > right:
            break
        height = dice.uniform(98, 146)
        shade = mix(
            dice.choice(LINEN) if dice.random() < 0.35 else tone, "#0E0B0A", dice.uniform(0, 0.25)
        )
        lean = 5.0 if index == 0 and dice.random() < 0.3 else 0.0
        with easel.placed(x, shelf, turn=-lean):
            easel.shade(
                box(0, -height, width - 1.2, height, 2),
                (0, 0),
                (width, 0),
                (
                    (0, mix(shade, "#FFE2B0", 0.3), 1),
                    (0.35, shade, 1),
                    (1, mix(shade, "#000000", 0.5), 1),
                ),
            )
            for band in (0.14, 0.2, 0.84):
                easel.line(
                    (1, -height * band),
                    (width - 3, -height * band),
                    colour=BRASS,
                    width=1.3,
                    alpha=0.6,
                )
            if width > 18:
                easel.fill(
                    box(width * 0.2, -height * 0.72, width * 0.54, height * 0.2), "#E6D7B4", 0.8
                )
        x += width
    return x


def _cans(easel: Easel, x: float, right: float, shelf: float) -> float:
    radius = easel.dice.uniform(46, 62)
    if x + radius * 2 > right:
        return right
    if easel.dice.random() < 0.5:
        y = shelf
        for _ in range(easel.dice.randint(4, 7)):
            easel.shade(
                box(x, y - 15, radius * 2, 14, 3),
                (x, 0),
                (x + radius * 2, 0),
                ((0, "#D9D6CC", 1), (0.35, "#8A8A88", 1), (1, "#2C2E32", 1)),
            )
            easel.line(
                (x + 3, y - 9), (x + radius * 2 - 3, y - 9), colour="#24262A", width=1, alpha=0.7
            )
            y -= 15
        return x + radius * 2
    cx, cy = x + radius, shelf - radius
    easel.shade(
        oval(cx, cy, radius),
        (cx - radius, cy - radius),
        (cx + radius, cy + radius),
        ((0, "#E2DFD4", 1), (0.5, "#8C8C8A", 1), (1, "#34363A", 1)),
    )
    easel.fill(oval(cx, cy, radius * 0.8), "#2A2420")
    easel.shade(
        oval(cx, cy, radius * 0.76),
        (cx - radius, cy - radius),
        (cx + radius, cy + radius),
        ((0, "#7A4A2C", 1), (1, "#2E1B12", 1)),
    )
    for share in (0.7, 0.62, 0.54, 0.46):
        easel.stroke(oval(cx, cy, radius * share), "#1A0F0A", 1, 0.6)
    easel.fill(oval(cx, cy, radius * 0.32), "#B9B8B0")
    for spoke in range(3):
        easel.fill(
            oval(*polar((cx, cy), radius * 0.19, spoke * 120 - 90), radius * 0.09), "#2A2420"
        )
    return x + radius * 2


def _rolls(easel: Easel, x: float, right: float, shelf: float) -> float:
    size = 19.0
    if x + size * 8 > right:
        return right
    for row, count in enumerate((4, 3, 2)):
        for index in range(count):
            cx, cy = x + size + row * size + index * size * 2, shelf - size - row * size * 1.74
            tone = easel.dice.choice(("#E6D6B2", "#D2BE94", "#C7CFCB"))
            easel.shade(
                oval(cx, cy, size),
                (cx - size, cy - size),
                (cx + size, cy + size),
                ((0, mix(tone, "#FFFFFF", 0.3), 1), (1, mix(tone, "#1A140E", 0.6), 1)),
            )
            for share in (0.76, 0.52, 0.3):
                easel.stroke(oval(cx + share * 2, cy, size * share), "#4A3A26", 1.4, 0.75)
            easel.fill(oval(cx, cy, size * 0.2), "#120D09")
    return x + size * 8


def _desk(easel: Easel) -> None:
    desk = polygon([(150, 664), (1450, 664), (1680, 910), (-80, 910)])
    easel.fill(box(-10, 632, 1620, 60), "#0C0908", 0.7, blur=16)
    easel.shade(
        desk, (0, 664), (0, 900), ((0, "#9A6A3E", 1), (0.4, "#5C3C24", 1), (1, "#1C120B", 1))
    )
    with easel.within(desk):
        grain = noise_field(easel.noise, across=4, down=60, octaves=4)
        easel.texture(grain * 0.3, "#1C0F07", WHOLE)
        easel.glow(800, 730, 520, FLAME, 0.5, flat=0.3)
    _lamp(easel, 1080, 690)
    page = [(560.0, 716.0), (800.0, 706.0), (790.0, 812.0), (490.0, 826.0)]
    other = [(800.0, 706.0), (1030.0, 720.0), (1090.0, 830.0), (790.0, 812.0)]
    easel.fill(
        polygon([(480, 832), (552, 714), (1036, 718), (1102, 836), (790, 822)]),
        "#1A0F08",
        0.7,
        blur=7,
    )
    for corners in (page, other):
        easel.shade(
            polygon(corners),
            corners[1] if corners is page else corners[0],
            corners[3] if corners is page else corners[2],
            ((0, "#B79E74", 1), (0.12, "#F4E7C8", 1), (1, "#E2CFA4", 1)),
        )
        inner = [(x + (795 - x) * 0.1, y + (765 - y) * 0.12) for x, y in corners]
        props.sheet_lines(easel, inner, 9, "#6A5640", 0.55)
    props.pencil(easel, 470, 760, 150, 160, "#2E5A94")
    stack = joined(
        [box(190, 722, 190, 22, 3), box(202, 700, 172, 22, 3), box(196, 676, 180, 24, 3)]
    )
    for index, tone in enumerate(("#7A3A34", "#35506E", "#4E5B42")):
        y = 722 - index * 22
        easel.shade(
            box(190 + index * 6, y, 190 - index * 8, 22, 3),
            (0, y),
            (0, y + 22),
            ((0, mix(tone, FLAME, 0.4), 1), (1, mix(tone, "#000000", 0.4), 1)),
        )
    easel.stroke(stack, "#140D08", 1, 0.5)


def _lamp(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y + 8, 90, 0.6, flat=0.25)
    easel.shade(
        oval(x, y, 62, 15),
        (x - 60, 0),
        (x + 60, 0),
        ((0, "#6A4E1E", 1), (0.4, "#F4D592", 1), (1, "#5A4018", 1)),
    )
    easel.shade(
        box(x - 6, y - 150, 12, 150),
        (x - 6, 0),
        (x + 6, 0),
        ((0, "#7A5A24", 1), (0.4, "#F6DCA0", 1), (1, "#5A4018", 1)),
    )
    shade = smooth(
        [
            (x - 150, y - 142),
            (x - 128, y - 186),
            (x - 50, y - 202),
            (x + 50, y - 202),
            (x + 128, y - 186),
            (x + 150, y - 142),
        ],
        closed=True,
        tension=0.4,
    )
    easel.shade(
        shade,
        (0, y - 202),
        (0, y - 142),
        ((0, "#3F7A5E", 1), (0.6, "#1F5A44", 1), (1, "#A8E0B8", 1)),
    )
    easel.line((x - 148, y - 141), (x + 148, y - 141), colour="#FFF3D0", width=4)
    easel.glow(x, y - 136, 210, FLAME, 0.7, flat=0.4)
    sky.cone_of_light(easel, x - 90, y - 140, 260, 420, FLAME, 0.28)
