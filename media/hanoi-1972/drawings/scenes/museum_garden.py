"""The garden of a museum in Hanoi: a bomber's wreckage, a missile, trees, visitors."""

from city import house_front
from clouds import mist, noise_field, ramp_mask, rows_between
from easel import Easel
from nature import broad_tree, grass
from palette import mix, veil
from people import child, waiting, walker
from shapes import Point, box, moved, oval, polar, polygon, smooth, taper

from scenes.missile import missile_on_rail

WHOLE = (0.0, 0.0, 1600.0, 900.0)
LAWN = 560.0
LIT = "#FFF0CC"


def museum_garden(easel: Easel) -> None:
    """The garden of a museum in Hanoi: a bomber's wreckage, a missile, trees, visitors."""
    easel.wash(
        0, LAWN, ((0, "#5E8BB4", 1), (0.5, "#A7C2D2", 1), (0.85, "#F0E2C2", 1), (1, "#F8EBCB", 1))
    )
    easel.glow(330, 210, 720, "#FFF0CC", 0.6)
    field = noise_field(easel.noise, across=4, down=8, octaves=6)
    easel.texture(
        ramp_mask(field, 0.45, 1) * rows_between(0.0, 0.42, 0.12) * 0.55, "#FFFFFF", WHOLE
    )
    _houses(easel)
    mist(easel, "#FFF4DA", 430, 580, 0.7)
    for x, height in ((110, 360), (560, 300), (1010, 310), (1500, 380)):
        broad_tree(
            easel,
            x,
            LAWN + 6,
            height,
            ("#6A6450", "#B9A67C", "#5E7A52", "#A9B878"),
            toward=-1.0,
            leaves=80,
        )
    easel.wash(LAWN, 900, ((0, "#B9C08A", 1), (0.25, "#86985E", 1), (1, "#2C4434", 1)))
    easel.texture(
        noise_field(easel.noise, across=30, down=40, octaves=4)
        * rows_between(0.62, 1.1, 0.02)
        * 0.25,
        "#223A28",
        WHOLE,
    )
    easel.glow(330, LAWN + 40, 700, "#FFF2C8", 0.5, flat=0.3)
    grass(easel, -10, 1610, LAWN + 4, 14, 700, ("#6A8250", "#B9C48A"))
    _path(easel)
    with easel.placed(1236, LAWN + 70):
        _missile_stand(easel)
    _wreckage(easel, 640, LAWN + 104)
    _hedge(easel)
    _visitors(easel)
    easel.glow(330, 260, 900, "#FFF0CC", 0.22)
    easel.wash(760, 900, veil("#0C1A16", 0, 0.78))


def _houses(easel: Easel) -> None:
    x = -20.0
    while x < 1620:
        wide, tall = easel.dice.uniform(90, 130), easel.dice.uniform(150, 250)
        wall = easel.dice.choice(("#D8BC86", "#C9B496", "#BFC0AC", "#D6C29A"))
        house_front(easel, x, LAWN - 4, wide, tall, wall, "#6A6A62", storeys=3)
        x += wide + 1
    easel.wash(280, LAWN, ((0, "#F8EBCB", 0.0), (0.35, "#F8EBCB", 0.34), (1, "#F8EBCB", 0.55)))


def _path(easel: Easel) -> None:
    path = smooth(
        [
            (980, 910),
            (900, 800),
            (940, 720),
            (1080, 664),
            (1300, 640),
            (1610, 650),
            (1610, 700),
            (1330, 690),
            (1180, 716),
            (1110, 770),
            (1150, 850),
            (1260, 910),
        ],
        closed=True,
        tension=0.6,
    )
    easel.shade(
        path, (0, 630), (0, 900), ((0, "#F2DDB4", 1), (0.4, "#C9AE8A", 1), (1, "#4A4A44", 1))
    )
    easel.texture(
        noise_field(easel.noise, across=120, down=80, octaves=2)
        * rows_between(0.72, 1.1, 0.01)
        * 0.08,
        "#4A3A2A",
        WHOLE,
    )


def _missile_stand(easel: Easel) -> None:
    easel.shade(oval(10, 44, 250, 26), (0, 20), (0, 70), veil("#14241A", 0.6, 0.2), blur=7)
    easel.shade(box(-150, 22, 330, 26, 3), (0, 22), (0, 48), ((0, "#D8CDB0", 1), (1, "#8A846E", 1)))
    for foot, top in (
        ((-90.0, 24.0), (-40.0, -60.0)),
        ((60.0, 24.0), (-30.0, -60.0)),
        ((110.0, 24.0), (92.0, -142.0)),
    ):
        easel.rim(taper([foot, top], [17, 12]), "#4E5A4A", LIT, (-1.4, -1), alpha=0.8)
    with easel.placed(-60, -48, turn=-32):
        easel.shade(
            polygon([(-40, 4), (330, 8), (330, 20), (-30, 34)]),
            (0, 4),
            (0, 34),
            ((0, "#8A967E", 1), (1, "#39453A", 1)),
        )
    missile_on_rail(
        easel, (-76.0, -64.0), -32.0, 3.9, dark="#4A4E4A", body="#C4C2B4", lit="#FFF7E2"
    )


