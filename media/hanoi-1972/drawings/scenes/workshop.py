"""A lecture hall fifty years on: rows of seats before a lectern and a glowing screen."""

import sky
from easel import Easel
from palette import BRASS, INK, PAPER, mix, veil
from shapes import box, joined, mirrored, moved, oval, polar, polygon, smooth, taper


def workshop(easel: Easel) -> None:
    """A lecture hall fifty years on: rows of seats before a lectern and a glowing screen."""
    easel.wash(0, 900, ((0, "#0A0F1C", 1), (0.5, "#151B2C", 1), (1, "#07090F", 1)))
    back = box(150, 40, 1300, 430)
    easel.shade(
        back, (0, 40), (0, 470), ((0, "#1B2030", 1), (0.6, "#3A2B30", 1), (1, "#2A1D22", 1))
    )
    easel.fall(box(100, 466, 1400, 80), ((0, "#2A1D22", 1), (1, "#120E16", 1)))
    _hall_walls(easel)
    _curtain(easel)
    _screen(easel)
    _stage(easel)
    _seats(easel)
    _hall_lamps(easel)
    easel.wash(740, 900, veil("#04060B", 0, 0.72))


def _hall_walls(easel: Easel) -> None:
    for side in (-1, 1):
        points = [(150.0, 40.0), (-40.0, -60.0), (-40.0, 800.0), (150.0, 500.0)]
        wall = polygon(points) if side < 0 else mirrored(polygon(points), 800)
        easel.shade(
            wall,
            (150 if side < 0 else 1450, 0),
            (0 if side < 0 else 1600, 0),
            ((0, "#3A2A28", 1), (1, "#120F16", 1)),
        )
        for index in range(6):
            x = 150 - 34 * index if side < 0 else 1450 + 34 * index
            easel.line(
                (x, 40 - 18 * index),
                (x, 500 + 54 * index),
                colour="#0D0A10",
                width=1.6 + index * 0.4,
                alpha=0.6,
            )
    ceiling = polygon([(150, 40), (1450, 40), (1660, -60), (-60, -60)])
    easel.shade(ceiling, (0, -10), (0, 40), ((0, "#0B0E18", 1), (1, "#232636", 1)))
    for side in (-1, 1):
        for x in (205, 285):
            left = x if side < 0 else 1600 - x - 46
            banner = polygon(
                [(left, 92), (left + 46, 92), (left + 46, 372), (left + 23, 392), (left, 372)]
            )
            easel.shade(
                banner,
                (left, 0),
                (left + 46, 0),
                ((0, "#8A2E2C", 1), (0.5, "#B4463A", 1), (1, "#6A2226", 1)),
            )
            easel.line((left, 92), (left + 46, 92), colour=BRASS, width=4)
            easel.line((left + 6, 356), (left + 40, 356), colour=BRASS, width=1.4, alpha=0.7)


def _curtain(easel: Easel) -> None:
    for index in range(40):
        x = 370 + index * 21.5
        fold = box(x, 62, 21.7, 366)
        easel.shade(
            fold,
            (x, 0),
            (x + 21.5, 0),
            ((0, "#2A1218", 1), (0.4, "#6A2A2E", 1), (0.7, "#4A1C22", 1), (1, "#22101A", 1)),
        )
    easel.shade(
        box(370, 62, 860, 366),
        (0, 62),
        (0, 428),
        ((0, "#0A0F1C", 0.55), (0.4, "#0A0F1C", 0.15), (1, "#0A0F1C", 0.4)),
    )


def _screen(easel: Easel) -> None:
    screen = box(516, 96, 568, 286, 4)
    easel.glow(800, 240, 720, "#9CC4E8", 0.40, flat=0.8)
    easel.fill(box(508, 88, 584, 302, 6), "#0A0D14")
    easel.shade(
        screen, (516, 96), (1084, 382), ((0, "#CFE2F2", 1), (0.45, "#A9C9E4", 1), (1, "#7FA8CC", 1))
    )
    with easel.within(screen):
        easel.glow(800, 210, 330, "#FFFFFF", 0.6, flat=0.7)
        easel.stroke(screen, "#2A4868", 30, 0.35, blur=14)


