"""Small human figures, bicycles and lorries in silhouette; faces are never drawn."""

import skia
from shapes import Point, box, joined, moved, oval, polar, polygon, smooth, taper


def walker(*, stride: float = 0.5, hat: bool = True, load: str = "", facing: int = 1) -> skia.Path:
    """A person 100 units tall standing on (0, 0); `load` is "", "pole", "bundle" or "child"."""
    step = 15 * stride
    parts = [
        _limb([(-1, -48), (-step * 0.75, -24), (-step * 1.35, -1)], [12, 8.5, 5.5]),
        _limb([(1, -48), (step * 0.95, -25), (step * 1.0, -1)], [12, 8.5, 5.5]),
        _limb([(-step * 1.45, -1.5), (-step * 1.35 + 8, -0.5)], [4, 3]),
        _limb([(step * 0.95, -1.5), (step + 9, -0.5)], [4, 3]),
        smooth(
            [
                (-8, -46),
                (-9.5, -62),
                (-9, -78),
                (-3, -83),
                (5, -82),
                (9, -74),
                (8.5, -60),
                (8, -46),
                (0, -43),
            ],
            closed=True,
        ),
        _limb([(2, -82), (3, -88)], [5.5, 5]),
        oval(3.8, -91, 6.2, 7.4),
        _limb([(-4, -77), (-8, -62), (-3, -50)], [6.5, 5, 3.5]),
        _limb([(5, -77), (10, -64), (15, -55)], [6.5, 5, 3.5]),
    ]
    if hat:
        parts.append(polygon([(-14, -91.5), (3.5, -106), (21, -91.5), (12, -89.5), (-5, -89.5)]))
    parts += _load(load)
    whole = joined(parts)
    return moved(whole, squeeze=facing)


def _limb(points: list[Point], widths: list[float]) -> skia.Path:
    ends = [oval(*point, width / 2) for point, width in zip(points, widths, strict=True)]
    return joined([taper(points, widths), *ends])


def _load(kind: str) -> list[skia.Path]:
    if kind == "pole":
        parts = [taper([(-44, -76), (0, -83), (46, -77)], [2, 2.6, 2])]
        for x in (-43, 44):
            parts += [
                taper([(x, -76), (x - 8, -44)], [0.8, 0.8]),
                taper([(x, -76), (x + 8, -44)], [0.8, 0.8]),
                smooth([(x - 12, -44), (x + 12, -44), (x + 9, -30), (x - 9, -30)], closed=True),
                oval(x, -45, 11, 6),
            ]
        return parts
    if kind == "bundle":
        return [oval(-13, -70, 11, 15)]
    if kind == "child":
        return [oval(-12, -68, 8, 13), oval(-9, -85, 5.6, 6.4)]
    return []


def child(*, stride: float = 0.6, facing: int = 1) -> skia.Path:
    """A child 62 units tall."""
    body = joined(
        [
            _limb([(-1, -27), (-6 * stride, -13), (-10 * stride, -1)], [8, 6, 4.5]),
            _limb([(1, -27), (7 * stride, -14), (8 * stride, -1)], [8, 6, 4.5]),
            smooth([(-6, -26), (-7, -42), (-3, -47), (4, -47), (7, -41), (6, -26)], closed=True),
            oval(1.5, -54, 6, 7),
            _limb([(4, -43), (9, -36), (13, -34)], [4.5, 4, 3]),
        ]
    )
    return moved(body, squeeze=facing)


def waiting(*, hat: bool = False, coat: bool = True, facing: int = 1) -> skia.Path:
    """A person standing still, seen from behind, 100 units tall."""
    hem = -28 if coat else -44
    parts = [
        _limb([(-4, -46), (-4.6, -22), (-5, -1)], [9.5, 8, 6]),
        _limb([(4, -46), (4.8, -22), (5.4, -1)], [9.5, 8, 6]),
        smooth(
            [
                (-9, hem),
                (-10, -58),
                (-11.5, -76),
                (-6, -83),
                (0, -84),
                (6, -83),
                (11.5, -76),
                (10, -58),
                (9.5, hem),
                (0, hem + 2),
            ],
            closed=True,
        ),
        _limb([(-10, -76), (-13, -60), (-11, -46)], [6, 5.2, 4]),
        _limb([(10, -76), (13, -60), (11, -46)], [6, 5.2, 4]),
        _limb([(0, -83), (0, -88)], [6, 6]),
        oval(0, -91.5, 6.4, 7.6),
    ]
    if hat:
        parts.append(polygon([(-18, -92), (0, -107), (18, -92), (8, -90), (-8, -90)]))
    return moved(joined(parts), squeeze=facing)


def wheel(x: float, y: float, radius: float) -> skia.Path:
    """A bicycle wheel with its spokes, as a filled outline."""
    ring = skia.Path()
    ring.addCircle(x, y, radius)
    ring.addCircle(x, y, radius - 1.8, skia.PathDirection.kCCW)
    spokes = [
        taper([(x, y), polar((x, y), radius - 1, angle)], [0.55, 0.55])
        for angle in range(0, 360, 24)
    ]
    return joined([ring, oval(x, y, 2.2), *spokes])


