"""One storey of a museum seen from above: walls, doors, windows, stairs, a lift; no writing."""

from collections.abc import Sequence
from dataclasses import dataclass

import skia
from clouds import noise_field
from easel import Easel
from palette import mix
from shapes import Point, box, joined, oval, polygon

GROUND, GARDEN = "#DDE5D0", "#CBDABA"
WALL, LIGHT = "#3D464D", "#FFFFFF"
OUTER, INNER = 13.0, 7.0
LEFT, TOP, RIGHT, LOW = 200.0, 130.0, 1400.0, 730.0


@dataclass(frozen=True, slots=True)
class Room:
    """A room's floor (left, top, right, bottom) in sheet units, and its tint."""

    left: float
    top: float
    right: float
    low: float
    tint: str

    @property
    def floor(self) -> skia.Path:
        """The outline of the floor."""
        return box(self.left, self.top, self.right - self.left, self.low - self.top)


# Two galleries a side round an entrance hall, a court behind it, stairs and the lift between.
ROOMS = (
    Room(200, 130, 560, 430, "#F1E3C4"),
    Room(200, 430, 560, 730, "#EADFD2"),
    Room(1040, 130, 1400, 430, "#E3DCE6"),
    Room(1040, 430, 1400, 730, "#D9E4E6"),
    Room(680, 130, 920, 400, "#B9D3A6"),
    Room(560, 130, 680, 400, "#E4E4DE"),
    Room(920, 130, 1040, 400, "#E4E4DE"),
    Room(560, 400, 1040, 730, "#F3E7CC"),
)
# Walls as runs: two ends, and the doors in them as (from, to) along the run.
WALLS: tuple[tuple[Point, Point, tuple[tuple[float, float], ...]], ...] = (
    ((560, 130), (560, 730), ((100, 160), (390, 470))),
    ((1040, 130), (1040, 730), ((100, 160), (390, 470))),
    ((200, 430), (560, 430), ((140, 220),)),
    ((1040, 430), (1400, 430), ((140, 220),)),
    ((560, 400), (1040, 400), ((20, 100), (190, 290), (380, 460))),
    ((680, 130), (680, 400), ()),
    ((920, 130), (920, 400), ()),
)


def floor_plan(easel: Easel) -> None:
    """One storey of a museum seen from above: walls, doors, windows, stairs, a lift; no writing."""
    easel.wash(0, 900, ((0, GROUND, 1), (1, mix(GROUND, GARDEN, 0.4), 1)))
    paper = noise_field(easel.noise, across=120, down=70, octaves=2)
    easel.texture(paper * 0.06, "#7E9A6A", (0, 0, 1600, 900))
    _garden(easel)
    easel.fill(box(LEFT, TOP + 14, RIGHT - LEFT, LOW - TOP), "#000000", 0.26, blur=24)
    for room in ROOMS:
        easel.shade(
            room.floor,
            (room.left, room.top),
            (room.right, room.low),
            ((0, mix(room.tint, LIGHT, 0.25), 1), (1, mix(room.tint, GROUND, 0.16), 1)),
        )
    _parquet(easel)
    _court(easel)
    _stairs(easel, 572, 176, 668, 386)
    _lift(easel, 980, 300)
    _cabinets(easel)
    _walls(easel)
    _entrance(easel)


def _garden(easel: Easel) -> None:
    for x, y, radius in (
        (90, 120, 52),
        (70, 260, 40),
        (110, 420, 58),
        (76, 590, 44),
        (120, 730, 54),
        (1500, 130, 50),
        (1540, 290, 42),
        (1494, 440, 56),
        (1530, 600, 46),
        (1490, 750, 56),
        (360, 52, 38),
        (520, 44, 30),
        (1080, 48, 36),
        (1260, 54, 40),
        (300, 838, 48),
        (450, 850, 38),
        (1160, 846, 40),
        (1300, 836, 48),
    ):
        easel.fill(oval(x + 6, y + 8, radius), "#000000", 0.2, blur=6)
        for index in range(7):
            dx, dy = easel.dice.gauss(0, 0.3) * radius, easel.dice.gauss(0, 0.3) * radius
            easel.fill(
                oval(x + dx, y + dy, radius * 0.62), mix("#6F9B63", "#9DC088", index / 7), 0.9
            )
        easel.fill(oval(x - radius * 0.2, y - radius * 0.2, radius * 0.4), "#BBD6A4", 0.5, blur=5)