def _stage(easel: Easel) -> None:
    stage = polygon([(290, 428), (1310, 428), (1400, 494), (200, 494)])
    easel.shade(stage, (0, 428), (0, 494), ((0, "#4A332C", 1), (1, "#7A5238", 1)))
    easel.glow(800, 452, 460, "#A8CCEC", 0.45, flat=0.14)
    for index in range(34):
        x = 300 + index * 31
        easel.line((x, 428), (800 + (x - 800) * 1.17, 494), colour="#1E1410", width=1, alpha=0.4)
    front = polygon([(200, 494), (1400, 494), (1400, 530), (200, 530)])
    easel.fall(front, ((0, "#3A2620", 1), (1, "#140D10", 1)))
    easel.line((200, 494), (1400, 494), colour="#E7B881", width=1.6, alpha=0.6)
    table = polygon([(900, 424), (1230, 424), (1240, 478), (890, 478)])
    easel.fall(table, ((0, "#8A2F2E", 1), (1, "#4A1A20", 1)))
    easel.fill(polygon([(900, 418), (1230, 418), (1236, 427), (894, 427)]), "#C0574A")
    for x in (946, 1024, 1102, 1180):
        easel.fill(
            moved(
                joined(
                    [
                        oval(0, 0, 5, 2),
                        taper([(0, 0), (3, -10), (8, -15)], [1.4, 1.4, 1.4]),
                        oval(9, -16, 3, 2.4),
                    ]
                ),
                x,
                417,
            ),
            "#10131C",
        )
        easel.fill(
            moved(
                smooth(
                    [(-17, 8), (-18, -22), (-11, -32), (11, -32), (18, -22), (17, 8)],
                    closed=True,
                    tension=0.4,
                ),
                x,
                406,
            ),
            "#1B1418",
            0.95,
        )
        easel.fill(oval(x - 14, 414, 2.4, 7), "#DCE9F2", 0.45)
    for x in (360, 396, 1300):
        for _ in range(44):
            angle = easel.dice.uniform(-165, -15)
            end = polar((x, 470), easel.dice.uniform(14, 44), angle)
            easel.curve(
                (x, 470),
                ((x + end[0]) / 2, end[1] - 4),
                end,
                colour=mix("#1E3A2C", "#5F8A58", easel.dice.random()),
                width=2.4,
            )
            if easel.dice.random() < 0.3:
                easel.speck(*end, 4, easel.dice.choice(("#E0AB4A", "#F0674E", "#F3EAD9")))
        easel.fall(
            polygon([(x - 14, 468), (x + 14, 468), (x + 10, 494), (x - 10, 494)]),
            ((0, "#6E5A44", 1), (1, "#2A2220", 1)),
        )
    _lectern(easel, 640, 492)


def _lectern(easel: Easel, x: float, y: float) -> None:
    easel.shadow(x, y, 60, 0.7, flat=0.2)
    body = polygon([(x - 30, y - 84), (x + 30, y - 84), (x + 24, y), (x - 24, y)])
    easel.shade(
        body, (x - 30, 0), (x + 30, 0), ((0, "#4A2E22", 1), (0.5, "#A06A40", 1), (1, "#3A241C", 1))
    )
    easel.fill(
        polygon([(x - 40, y - 92), (x + 40, y - 92), (x + 36, y - 82), (x - 36, y - 82)]), "#C08A54"
    )
    easel.fill(
        polygon([(x - 18, y - 100), (x + 16, y - 101), (x + 20, y - 92), (x - 20, y - 92)]), PAPER
    )
    easel.stroke(oval(x, y - 44, 13), BRASS, 1.6, 0.8)
    for side in (-1, 1):
        easel.curve(
            (x + side * 4, y - 92),
            (x + side * 9, y - 112),
            (x + side * 5, y - 124),
            colour="#0B0D14",
            width=2,
        )
        easel.fill(oval(x + side * 5, y - 127, 3.6, 5), "#0B0D14")


def _seats(easel: Easel) -> None:
    floor = polygon([(200, 530), (1400, 530), (1700, 910), (-100, 910)])
    easel.shade(floor, (0, 530), (0, 900), ((0, "#241C24", 1), (1, "#06070C", 1)))
    easel.glow(800, 560, 560, "#9CC4E8", 0.20, flat=0.2)
    for row in range(8):
        share = row / 7
        y = 556 + 330 * share**1.45
        size = 0.42 + 1.15 * share**1.3
        pitch = 58 * size
        half = int(900 / pitch) + 1
        for index in range(-half, half + 1):
            if index == 0:
                continue
            x = 800 + (index + (0.4 if index > 0 else -0.4)) * pitch
            if abs(x - 800) > 640 + 420 * share:
                continue
            _seat(easel, x, y, size, share)


def _seat(easel: Easel, x: float, y: float, size: float, share: float) -> None:
    back = moved(
        smooth(
            [(-23, 30), (-24, -24), (-17, -36), (0, -39), (17, -36), (24, -24), (23, 30)],
            closed=True,
            tension=0.4,
        ),
        x,
        y,
        scale=size,
    )
    toward = max(-1.0, min(1.0, (800 - x) / 600))
    cloth = mix(mix("#5A2A30", "#7A3234", easel.dice.random()), INK, 0.25 + 0.6 * share)
    easel.rim(
        back,
        cloth,
        mix("#BFDCF4", "#F0C48C", 0.25),
        (toward * 1.6 * size, -2.6 * size),
        alpha=0.75 - 0.25 * share,
        blur=1.2 * size,
    )
    easel.shade(back, (0, y - 36 * size), (0, y + 30 * size), veil("#05070C", 0, 0.25, 0.75))
    easel.fill(
        moved(box(23, -6, 7, 36, 2), x, y, scale=size), mix("#3A241C", INK, 0.5 + 0.3 * share)
    )


def _hall_lamps(easel: Easel) -> None:
    for x, y in ((420, 22), (610, 22), (990, 22), (1180, 22)):
        easel.fill(oval(x, y, 22, 5), "#FFE9C0", 0.95)
        easel.glow(x, y, 130, "#F5C27A", 0.5)
        sky.cone_of_light(easel, x, y + 4, 430, 130, "#F8CF90", 0.15)
    sky.cone_of_light(easel, 640, 22, 470, 90, "#FFE3B0", 0.30)