def _wreckage(easel: Easel, x: float, y: float) -> None:
    """Pieces of a large aircraft laid together: a fin, a length of body, wing panels, engines."""
    easel.shade(
        oval(x, y + 24, 470, 52), (0, y - 20), (0, y + 70), veil("#14241A", 0.75, 0.3), blur=12
    )
    fin: list[Point] = [
        (x + 120, y - 40),
        (x + 176, y - 330),
        (x + 236, y - 352),
        (x + 262, y - 300),
        (x + 240, y - 268),
        (x + 268, y - 236),
        (x + 262, y - 40),
    ]
    _panel(easel, fin, 9, "#7E8478")
    wing: list[Point] = [
        (x - 420, y + 26),
        (x - 300, y - 60),
        (x - 60, y - 150),
        (x + 40, y - 156),
        (x + 10, y - 110),
        (x + 52, y - 84),
        (x - 40, y - 30),
        (x - 180, y + 10),
        (x - 340, y + 40),
    ]
    _panel(easel, wing, 12, "#6E7870")
    _barrel(easel, x - 30, y - 40, 88, 250, -9)
    second: list[Point] = [
        (x + 180, y + 30),
        (x + 250, y - 70),
        (x + 380, y - 96),
        (x + 430, y - 60),
        (x + 400, y - 30),
        (x + 440, y),
        (x + 380, y + 34),
    ]
    _panel(easel, second, 8, "#868A7C")
    for ex, ey, radius in (
        (x - 250.0, y + 2.0, 44.0),
        (x - 160.0, y + 22.0, 40.0),
        (x + 330.0, y + 26.0, 38.0),
    ):
        _engine(easel, ex, ey, radius)
    for wx, wy, radius in ((x + 96.0, y + 20.0, 42.0), (x + 160.0, y + 30.0, 40.0)):
        easel.fill(oval(wx, wy, radius * 0.86, radius), "#1A1D1C")
        easel.shade(
            oval(wx, wy, radius * 0.86, radius),
            (wx - radius, wy - radius),
            (wx + radius, wy + radius),
            ((0, "#6A6E68", 0.8), (1, "#0A0C0B", 0.6)),
        )
        easel.fill(oval(wx, wy, radius * 0.46, radius * 0.54), "#8E928A")
        easel.fill(oval(wx, wy, radius * 0.2, radius * 0.24), "#2A2E2B")
    for _ in range(46):
        px, py = x + easel.dice.gauss(-40, 150), y + easel.dice.uniform(10, 46)
        size = easel.dice.uniform(6, 26)
        scrap = polygon(
            [
                polar((px, py), size * easel.dice.uniform(0.4, 1), angle)
                for angle in range(0, 360, 60)
            ]
        )
        easel.rim(
            scrap,
            mix("#5A625A", "#A8A898", easel.dice.random()),
            LIT,
            (-0.8, -1.2),
            alpha=0.7,
            blur=0.4,
        )


def _panel(easel: Easel, points: list[Point], ribs: int, tone: str) -> None:
    outline = polygon(points)
    bounds = outline.getBounds()
    easel.fill(moved(outline, 8, 10), "#14241A", 0.5, blur=8)
    easel.rim(outline, tone, LIT, (-2, -2), alpha=0.9, blur=0.8)
    with easel.within(outline):
        easel.shade(
            outline,
            (bounds.left(), bounds.top()),
            (bounds.right(), bounds.bottom()),
            ((0, "#E8E4D0", 0.5), (0.45, tone, 0.3), (1, "#1E2823", 0.75)),
        )
        for index in range(ribs):
            across = bounds.left() + bounds.width() * (index + 0.5) / ribs
            easel.line(
                (across - 14, bounds.top()),
                (across + 14, bounds.bottom()),
                colour="#2E3832",
                width=1.3,
                alpha=0.55,
            )
            for dot in range(int(bounds.height() / 9)):
                easel.speck(
                    across - 9 + 28 * dot * 9 / bounds.height(),
                    bounds.top() + dot * 9,
                    0.9,
                    "#2A332E",
                    0.6,
                )
        for row in range(1, 5):
            down = bounds.top() + bounds.height() * row / 5
            easel.line(
                (bounds.left(), down + 12),
                (bounds.right(), down - 12),
                colour="#2E3832",
                width=1.1,
                alpha=0.45,
            )
        for _ in range(14):
            px, py = (
                easel.dice.uniform(bounds.left(), bounds.right()),
                easel.dice.uniform(bounds.top(), bounds.bottom()),
            )
            easel.fill(
                oval(px, py, easel.dice.uniform(8, 34), easel.dice.uniform(5, 16)),
                "#7A4E30",
                0.26,
                blur=6,
            )