def _parquet(easel: Easel) -> None:
    for room in ROOMS[:4]:
        with easel.within(room.floor):
            y = room.top
            while y < room.low:
                easel.line((room.left, y), (room.right, y), colour="#7A6A4E", width=0.8, alpha=0.22)
                y += 14
    hall = ROOMS[-1]
    with easel.within(hall.floor):
        for step in range(-20, 40):
            x = hall.left + step * 30
            easel.line((x, hall.top), (x + 330, hall.low), colour="#7A6A4E", width=0.8, alpha=0.25)
            easel.line((x, hall.low), (x + 330, hall.top), colour="#7A6A4E", width=0.8, alpha=0.25)
    for radius in (74, 64, 22):
        easel.stroke(oval(800, 560, radius), "#B07A1E", 2, 0.55)
    for index in range(8):
        with easel.placed(800, 560, turn=index * 45):
            easel.fill(polygon([(-7, -20), (0, -62), (7, -20)]), "#B07A1E", 0.45)


def _court(easel: Easel) -> None:
    court = ROOMS[4]
    with easel.within(court.floor):
        for x, y, radius in ((730, 190, 34), (870, 190, 34), (730, 340, 34), (870, 340, 34)):
            for index in range(6):
                dx, dy = easel.dice.gauss(0, 0.28) * radius, easel.dice.gauss(0, 0.28) * radius
                easel.fill(oval(x + dx, y + dy, radius * 0.6), mix("#6F9B63", "#A5C78F", index / 6))
        easel.fill(oval(800, 265, 42), "#A9A08C")
        easel.fill(oval(800, 265, 36), "#7FB6D6")
        easel.stroke(oval(800, 265, 22), "#FFFFFF", 1.6, 0.6)
        easel.stroke(oval(800, 265, 10), "#FFFFFF", 1.6, 0.8)


def _stairs(easel: Easel, left: float, top: float, right: float, low: float) -> None:
    middle = (left + right) / 2
    easel.fill(box(left, top, right - left, low - top), "#8C8676")
    count = 12
    landing = 34.0
    for column, (start, end) in enumerate(((left, middle - 3), (middle + 3, right))):
        for index in range(count):
            y = top + landing + (low - top - landing) * index / count
            shade = index / count if column else 1 - index / count
            easel.fill(
                box(start, y, end - start, (low - top - landing) / count - 1.4),
                mix("#B9B2A0", "#F4F0E6", shade),
            )
    easel.fill(box(left, top, right - left, landing - 3), "#F4F0E6")
    easel.fill(box(middle - 3, top + landing, 6, low - top - landing), WALL)
    arrow = [
        ((left + middle) / 2, low - 16),
        ((left + middle) / 2, top + 17),
        ((right + middle) / 2, top + 17),
        ((right + middle) / 2, low - 30),
    ]
    easel.stroke(polygon(arrow, closed=False), WALL, 2.6)
    x, y = arrow[-1]
    easel.fill(polygon([(x - 8, y), (x + 8, y), (x, y + 15)]), WALL)


def _lift(easel: Easel, x: float, y: float) -> None:
    half = 34.0
    easel.fill(box(x - half - 6, y - half - 6, half * 2 + 12, half * 2 + 12), WALL)
    easel.fill(box(x - half, y - half, half * 2, half * 2), "#F7F4EC")
    for start, end in (
        ((x - half, y - half), (x + half, y + half)),
        ((x + half, y - half), (x - half, y + half)),
    ):
        easel.line(start, end, colour="#4E93C0", width=2.4)
    easel.stroke(box(x - half + 5, y - half + 5, half * 2 - 10, half * 2 - 10), "#4E93C0", 2.4)
    easel.fill(box(x - 22, y + half - 1, 44, 9), "#B07A1E")
    for side in (-1, 1):
        easel.fill(box(x + side * 24 - 10, 158, 20, 30, 4), "#9FB4C0")
    easel.fill(box(930, 212, 100, 6), WALL)


