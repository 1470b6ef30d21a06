"""A museum's front in the morning: columns, broad steps and old trees."""

from clouds import noise_field, ramp_mask, rows_between
from easel import Easel
from nature import broad_tree
from palette import mix, veil
from people import child, waiting
from shapes import arch, box, joined, moved, oval, polygon

WHOLE = (0.0, 0.0, 1600.0, 900.0)
MIDDLE = 800.0
GROUND = 668.0
STONE, SHADE, LIT = "#DAD4C7", "#9497A2", "#FFF9EC"
LAMP = "#FFE9BE"


def museum(easel: Easel) -> None:
    """A museum's front in the morning: columns, broad steps and old trees."""
    easel.wash(
        0,
        GROUND,
        (
            (0, "#8FBBDD", 1),
            (0.35, "#B5D3E8", 1),
            (0.68, "#DCE9EE", 1),
            (0.9, "#F8EEDB", 1),
            (1, "#FBF3E0", 1),
        ),
    )
    easel.glow(330, GROUND - 40, 780, "#FFF3D6", 0.55, flat=0.55)
    field = noise_field(easel.noise, across=3, down=14, octaves=6)
    easel.texture(
        ramp_mask(field, 0.5, 1.0) * rows_between(0.06, 0.5, 0.12) * 0.8, "#FFFFFF", WHOLE
    )
    for x, height in ((60, 210), (205, 180), (1400, 190), (1545, 220)):
        broad_tree(easel, x, GROUND - 6, height, ("#8C8F92", "#A0A3A2", "#9DB0A0", "#C2CCB4"))
    for side in (-1, 1):
        _wing(easel, side)
    _portico(easel)
    _plaza(easel)
    _steps(easel)
    for x in (340.0, 1260.0):
        _lamp_post(easel, x)
    near = ("#5A4A3C", "#C69A70", "#5E7F4E", "#A9C07E")
    broad_tree(easel, 150, GROUND + 44, 560, near, toward=1.0, leaves=150)
    broad_tree(easel, 1470, GROUND + 44, 600, near, toward=-1.0, leaves=150)
    _visitors(easel)
    easel.wash(770, 900, veil("#F6F1E6", 0, 0.62))


def _wing(easel: Easel, side: int) -> None:
    inner, outer = MIDDLE + side * 246, MIDDLE + side * 560
    left, width = min(inner, outer), abs(outer - inner)
    top = GROUND - 236
    roof = [
        (inner, top - 58),
        (outer - side * 60, top - 58),
        (outer + side * 14, top),
        (inner, top),
    ]
    easel.shade(polygon(roof), (0, top - 58), (0, top), ((0, "#8698AC", 1), (1, "#66788E", 1)))
    for row in range(1, 8):
        y = top - 58 + row * 7.2
        easel.line(
            (inner, y), (outer - side * (60 - row * 9), y), colour="#4B5A6E", width=1, alpha=0.5
        )
    wall = box(left, top, width, 236)
    easel.shade(
        wall, (0, top), (0, GROUND), ((0, mix(STONE, LIT, 0.35), 1), (1, mix(STONE, SHADE, 0.3), 1))
    )
    easel.shade(wall, (240, 0), (1360, 0), ((0, LAMP, 0.16), (0.5, SHADE, 0.1), (1, SHADE, 0.5)))
    easel.fill(box(left, GROUND - 42, width, 42), mix(STONE, SHADE, 0.45))
    for y, thick in ((top, 11), (GROUND - 46, 6), (top + 22, 3)):
        easel.fill(box(left - 6, y, width + 12, thick), mix(STONE, LIT, 0.55))
        easel.fill(box(left - 4, y + thick, width + 8, 3), "#5A5E68", 0.4)
    for index in range(5):
        x = left + width * (index + 0.5) / 5
        _window(easel, x, GROUND - 62, 34, 124)
        easel.fill(box(x - 12, GROUND - 34, 24, 20), "#777C86")
    for index in range(6):
        easel.fill(box(left + width * index / 5 - 5, top + 11, 10, 182), mix(STONE, LIT, 0.28))