def _barrel(easel: Easel, x: float, y: float, radius: float, length: float, turn: float) -> None:
    with easel.placed(x, y, turn=turn):
        skin = polygon(
            [
                (-length / 2, -radius),
                (length / 2, -radius),
                *(
                    (length / 2 + 30 * (1 - (dy / radius) ** 2) + easel.dice.uniform(-8, 14), dy)
                    for dy in range(-76, 77, 19)
                ),
                (length / 2, radius),
                (-length / 2, radius),
            ]
        )
        easel.shade(
            skin,
            (0, -radius),
            (0, radius),
            ((0, "#CFCBB8", 1), (0.25, "#A4A594", 1), (0.65, "#4A554D", 1), (1, "#1A231E", 1)),
        )
        with easel.within(skin):
            for index in range(8):
                place = -length / 2 + index * 38
                easel.curve(
                    (place, -radius),
                    (place + 24, 0),
                    (place, radius),
                    colour="#2A332E",
                    width=1.5,
                    alpha=0.6,
                )
            for share in (-0.7, -0.35, 0.0, 0.35, 0.7):
                easel.line(
                    (-length / 2, share * radius),
                    (length, share * radius),
                    colour="#2A332E",
                    width=1.1,
                    alpha=0.45,
                )
        mouth = oval(-length / 2, 0, 34, radius)
        easel.shade(
            mouth,
            (-length / 2 - 34, -radius),
            (-length / 2 + 34, radius),
            ((0, "#0A0E0C", 1), (1, "#3A443E", 1)),
        )
        for share in (0.94, 0.76):
            easel.stroke(oval(-length / 2, 0, 34 * share, radius * share), "#8E9286", 3, 0.9)
        for angle in range(0, 360, 40):
            foot = polar((0, 0), 1, angle)
            start = (-length / 2 + 34 * foot[0], radius * foot[1])
            easel.curve(
                start,
                (start[0] - 24, start[1] * 1.04),
                (start[0] - 44, start[1] * 0.9),
                colour="#59625A",
                width=3.4,
            )


def _engine(easel: Easel, x: float, y: float, radius: float) -> None:
    body = smooth(
        [
            (x - 12, y - radius),
            (x + radius * 2.1, y - radius * 0.84),
            (x + radius * 3, y - radius * 0.5),
            (x + radius * 3, y + radius * 0.5),
            (x + radius * 2.1, y + radius * 0.84),
            (x - 12, y + radius),
        ],
        closed=True,
        tension=0.3,
    )
    easel.shade(
        body,
        (0, y - radius),
        (0, y + radius),
        ((0, "#D8D4C2", 1), (0.35, "#8E9286", 1), (1, "#232B26", 1)),
    )
    for share in (0.7, 1.3, 1.9):
        easel.curve(
            (x + radius * share, y - radius * 0.9),
            (x + radius * (share - 0.2), y),
            (x + radius * share, y + radius * 0.9),
            colour="#2A332E",
            width=1.6,
            alpha=0.7,
        )
    easel.fill(oval(x - 8, y, radius * 0.5, radius), "#141917")
    easel.stroke(oval(x - 8, y, radius * 0.5, radius), "#E8E2CC", 2, 0.9)
    for blade in range(0, 360, 20):
        end = polar((0, 0), 1, blade)
        easel.line(
            (x - 8, y),
            (x - 8 + end[0] * radius * 0.44, y + end[1] * radius * 0.9),
            colour="#7E867C",
            width=1.6,
            alpha=0.8,
        )
    easel.fill(oval(x - 8, y, radius * 0.14, radius * 0.28), "#B9B8A8")


def _hedge(easel: Easel) -> None:
    for x in range(60, 1000, 22):
        easel.fill(
            oval(x + easel.dice.uniform(-6, 6), 748 + easel.dice.uniform(-3, 4), 21, 15),
            mix("#2A4A34", "#7E9A58", easel.dice.random() * 0.7),
        )
    for _ in range(120):
        x = easel.dice.uniform(50, 1000)
        easel.fill(
            oval(x, 742 + easel.dice.uniform(-8, 8), 3.4, 2.8),
            easel.dice.choice(("#F0A08A", "#F6E2B0", "#E8C25A")),
        )


def _visitors(easel: Easel) -> None:
    for shape, x, y, size in (
        (waiting(coat=False), 1010, 700, 1.0),
        (child(), 1046, 702, 1.0),
        (waiting(), 1150, 676, 0.86),
        (walker(hat=False, stride=0.6, facing=-1), 1420, 690, 0.92),
        (waiting(hat=True), 1130, 810, 1.36),
        (child(), 1088, 812, 1.34),
        (child(facing=-1), 1180, 814, 1.3),
    ):
        reach = 120 * size
        easel.shade(
            polygon(
                [
                    (x - 8 * size, y),
                    (x + 8 * size, y),
                    (x + reach + 10, y + 26 * size),
                    (x + reach - 16, y + 30 * size),
                ]
            ),
            (x, y),
            (x + reach, y + 28 * size),
            veil("#1A2A20", 0.6, 0.0),
            blur=2,
        )
        easel.rim(moved(shape, x, y, scale=size), "#2A332E", LIT, (-1.2, -1.0), alpha=0.9, blur=0.6)