def _cabinets(easel: Easel) -> None:
    places: list[tuple[float, float, float, float]] = []
    places += [(248 + index * 92, 176, 56, 26) for index in range(3)]
    places += [(300, 268, 40, 40), (400, 268, 40, 40), (300, 342, 140, 22)]
    places += [(236, 500, 26, 70), (236, 600, 26, 70), (330, 560, 120, 48), (490, 652, 34, 34)]
    places += [
        (1090, 176, 26, 78),
        (1090, 290, 26, 78),
        (1190, 230, 76, 76),
        (1330, 176, 26, 78),
        (1330, 290, 26, 78),
    ]
    places += [(1110 + index * 84, 660, 52, 24) for index in range(3)]
    places += [(1180, 520, 110, 60)]
    places += [(622, 640, 90, 34), (888, 640, 90, 34)]
    for left, top, width, height in places:
        easel.fill(box(left + 3, top + 4, width, height, 3), "#000000", 0.2, blur=3)
        easel.fill(box(left, top, width, height, 3), "#A98F66")
        easel.fill(box(left + 3, top + 3, width - 6, height - 6, 2), "#D9C49A", 0.55)
    for x, y in ((500, 288), (1228, 350), (470, 500), (1340, 480)):
        easel.fill(oval(x, y, 17), "#C98E5A")
        easel.fill(oval(x, y, 9), "#F0D2A4", 0.7)


def _walls(easel: Easel) -> None:
    solid: list[skia.Path] = []
    for start, end, doors in WALLS:
        solid += _run(start, end, doors, INNER)
    outer = (
        ((LEFT, TOP), (RIGHT, TOP), ()),
        ((LEFT, TOP), (LEFT, LOW), ()),
        ((RIGHT, TOP), (RIGHT, LOW), ()),
        ((LEFT, LOW), (RIGHT, LOW), ((530.0, 670.0),)),
    )
    for start, end, doors in outer:
        solid += _run(start, end, doors, OUTER)
    whole = joined(solid)
    easel.fill(whole, "#000000", 0.3, blur=5)
    easel.fill(whole, WALL)
    for x in (250.0, 340.0, 430.0, 1090.0, 1180.0, 1270.0):
        for y in (TOP, LOW):
            _window(easel, box(x, y - OUTER / 2, 70, OUTER))
    for y in (190.0, 310.0, 490.0, 610.0):
        for x in (LEFT, RIGHT):
            _window(easel, box(x - OUTER / 2, y, OUTER, 70))
    _window(easel, box(720, TOP - OUTER / 2, 160, OUTER))
    for x in (620.0, 980.0):
        for y in (462.0, 590.0):
            easel.fill(oval(x, y, 11), "#000000", 0.2, blur=3)
            easel.fill(oval(x, y, 9.5), WALL)


def _run(
    start: Point, end: Point, doors: Sequence[tuple[float, float]], thick: float
) -> list[skia.Path]:
    half = thick / 2
    upright = start[0] == end[0]
    length = end[1] - start[1] if upright else end[0] - start[0]
    cuts = [-half, *(place for door in doors for place in door), length + half]
    pieces = []
    for begin, stop in zip(cuts[::2], cuts[1::2], strict=True):
        if upright:
            pieces.append(box(start[0] - half, start[1] + begin, thick, stop - begin))
        else:
            pieces.append(box(start[0] + begin, start[1] - half, stop - begin, thick))
    return pieces


def _window(easel: Easel, pane: skia.Path) -> None:
    easel.fill(pane, "#F7F4EC")
    bounds = pane.getBounds()
    if bounds.width() > bounds.height():
        easel.fill(box(bounds.left(), bounds.centerY() - 1.6, bounds.width(), 3.2), "#4E93C0")
    else:
        easel.fill(box(bounds.centerX() - 1.6, bounds.top(), 3.2, bounds.height()), "#4E93C0")


def _entrance(easel: Easel) -> None:
    for index in range(5):
        half = 100 + index * 12
        easel.fill(
            box(800 - half, LOW + 6 + index * 11, half * 2, 10),
            mix("#F4F0E6", "#B9B2A0", index / 5),
        )
    easel.fill(box(760, LOW + 62, 80, 120), "#E9DEC6")
    for side in (-1, 1):
        hinge = 800 + side * 70
        leaf = skia.Path()
        leaf.moveTo(hinge, LOW)
        leaf.arcTo(
            skia.Rect.MakeLTRB(hinge - 68, LOW - 68, hinge + 68, LOW + 68), -90, -side * 90, False
        )
        leaf.close()
        easel.fill(leaf, "#B07A1E", 0.16)
        easel.line((hinge, LOW), (hinge, LOW - 68), colour="#B07A1E", width=4)
