"""A wall of oval portraits without faces: those who were there, on both sides and between."""

from collections.abc import Callable

import skia
from clouds import noise_field
from easel import Easel
from palette import BRASS, FLAME, mix, veil
from shapes import Point, box, joined, oval, polygon, smooth

WHOLE = (0.0, 0.0, 1600.0, 900.0)
Dress = Callable[[], skia.Path]


def portraits(easel: Easel) -> None:
    """A wall of oval portraits without faces: those who were there, on both sides and between."""
    easel.wash(0, 900, ((0, "#18263F", 1), (0.6, "#223352", 1), (1, "#0C1424", 1)))
    cloth = noise_field(easel.noise, across=70, down=44, octaves=3)
    easel.texture(cloth * 0.16, "#0A1120", WHOLE)
    for column in range(28):
        easel.shade(
            box(column * 58, -10, 29, 740), (0, 0), (0, 720), veil("#7C98C4", 0.05, 0.09, 0.02)
        )
    for x in (290.0, 800.0, 1310.0):
        _picture_light(easel, x)
    big = (138.0, 172.0)
    small = (98.0, 124.0)
    hung: tuple[tuple[float, float, Point, Dress, str], ...] = (
        (800, 330, big, _conical_hat, "#B7A184"),
        (476, 318, big, _peaked_cap, "#9C8F78"),
        (1124, 318, big, _bun, "#A8927C"),
        (206, 250, small, _helmet_pilot, "#B09A7A"),
        (206, 530, small, _nurse, "#B8B4A8"),
        (1394, 250, small, _flight_cap, "#8E99A6"),
        (1394, 530, small, _short_hair, "#9A8A78"),
        (640, 608, small, _headphones, "#8C9A80"),
        (960, 608, small, _soft_hat, "#A89880"),
        (396, 612, (84.0, 106.0), _plaits, "#B39C82"),
        (1204, 612, (84.0, 106.0), _beard, "#94A0A0"),
    )
    for x, y, size, dress, tone in hung:
        _medallion(easel, x, y, size, dress, tone)
    easel.shade(
        box(-10, 786, 1620, 130),
        (0, 786),
        (0, 900),
        ((0, "#4A3426", 1), (0.16, "#2C2018", 1), (1, "#0A0807", 1)),
    )
    easel.line((0, 786), (1600, 786), colour=FLAME, width=1.6, alpha=0.5)
    easel.wash(760, 900, veil("#05080F", 0, 0.6))


def _picture_light(easel: Easel, x: float) -> None:
    easel.line((x, -10), (x, 52), colour=BRASS, width=4)
    easel.shade(
        box(x - 78, 46, 156, 18, 9), (0, 46), (0, 64), ((0, "#F4D592", 1), (1, "#6A4E1E", 1))
    )
    easel.glow(x, 70, 90, FLAME, 0.55, flat=0.3)
    easel.glow(x, 330, 520, "#FFCF8A", 0.42)


def _medallion(easel: Easel, x: float, y: float, size: Point, dress: Dress, tone: str) -> None:
    across, down = size
    with easel.placed(8, 15):
        easel.fill(oval(x, y, across * 1.13, down * 1.11), "#02040A", 0.65, blur=15)
    for share, first, last in (
        (1.13, "#F0CB80", "#5A3E16"),
        (1.09, "#7A5622", "#E6BC6A"),
        (1.04, "#F6DCA0", "#6A4A1C"),
    ):
        ring = oval(x, y, across * share, down * (1 + (share - 1) * 0.85))
        easel.shade(
            ring,
            (x - across, y - down),
            (x + across, y + down),
            ((0, first, 1), (0.5, mix(first, last, 0.6), 1), (1, last, 1)),
        )
    card = oval(x, y, across, down)
    easel.shade(
        card,
        (x, y - down),
        (x, y + down),
        ((0, mix(tone, "#FFF0D4", 0.45), 1), (1, mix(tone, "#1A1D28", 0.3), 1)),
    )
    with easel.within(card):
        easel.glow(x - across * 0.2, y - down * 0.3, across * 1.1, "#FFF2DA", 0.5)
        with easel.placed(x, y + down * 0.16, scale=down / 100):
            figure = joined([_bust(), dress()])
            easel.fill(figure, "#12182A", 0.35, blur=4)
            easel.shade(
                figure,
                (-40, -60),
                (40, 90),
                ((0, "#3C4560", 1), (0.5, "#232B44", 1), (1, "#141A2C", 1)),
            )
            easel.rim(figure, "#232B44", "#8C93A6", (-1.0, -1.2), alpha=0.35, blur=1.6)
        easel.stroke(card, "#1A1208", 9, 0.45, blur=6)
        easel.shade(
            polygon(
                [
                    (x - across, y - down),
                    (x - across * 0.1, y - down),
                    (x - across * 0.9, y + down),
                    (x - across, y + down),
                ]
            ),
            (x - across, 0),
            (x, 0),
            veil("#FFFFFF", 0.0, 0.12, 0.0),
        )


