"""Draws the plan of a harbour town that never was, for tests of maps that are pictures.

Run it from the root of the project: python -m tests.maps.draw_old_plan
"""

import random
from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "tests/maps/media/old-plan/plan.jpg"
FONTS = ROOT / "kiosk/widgets/fonts"

SIZE = (2000, 1400)
FINE = 2  # everything is drawn so many times larger, then reduced
PAPER, INK, SEA, GREEN, ROOF = "#E9DCBE", "#4A3A28", "#C6CDB9", "#CBCBA0", "#B9785A"

Point = tuple[float, float]

COAST: tuple[Point, ...] = (
    (0, 905), (170, 930), (300, 1000), (415, 985), (520, 915), (640, 890), (745, 905),
    (790, 985), (880, 1040), (1000, 1050), (1110, 1010), (1150, 930), (1260, 900), (1390, 925),
    (1480, 1000), (1600, 1020), (1720, 960), (1850, 850), (1930, 700), (2000, 640),
)  # fmt: skip
RIVER: tuple[Point, ...] = (
    (1180, 0), (1150, 130), (1200, 270), (1165, 400), (1090, 520), (1070, 650), (1105, 780),
    (1120, 900), (1110, 1015),
)  # fmt: skip
WALL: tuple[Point, ...] = (
    (560, 890), (500, 760), (520, 610), (610, 500), (760, 440), (920, 440), (1030, 500),
)  # fmt: skip
STREETS: tuple[tuple[Point, ...], ...] = (
    ((520, 690), (640, 700), (800, 690), (1060, 705)),
    ((690, 470), (715, 600), (720, 760), (740, 900)),
    ((880, 445), (870, 600), (880, 760), (900, 1035)),
    ((575, 800), (720, 810), (890, 820), (1085, 815)),
    ((600, 560), (715, 590), (870, 585), (1050, 590)),
    ((1075, 640), (1250, 650), (1420, 700), (1700, 720), (1960, 560)),
    ((520, 690), (330, 640), (150, 660), (0, 600)),
    ((880, 445), (900, 300), (840, 150), (860, 0)),
)