def _window(easel: Easel, x: float, sill: float, width: float, height: float) -> None:
    easel.fill(arch(x - width / 2 - 7, sill, width + 14, height + 8), mix(STONE, LIT, 0.6))
    glass = arch(x - width / 2, sill, width, height)
    easel.shade(
        glass,
        (0, sill - height),
        (0, sill),
        ((0, "#6F94AC", 1), (0.6, "#9CBCCC", 1), (1, "#CFE0E4", 1)),
    )
    with easel.within(glass):
        for share in (1 / 3, 2 / 3):
            easel.fill(box(x - width / 2 + width * share - 1, sill - height, 2, height), "#F3ECDD")
        for row in range(1, 5):
            easel.fill(box(x - width / 2, sill - row * height / 4.4, width, 1.6), "#F3ECDD")
    easel.fill(box(x - width / 2 - 10, sill, width + 20, 5), mix(STONE, LIT, 0.7))
    easel.glow(x, sill - height / 2, 80, LAMP, 0.16)


def _portico(easel: Easel) -> None:
    left, right, top = MIDDLE - 262, MIDDLE + 262, GROUND - 330
    base = GROUND - 74
    attic = box(left + 14, top - 6, right - left - 28, GROUND - top)
    easel.shade(
        attic, (0, top), (0, GROUND), ((0, mix(STONE, LIT, 0.2), 1), (1, mix(STONE, SHADE, 0.4), 1))
    )
    back = box(left + 22, top + 40, right - left - 44, base - top - 40)
    easel.shade(
        back, (0, top), (0, base), ((0, "#A8967F", 1), (0.5, "#C9B79C", 1), (1, "#E2D2B6", 1))
    )
    for x, width, height in ((MIDDLE, 74, 176), (MIDDLE - 158, 44, 140), (MIDDLE + 158, 44, 140)):
        _window(easel, x, base, width, height)
    easel.glow(MIDDLE, base - 70, 330, LAMP, 0.5)
    for index in range(6):
        _column(easel, left + 44 + index * (right - left - 88) / 5, base, 212)
    beam = box(left - 4, top + 4, right - left + 8, 40)
    easel.shade(
        beam,
        (0, top),
        (0, top + 44),
        ((0, mix(STONE, LIT, 0.75), 1), (1, mix(STONE, SHADE, 0.1), 1)),
    )
    easel.fill(box(left - 2, top + 22, right - left + 4, 2), "#9497A2", 0.5)
    for index in range(64):
        easel.fill(box(left + 3 + index * 8.2, top + 6, 4.4, 7), "#A8A294", 0.7)
    gable = polygon([(left - 20, top + 4), (MIDDLE, top - 96), (right + 20, top + 4)])
    easel.shade(
        gable, (left, 0), (right, 0), ((0, mix(STONE, LIT, 0.8), 1), (1, mix(STONE, SHADE, 0.1), 1))
    )
    field = polygon([(left + 34, top - 6), (MIDDLE, top - 80), (right - 34, top - 6)])
    easel.shade(field, (left, 0), (right, 0), ((0, "#EDE6D8", 1), (1, "#C3BEB4", 1)))
    easel.stroke(oval(MIDDLE, top - 34, 21), mix(STONE, LIT, 0.8), 4)
    easel.fill(oval(MIDDLE, top - 34, 13), LAMP, 0.8)
    easel.glow(MIDDLE, top - 34, 60, LAMP, 0.4)
    easel.line((left - 20, top + 3), (MIDDLE, top - 97), colour=LIT, width=2.4, alpha=0.8)


