"""The first night: far behind rice fields and bamboo something burning falls to the ground."""

import skia
import sky
from city import tree_clump
from clouds import smoke
from easel import Easel
from nature import bamboo_clump, glints, grass, hill, reflect
from palette import EMBER, FIRE, FLAME, mix, veil
from people import bicycle, child, waiting, walker
from shapes import Point, moved, polygon, smooth, taper


def phu_lo(easel: Easel) -> None:
    """The first night: far behind rice fields and bamboo something burning falls to the ground."""
    horizon = 540.0
    easel.wash(
        0,
        horizon,
        (
            (0, "#04070F", 1),
            (0.4, "#0A1326", 1),
            (0.75, "#1A2038", 1),
            (0.93, "#462836", 1),
            (1, "#7C3B34", 1),
        ),
    )
    sky.stars(easel, 640, 500)
    impact = (1010.0, horizon - 4)
    easel.glow(*impact, 620, "#B5482F", 0.75, flat=0.55)
    smoke(easel, "#2B1C22", impact[0] + 30, horizon, 460, 420, 0.95, lean=0.22)
    _fall_line(easel, impact)
    easel.glow(*impact, 300, FIRE, 0.85, flat=0.6)
    hills = hill(
        [
            (-20, 515),
            (180, 500),
            (420, 520),
            (640, 508),
            (860, 526),
            (1150, 512),
            (1400, 496),
            (1640, 516),
        ],
        560,
    )
    easel.fall(hills, ((0, "#241A26", 1), (1, "#38202A", 1)))
    for _ in range(44):
        x = easel.dice.uniform(-20, 1620)
        easel.fill(
            tree_clump(
                easel.dice, x, horizon + 4, easel.dice.uniform(40, 90), easel.dice.uniform(22, 46)
            ),
            "#150F18",
        )
    _burning(easel, impact)
    easel.wash(horizon, 900, ((0, "#2E1C24", 1), (0.25, "#121526", 1), (1, "#080D18", 1)))
    reflect(easel, horizon + 6, 760, squeeze=1.0, ripple=7, alpha=0.72, tint="#0A1020", dim=0.42)
    glints(easel, impact[0], horizon + 8, 760, 130, "#FFB070", 150, 0.75)
    _paddies(easel, horizon)
    _watchers(easel)
    bamboo_clump(easel, 128, 910, 760, 8, "#05070C", "#3B2A2A")
    bamboo_clump(easel, 1530, 910, 640, 7, "#05070C", "#4A2E28")
    grass(easel, -10, 1610, 905, 62, 420, ("#04060A", "#1A1518"))


def _fall_line(easel: Easel, impact: Point) -> None:
    path = [
        (1408.0, 26.0),
        (1330.0, 160.0),
        (1236.0, 300.0),
        (1130.0, 428.0),
        (impact[0] + 20, impact[1] - 30),
    ]
    line = sky.sampled(path, 60)
    for width, alpha, blur, colour in (
        (46, 0.28, 14, "#6A4A48"),
        (18, 0.42, 5, EMBER),
        (6, 0.8, 1.5, "#FF9A5C"),
        (2.4, 1.0, 0.4, "#FFE2B0"),
    ):
        easel.shade(
            taper(line, [width * (0.12 + 0.88 * index / 59) for index in range(60)]),
            line[0],
            line[-1],
            veil(colour, 0, alpha * 0.5, alpha),
            blur=blur,
            mode=skia.BlendMode.kScreen,
        )
    for share, side in ((0.42, 18), (0.55, -22), (0.68, 26), (0.8, -16)):
        x = line[0][0] + (line[-1][0] - line[0][0]) * share + side
        y = line[0][1] + (line[-1][1] - line[0][1]) * share + 12
        end = (x - 12, y + 24)
        easel.shade(
            taper([(x, y), end], [0.6, 2.6]),
            (x, y),
            end,
            veil("#FFB36B", 0, 0.9),
            mode=skia.BlendMode.kScreen,
        )
        easel.glow(*end, 16, FIRE, 0.7)


def _burning(easel: Easel, impact: Point) -> None:
    for _ in range(46):
        dx = easel.dice.gauss(0, 46)
        tall = easel.dice.uniform(16, 62) * (1 - min(0.8, abs(dx) / 120))
        x, y = impact[0] + dx, impact[1] + 8
        easel.fill(
            smooth(
                [
                    (x - tall * 0.18, y),
                    (x - tall * 0.2, y - tall * 0.4),
                    (x + easel.dice.uniform(-6, 6), y - tall),
                    (x + tall * 0.18, y - tall * 0.35),
                    (x + tall * 0.16, y),
                ],
                closed=True,
            ),
            easel.dice.choice((FIRE, "#FF9A4E", FLAME)),
            0.5,
            blur=2.2,
            mode=skia.BlendMode.kScreen,
        )
    sky.flare(easel, impact[0], impact[1] - 4, 44)


def _paddies(easel: Easel, horizon: float) -> None:
    for y, sway in ((578.0, 12), (618, -18), (676, 26)):
        thick = (y - horizon) * 0.055
        dyke = [
            (-20.0, y + sway),
            (400.0, y - sway * 0.4),
            (900.0, y + sway * 0.5),
            (1620.0, y - sway),
        ]
        lower = [(x, py + thick) for x, py in reversed(dyke)]
        easel.fill(polygon([*dyke, *lower]), "#0A0C15")
        grass(easel, 0, 1600, y + 2, 5 + thick, 260, ("#0A0B12", "#2A1C20"))
    for foot, top in ((240, 540), (760, 800), (1300, 1120)):
        easel.fill(
            taper([(top, horizon + 8), ((foot + top) / 2, 640), (foot, 780)], [1, 5, 12]), "#0A0C15"
        )
    for _ in range(720):
        x = easel.dice.uniform(0, 1600)
        y = 690 + 120 * easel.dice.random()
        tall = 5 + (y - 690) * 0.12
        easel.line(
            (x, y),
            (x + easel.dice.uniform(-3, 3), y - tall),
            colour=mix("#0B1018", "#4A2C28", easel.dice.random() * 0.6),
            width=0.9,
            alpha=0.8,
        )
    near = hill([(-20, 800), (320, 782), (700, 768), (1020, 772), (1340, 786), (1640, 800)], 920)
    easel.rim(near, "#06080F", "#A04E36", (0, -1.8), alpha=0.7)
    easel.wash(820, 900, veil("#04060A", 0, 0.8))
    grass(easel, -10, 1610, 790, 22, 500, ("#06070C", "#2A1A1C"))


def _watchers(easel: Easel) -> None:
    group = (
        (waiting(), 742, 776, 1.12),
        (waiting(hat=True, coat=False), 792, 775, 1.02),
        (child(), 826, 776, 1.0),
        (walker(stride=0.25), 640, 780, 1.1),
        (bicycle(facing=-1), 575, 784, 0.92),
    )
    for shape, x, y, size in group:
        easel.rim(
            moved(shape, x, y, scale=size), "#05060B", "#F08A54", (1.1, -0.6), alpha=0.9, blur=0.5
        )