def bicycle(*, load: bool = False, facing: int = 1) -> skia.Path:
    """A roadster bicycle about 100 units long, its wheels standing on y = 0."""
    rear, front = (-33, -21), (34, -21)
    crank, seat, head = (-4, -20), (-13, -53), (22, -56)
    tube = 2.6
    bars = [
        [rear, crank],
        [crank, (seat[0], seat[1] + 3)],
        [rear, (seat[0] + 1, seat[1] + 10)],
        [(seat[0] + 1, seat[1] + 8), (head[0] - 1, head[1] + 3)],
        [crank, (head[0] + 1, head[1] + 12)],
        [head, front],
        [(head[0] - 2, head[1] - 9), head],
        [(head[0] - 2, head[1] - 9), (head[0] - 13, head[1] - 12)],
        [(-52, -46), (-16, -46)],
        [rear, (-42, -46)],
    ]
    parts = [wheel(*rear, 21), wheel(*front, 21), oval(*crank, 5)]
    parts += [taper(list(bar), [tube, tube]) for bar in bars]
    parts.append(smooth([(-22, -55), (-5, -56.5), (-4, -54), (-14, -51), (-22, -52)], closed=True))
    parts += [_guard(*rear), _guard(*front)]
    if load:
        parts += [
            smooth([(-56, -48), (-54, -66), (-36, -74), (-18, -68), (-15, -48)], closed=True),
            smooth(
                [(-46, -20), (-48, -40), (-34, -46), (-22, -40), (-24, -20), (-35, -16)],
                closed=True,
            ),
        ]
    return moved(joined(parts), squeeze=facing)


def _guard(x: float, y: float) -> skia.Path:
    outer = [polar((x, y), 24, angle) for angle in range(-160, -20, 12)]
    return taper(outer, [1.5] * len(outer))


def cyclist_walking(*, load: bool = True, hat: bool = True, facing: int = 1) -> skia.Path:
    """Someone pushing a loaded bicycle."""
    person = moved(walker(stride=0.8, hat=hat), 24, 0)
    return moved(joined([person, moved(bicycle(load=load), 20, 0)]), squeeze=facing)


def lorry(*, facing: int = 1) -> skia.Path:
    """A bonneted army lorry with a canvas back, 240 units long, on y = 0."""
    parts = [
        smooth(
            [(-118, -36), (-118, -92), (-110, -100), (6, -100), (14, -92), (14, -36)],
            closed=True,
            tension=0.18,
        ),
        polygon([(20, -34), (20, -92), (27, -97), (58, -97), (66, -66), (66, -34)]),
        smooth(
            [(64, -34), (64, -66), (104, -62), (112, -54), (112, -34)], closed=True, tension=0.2
        ),
        box(-120, -42, 236, 12),
        polygon([(60, -30), (68, -52), (102, -52), (116, -34), (116, -28), (60, -28)]),
        box(110, -34, 8, 10),
    ]
    parts.extend(oval(x, -20, 20) for x in (-92, -50, 84))
    return moved(joined(parts), squeeze=facing)


def lorry_window() -> skia.Path:
    """The side window of the lorry's cab, to be cut out of its silhouette."""
    return polygon([(30, -68), (30, -88), (52, -88), (57, -68)])


def seated_back(*, headphones: bool = False, cap: bool = False) -> skia.Path:
    """Head, shoulders and back of somebody sitting, seen from behind; 100 units down to y = 0.

    The head's crown is at y = -100, the shoulders are 92 units wide.
    """
    parts = [
        smooth(
            [
                (-50, 4),
                (-48, -26),
                (-43, -44),
                (-30, -53),
                (-13, -58),
                (-9, -66),
                (9, -66),
                (13, -58),
                (30, -53),
                (43, -44),
                (48, -26),
                (50, 4),
            ],
            closed=True,
            tension=0.42,
        ),
        smooth(
            [
                (0, -100),
                (-11, -97),
                (-16, -86),
                (-15, -75),
                (-10, -63),
                (0, -59),
                (10, -63),
                (15, -75),
                (16, -86),
                (11, -97),
            ],
            closed=True,
        ),
        oval(-16, -79, 2.6, 4.6),
        oval(16, -79, 2.6, 4.6),
    ]
    if headphones:
        band = [polar((0, -83), 20, angle) for angle in range(-180, 1, 15)]
        parts += [
            taper(band, [2.6] * len(band)),
            box(-22, -88, 8, 17, 3.5),
            box(14, -88, 8, 17, 3.5),
        ]
    if cap:
        parts.append(
            smooth(
                [(-17, -84), (-20, -94), (-14, -102), (0, -105), (14, -102), (20, -94), (17, -84)],
                closed=True,
            )
        )
    return joined(parts)