def _column(easel: Easel, x: float, base: float, height: float) -> None:
    shaft = polygon(
        [(x - 13, base), (x - 10.5, base - height), (x + 10.5, base - height), (x + 13, base)]
    )
    easel.shade(
        shaft,
        (x - 13, 0),
        (x + 13, 0),
        (
            (0, mix(STONE, SHADE, 0.3), 1),
            (0.25, mix(STONE, LIT, 0.85), 1),
            (0.6, STONE, 1),
            (1, SHADE, 1),
        ),
    )
    for flute in (-6, -2, 2, 6):
        easel.line(
            (x + flute, base - 6),
            (x + flute * 0.82, base - height + 8),
            colour=SHADE,
            width=0.9,
            alpha=0.45,
        )
    for y, half, thick in (
        (base - 9, 17, 9),
        (base - height - 9, 15, 6),
        (base - height - 3, 13, 5),
    ):
        easel.fill(box(x - half, y, half * 2, thick, 2), mix(STONE, LIT, 0.6))


def _steps(easel: Easel) -> None:
    count = 9
    for index in range(count):
        y = GROUND - 74 + index * 11.6
        half = 266 + index * 7
        easel.shade(
            box(MIDDLE - half, y, half * 2, 5),
            (MIDDLE - half, 0),
            (MIDDLE + half, 0),
            ((0, "#DDD5C6", 1), (0.5, "#FFF9EC", 1), (1, "#C4BEB2", 1)),
        )
        easel.shade(
            box(MIDDLE - half, y + 5, half * 2, 7),
            (MIDDLE - half, 0),
            (MIDDLE + half, 0),
            ((0, "#A9A39A", 1), (0.5, "#CDBFAA", 1), (1, "#98958F", 1)),
        )
    for side in (-1, 1):
        x = MIDDLE + side * 312
        block = box(x - 26, GROUND - 70, 52, 102)
        easel.shade(block, (x - 26, 0), (x + 26, 0), ((0, mix(STONE, LIT, 0.4), 1), (1, SHADE, 1)))
        easel.fill(box(x - 31, GROUND - 76, 62, 9), mix(STONE, LIT, 0.65))
        urn = joined([box(x - 9, GROUND - 86, 18, 10, 3), oval(x, GROUND - 102, 20, 17)])
        easel.fill(urn, "#B9AE9C")
        for _ in range(60):
            dx, dy = easel.dice.gauss(0, 13), easel.dice.gauss(0, 8)
            easel.fill(
                oval(x + dx, GROUND - 124 + dy, 4, 2.4),
                mix("#5E7F4E", "#B4C98A", easel.dice.random()),
            )


def _plaza(easel: Easel) -> None:
    easel.wash(
        GROUND,
        900,
        ((0, "#E9DFCB", 1), (0.25, "#E0D7C4", 1), (1, "#D5CBB6", 1)),
    )
    for index in range(-12, 13):
        easel.line(
            (MIDDLE + index * 70, GROUND),
            (MIDDLE + index * 260, 900),
            colour="#8C8270",
            width=1.2,
            alpha=0.3,
        )
    for row in range(1, 9):
        y = GROUND + 232 * (row / 9) ** 1.8
        easel.line((0, y), (1600, y), colour="#8C8270", width=1.2, alpha=0.3)
    easel.glow(MIDDLE, GROUND + 60, 620, LAMP, 0.5, flat=0.3)


def _lamp_post(easel: Easel, x: float) -> None:
    easel.fill(
        joined([box(x - 2.4, GROUND - 108, 4.8, 138), box(x - 7, GROUND + 18, 14, 14, 3)]),
        "#4A5058",
    )
    easel.fill(oval(x, GROUND - 118, 11, 14), "#FFFDF4")


def _visitors(easel: Easel) -> None:
    for x, y, size, figure in (
        (706, GROUND + 22, 0.66, waiting(coat=False)),
        (732, GROUND + 22, 0.62, child()),
        (890, GROUND - 16, 0.58, waiting()),
        (1010, GROUND + 92, 0.9, waiting(coat=False)),
        (1044, GROUND + 94, 0.86, waiting()),
        (560, GROUND + 100, 0.9, waiting()),
    ):
        easel.shadow(x, y, 26 * size, 0.5, flat=0.25)
        easel.rim(
            moved(figure, x, y, scale=size),
            "#3A4450",
            "#FFF3D6",
            (0.8 if x < MIDDLE else -0.8, -0.9),
            alpha=0.9,
        )