class Sheet:
    """A sheet of paper and a pen that is held by hand."""

    def __init__(self, seed: int) -> None:
        width, height = SIZE
        self.image = Image.new("RGB", (width * FINE, height * FINE), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.chance = random.Random(seed)

    def shaken(self, points: Sequence[Point], amount: float = 2.5) -> list[Point]:
        """The line as a hand draws it: never straight."""
        traced: list[Point] = []
        for (x, y), (to_x, to_y) in pairwise(points):
            steps = max(1, int(hypot(to_x - x, to_y - y) / 26))
            for step in range(steps):
                share = step / steps
                traced.append((
                    x + (to_x - x) * share + self.chance.gauss(0, amount),
                    y + (to_y - y) * share + self.chance.gauss(0, amount),
                ))  # fmt: skip
        return [*traced, points[-1]]

    def line(self, points: Sequence[Point], width: float, colour: str = INK) -> None:
        """A stroke of the pen."""
        self.pen.line(self._fine(points), colour, round(width * FINE), joint="curve")

    def fill(self, points: Sequence[Point], colour: str) -> None:
        """A wash of colour."""
        self.pen.polygon(self._fine(points), colour)

    def write(self, at: Point, text: str, size: int, face: str = "SourceSerif4-Italic") -> None:
        """Words about a point."""
        font = ImageFont.truetype(FONTS / f"{face}.ttf", size * FINE)
        self.pen.text((at[0] * FINE, at[1] * FINE), text, INK, font, anchor="mm")

    def _fine(self, points: Sequence[Point]) -> list[Point]:
        return [(x * FINE, y * FINE) for x, y in points]


def draw_plan() -> Image.Image:
    """The plan of Saltmere."""
    sheet = Sheet(seed=1790)
    _water(sheet)
    _fields(sheet)
    _town(sheet)
    _wall(sheet)
    _landmarks(sheet)
    _ornaments(sheet)
    aged = sheet.image.resize(SIZE, Image.Resampling.LANCZOS)
    return Image.composite(aged, Image.new("RGB", SIZE, "#8C6B3E"), _stains())


def _water(sheet: Sheet) -> None:
    coast = sheet.shaken(COAST, 4)
    width, height = SIZE
    sheet.fill([*coast, (width, height), (0, height)], SEA)
    for away in (9, 20, 34, 52):
        sheet.line([(x, y + away) for x, y in coast], 0.8, "#8A917C")
    sheet.line(coast, 3)
    river = sheet.shaken(RIVER, 3)
    sheet.line(river, 30)
    sheet.line(river, 25, SEA)
    for _ in range(46):
        x, y = sheet.chance.uniform(40, width - 40), sheet.chance.uniform(1130, height - 30)
        wave = [(x + step, y + 3 * sin(step / 5)) for step in range(0, 44, 2)]
        sheet.line(wave, 1, "#8A917C")


def _fields(sheet: Sheet) -> None:
    for column in range(11):
        for row in range(4):
            x, y = 40 + 175 * column, 60 + 130 * row
            is_town = (430 < x + 80 < 1240 or x + 80 > 1780) and y > 330
            if is_town or 1040 < x + 80 < 1280:
                continue
            corners = [(x, y), (x + 150, y - 12), (x + 158, y + 92), (x + 8, y + 104), (x, y)]
            outline = sheet.shaken(corners)
            if sheet.chance.random() < 0.5:
                sheet.fill(outline, GREEN)
            sheet.line(outline, 1.2, "#7C6A49")
            if sheet.chance.random() < 0.6:
                for furrow in range(14, 92, 13):
                    drill = ((x + 12, y + furrow), (x + 146, y + furrow - 10))
                    sheet.line(sheet.shaken(drill, 1), 0.8, "#9A8A63")


def _town(sheet: Sheet) -> None:
    for x in range(540, 1060, 34):
        for y in range(470, 890, 34):
            if _is_in_town(x, y) and sheet.chance.random() < 0.8:
                wide, high = sheet.chance.uniform(16, 27), sheet.chance.uniform(16, 27)
                house = [(x, y), (x + wide, y + 1), (x + wide, y + high), (x, y + high), (x, y)]
                sheet.fill(house, ROOF)
                sheet.line(house, 1.4)
    for street in STREETS:
        trodden = sheet.shaken(street, 1.5)
        sheet.line(trodden, 15)
        sheet.line(trodden, 12, PAPER)


def _wall(sheet: Sheet) -> None:
    wall = sheet.shaken(WALL, 1.5)
    sheet.line(wall, 10)
    sheet.line(wall, 4, PAPER)
    for x, y in WALL:
        tower = [_on_circle((x, y), 17, turn * pi / 4) for turn in range(9)]
        sheet.fill(tower, ROOF)
        sheet.line(tower, 2.5)


def _is_in_town(x: float, y: float) -> bool:
    """Within the wall, off the river, and not on the market square or the churchyard."""
    inside = y > 470 + abs(x - 830) ** 2 / 620 and x < 1035 and y < 865
    square = 725 < x + 12 < 875 and 695 < y + 12 < 815
    churchyard = 890 < x + 12 < 1010 and 470 < y + 12 < 580
    return inside and not square and not churchyard


def _landmarks(sheet: Sheet) -> None:
    for pier in (
        [(690, 895), (672, 1080), (700, 1082), (716, 897)],
        [(1185, 915), (1240, 1110), (1268, 1102), (1214, 905)],
    ):
        outline = sheet.shaken([*pier, pier[0]], 1.2)
        sheet.fill(outline, PAPER)
        sheet.line(outline, 2.2)
    church = [
        (905, 508), (945, 508), (945, 488), (967, 488), (967, 508), (995, 508), (995, 530),
        (967, 530), (967, 550), (945, 550), (945, 530), (905, 530), (905, 508),
    ]  # fmt: skip
    sheet.fill(church, ROOF)
    sheet.line(church, 2.5)
    star = [_on_circle((1560, 880), 92 if turn % 2 else 50, turn * pi / 5) for turn in range(12)]
    sheet.fill(star, PAPER)
    sheet.line(star, 5)
    bridge = [(1040, 634), (1108, 626), (1108, 654), (1040, 662), (1040, 634)]
    sheet.fill(bridge, PAPER)
    sheet.line(bridge, 3)
    mill = [(300, 420), (322, 380), (344, 420), (300, 420)]
    sheet.fill(mill, ROOF)
    sheet.line(mill, 2)
    sheet.line([(292, 352), (352, 408)], 3)
    sheet.line([(352, 352), (292, 408)], 3)
    light = [(1880, 812), (1886, 770), (1900, 770), (1906, 812), (1880, 812)]
    sheet.fill(light, PAPER)
    sheet.line(light, 2.5)
    for x, y in ((430, 1130), (980, 1190), (1420, 1150)):
        hull = [(x - 34, y), (x + 34, y), (x + 22, y + 16), (x - 24, y + 16), (x - 34, y)]
        sheet.fill(hull, ROOF)
        sheet.line(hull, 2)
        sail = [(x - 2, y - 6), (x - 2, y - 52), (x + 28, y - 10), (x - 2, y - 6)]
        sheet.fill(sail, PAPER)
        sheet.line(sail, 2)


def _ornaments(sheet: Sheet) -> None:
    width, height = SIZE
    for inset, weight in ((16, 5.0), (27, 1.5)):
        right, bottom = width - inset, height - inset
        frame = [(inset, inset), (right, inset), (right, bottom), (inset, bottom), (inset, inset)]
        sheet.line(frame, weight)
    x, y = 1750, 1230
    for turn in range(16):
        reach = 92 if turn % 4 == 0 else 62 if turn % 2 == 0 else 34
        angle = turn * pi / 8
        tip = _on_circle((x, y), reach, angle)
        side = _on_circle((x, y), 12, angle + 0.4)
        sheet.fill([(x, y), side, tip], INK)
        sheet.line([(x, y), tip], 1.5)
    sheet.write((x, y - 112), "N", 30, "SourceSerif4-SemiBold")
    cartouche = [(66, 1190), (600, 1190), (600, 1345), (66, 1345), (66, 1190)]
    sheet.fill(cartouche, PAPER)
    sheet.line(cartouche, 4)
    sheet.line([(x + (8 if x < 300 else -8), y + (8 if y < 1250 else -8)) for x, y in cartouche], 1)
    sheet.write((333, 1243), "A Plan of Saltmere", 48)
    sheet.write((333, 1303), "with its Harbour, 1790", 32)
    sheet.write((1000, 1260), "S A L T M E R E   B A Y", 30, "SourceSerif4-Regular")


def _on_circle(middle: Point, radius: float, angle: float) -> Point:
    return middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)


def _stains() -> Image.Image:
    """How much of the drawing is left: less at the rim and where water stood."""
    chance = random.Random(7)
    small = Image.new("L", (SIZE[0] // 20, SIZE[1] // 20), 255)
    pen = ImageDraw.Draw(small)
    pen.rectangle((0, 0, small.width - 1, small.height - 1), outline=165, width=2)
    for _ in range(9):
        x, y = chance.uniform(0, small.width), chance.uniform(0, small.height)
        reach = chance.uniform(4, 13)
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), 240)
    return small.filter(ImageFilter.GaussianBlur(3)).resize(SIZE, Image.Resampling.BICUBIC)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    draw_plan().save(TARGET, quality=42, optimize=True)