def _bust() -> skia.Path:
    head = smooth(
        [
            (0, -58),
            (-17, -53),
            (-22, -34),
            (-19, -16),
            (-9, -3),
            (0, 0),
            (9, -3),
            (19, -16),
            (22, -34),
            (17, -53),
        ],
        closed=True,
    )
    body = smooth(
        [
            (-74, 100),
            (-68, 50),
            (-50, 30),
            (-20, 19),
            (-10, 10),
            (-10, -8),
            (10, -8),
            (10, 10),
            (20, 19),
            (50, 30),
            (68, 50),
            (74, 100),
        ],
        closed=True,
        tension=0.42,
    )
    return joined([head, body])


def _peaked_cap() -> skia.Path:
    crown = smooth([(-34, -52), (-30, -70), (0, -77), (30, -70), (34, -52), (0, -46)], closed=True)
    return joined([crown, box(-21, -50, 42, 9, 3)])


def _helmet_pilot() -> skia.Path:
    right = [(0.0, -77.0), (17.0, -73.0), (29.0, -56.0), (31.0, -28.0), (23.0, -2.0)]
    shell = smooth([*right, *((-x, y) for x, y in reversed(right[1:]))], closed=True)
    mask = smooth([(-13, -16), (0, -22), (13, -16), (10, 2), (0, 8), (-10, 2)], closed=True)
    hose = smooth([(4, 2), (12, 14), (10, 34), (18, 36), (20, 14), (11, -2)], closed=True)
    return joined([shell, box(-26, -50, 52, 17, 8), mask, hose])


def _bun() -> skia.Path:
    return joined(
        [
            oval(0, -66, 14, 12),
            smooth(
                [
                    (-25, -16),
                    (-27, -44),
                    (-14, -62),
                    (14, -62),
                    (27, -44),
                    (25, -16),
                    (21, -36),
                    (-21, -36),
                ],
                closed=True,
            ),
        ]
    )


def _conical_hat() -> skia.Path:
    return polygon([(-58, -34), (0, -84), (58, -34), (0, -28)])


def _nurse() -> skia.Path:
    return joined(
        [
            smooth([(-27, -38), (-24, -66), (0, -74), (24, -66), (27, -38), (0, -48)], closed=True),
            smooth([(-24, -44), (-30, -10), (-34, 14), (-18, 0), (-20, -30)], closed=True),
            smooth([(24, -44), (20, -30), (18, 0), (34, 14), (30, -10)], closed=True),
        ]
    )


def _flight_cap() -> skia.Path:
    return polygon([(-26, -44), (-18, -70), (22, -62), (27, -44), (0, -48)])


def _short_hair() -> skia.Path:
    return smooth(
        [
            (-25, -26),
            (-27, -50),
            (-12, -66),
            (12, -66),
            (27, -50),
            (25, -26),
            (20, -42),
            (-20, -42),
        ],
        closed=True,
    )


def _headphones() -> skia.Path:
    band = joined([oval(0, -34, 30, 32)])
    return joined([band, box(-34, -42, 11, 26, 5), box(23, -42, 11, 26, 5)])


def _soft_hat() -> skia.Path:
    return smooth(
        [(-44, -42), (-26, -50), (-22, -70), (0, -66), (22, -70), (26, -50), (44, -42), (0, -36)],
        closed=True,
        tension=0.4,
    )


def _plaits() -> skia.Path:
    hair = smooth(
        [
            (-25, -14),
            (-27, -44),
            (-13, -64),
            (13, -64),
            (27, -44),
            (25, -14),
            (21, -38),
            (-21, -38),
        ],
        closed=True,
    )
    sides = [
        smooth(
            [(side * 20, -20), (side * 29, -8), (side * 28, 40), (side * 22, 54), (side * 18, 40)],
            closed=True,
        )
        for side in (-1, 1)
    ]
    return joined([hair, *sides])


def _beard() -> skia.Path:
    return joined(
        [
            smooth([(-21, -18), (-16, 8), (0, 17), (16, 8), (21, -18), (0, -10)], closed=True),
            _short_hair(),
        ]
    )
