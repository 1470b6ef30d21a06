"""The aircraft of December 1972 in simplified outline, in metres; knows nothing of any scene."""

import math

import skia
from easel import Easel
from palette import mix
from shapes import Point, box, joined, mirrored, oval, polygon, smooth, taper
from view import Place, Turned

# Common knowledge of the types, not traced from a drawing.
# B-52: 48 m long, 56.4 m span, wings swept about 35 degrees, eight engines in four twin pods.
_HALF_SPAN = 28.2
_ROOT_FRONT, _ROOT_BACK = -10.2, 0.6
_TIP_FRONT, _TIP_BACK = 9.4, 12.8
PODS = (10.4, 18.2)


def _front_edge(out: float) -> float:
    return _ROOT_FRONT + (_TIP_FRONT - _ROOT_FRONT) * (out - 1.5) / (_HALF_SPAN - 1.5)


def _back_edge(out: float) -> float:
    return _ROOT_BACK + (_TIP_BACK - _ROOT_BACK) * (out - 1.5) / (_HALF_SPAN - 1.5)


def b52_fuselage() -> skia.Path:
    """Plan of the slim body, nose up, centred on (0, 0)."""
    right = [
        (0.0, -24.4),
        (0.75, -23.7),
        (1.25, -22.2),
        (1.5, -19.5),
        (1.55, -8.0),
        (1.55, 6.0),
        (1.45, 12.0),
        (1.15, 18.0),
        (0.8, 22.0),
        (0.62, 23.8),
        (0.0, 24.2),
    ]
    left = [(-x, y) for x, y in reversed(right[1:-1])]
    return smooth([*right, *left], closed=True, tension=0.42)


def b52_wing() -> skia.Path:
    """Plan of the right wing."""
    return smooth(
        [
            (1.2, -11.2),
            (2.6, -9.3),
            (14, _front_edge(14)),
            (27.2, _front_edge(27.2)),
            (28.25, _TIP_FRONT + 1.5),
            (28.0, _TIP_BACK - 0.2),
            (27.2, _TIP_BACK),
            (14, _back_edge(14) + 0.25),
            (6, _back_edge(6) + 0.9),
            (1.2, 1.7),
        ],
        closed=True,
        tension=0.12,
    )


def b52_tailplane() -> skia.Path:
    """Plan of the right half of the tailplane."""
    return smooth(
        [(0.7, 14.6), (7.5, 19.3), (8.1, 20.2), (7.9, 22.1), (7.3, 22.3), (0.6, 21.2)],
        closed=True,
        tension=0.1,
    )


def b52_engines(out: float) -> list[skia.Path]:
    """The two engines side by side of the right pod that hangs `out` metres from the centre."""
    lip = _front_edge(out) - 3.6
    found = []
    for side in (-0.68, 0.68):
        x = out + side
        found.append(
            smooth(
                [
                    (x - 0.5, lip),
                    (x + 0.5, lip),
                    (x + 0.68, lip + 1.4),
                    (x + 0.62, lip + 3.8),
                    (x + 0.3, lip + 5.7),
                    (x - 0.3, lip + 5.7),
                    (x - 0.62, lip + 3.8),
                    (x - 0.68, lip + 1.4),
                ],
                closed=True,
                tension=0.35,
            )
        )
    return found


def b52_pylon(out: float) -> skia.Path:
    """The strut between the pod and the wing."""
    lip = _front_edge(out)
    return polygon(
        [
            (out - 0.3, lip - 2.6),
            (out + 0.3, lip - 2.6),
            (out + 0.32, lip + 1.9),
            (out - 0.32, lip + 1.9),
        ]
    )


def b52_tank() -> skia.Path:
    """The small fuel tank near the right wing tip."""
    front = _front_edge(24.6) - 2.4
    return smooth(
        [
            (24.6, front),
            (25.05, front + 1.4),
            (25.05, front + 4.6),
            (24.6, front + 6.6),
            (24.15, front + 4.6),
            (24.15, front + 1.4),
        ],
        closed=True,
    )


def b52_silhouette() -> skia.Path:
    """The whole aircraft as one outline, nose up, in metres."""
    right = [b52_wing(), b52_tailplane(), b52_tank()]
    for out in PODS:
        right += [*b52_engines(out), b52_pylon(out)]
    return joined([b52_fuselage(), *right, *(mirrored(part, 0) for part in right)])


# MiG-21: 14.5 m without its probe, 7.15 m span, delta swept 57 degrees.
_MIG_BODY: tuple[tuple[float, float], ...] = (
    (7.2, 0.42),
    (6.9, 0.47),
    (6.0, 0.55),
    (4.5, 0.60),
    (2.0, 0.62),
    (-1.0, 0.62),
    (-4.0, 0.60),
    (-5.8, 0.54),
    (-6.6, 0.47),
)


def mig21(easel: Easel, view: Turned, dark: str, body: str, lit: str, glint: str) -> None:
    """A MiG-21 from above and beside, with a soft metal sheen."""
    for side in (-1, 1):
        _missile(easel, view, 1.95 * side, dark, lit)
        _plate(
            easel,
            view,
            [
                (2.6, 0.5 * side, 0),
                (-3.05, 3.55 * side, 0),
                (-3.6, 3.55 * side, 0),
                (-3.45, 0.5 * side, 0),
            ],
            mix(dark, body, 0.7),
            lit if side > 0 else body,
        )
        _plate(
            easel,
            view,
            [
                (-4.3, 0.4 * side, 0),
                (-6.4, 1.87 * side, 0),
                (-6.95, 1.87 * side, 0),
                (-6.3, 0.4 * side, 0),
            ],
            mix(dark, body, 0.5),
            body,
        )
        for start, end in (
            ((-2.72, 0.62, 0.02), (-2.72, 1.95, 0.02)),
            ((-2.72, 1.95, 0.02), (-3.5, 1.95, 0.02)),
            ((-2.95, 2.05, 0.02), (-3.02, 3.4, 0.02)),
            ((-0.6, 0.62, 0.02), (-2.5, 2.1, 0.02)),
        ):
            seam = view.all([(x, y * side, z) for x, y, z in (start, end)])
            easel.line(*seam, colour=dark, width=1.0, alpha=0.55)
        fence = view.all(
            [
                (-1.35, 2.75 * side, 0),
                (-2.4, 2.75 * side, 0),
                (-2.4, 2.75 * side, 0.16),
                (-1.5, 2.75 * side, 0.14),
            ]
        )
        easel.fill(polygon(fence), lit, 0.85)
    _tube(easel, view, _MIG_BODY, dark, body, lit, glint)
    _nose(easel, view, dark, body, lit)
    probe = view.all([(6.7, 0, 0.5), (9.5, 0, 0.5)])
    easel.line(*probe, colour=lit, width=view.scale * 0.05)
    spine = view.all(
        [
            (4.2, 0, 0.55),
            (3.0, 0, 0.95),
            (1.0, 0, 0.92),
            (-4.2, 0, 0.85),
            (-4.2, 0, 0.5),
            (2.0, 0, 0.5),
        ]
    )
    easel.shade(
        smooth(spine, closed=True, tension=0.3),
        spine[0],
        spine[3],
        ((0, body, 1), (1, mix(dark, body, 0.6), 1)),
    )
    glass = view.all(
        [
            (4.55, 0, 0.58),
            (3.7, 0.2, 0.98),
            (2.7, 0.2, 1.02),
            (2.5, 0, 0.8),
            (2.7, -0.2, 1.0),
            (3.7, -0.2, 0.98),
        ]
    )
    easel.shade(
        smooth(glass, closed=True),
        glass[0],
        glass[2],
        ((0, glint, 1), (0.5, "#26384F", 1), (1, dark, 1)),
    )
    fin = view.all([(-2.4, 0, 0.7), (-5.3, 0, 2.72), (-6.7, 0, 2.72), (-6.5, 0, 0.5)])
    easel.shade(polygon(fin), fin[0], fin[2], ((0, lit, 1), (1, mix(dark, body, 0.8), 1)))
    easel.line(fin[0], fin[1], colour=glint, width=1.4, alpha=0.8)
    easel.line(view.at((-5.6, 0, 0.8)), view.at((-6.1, 0, 2.5)), colour=dark, width=1.0, alpha=0.5)


def _missile(easel: Easel, view: Turned, out: float, dark: str, lit: str) -> None:
    """A short air-to-air missile under a wing, `out` metres (signed) from the centre."""
    low = -0.42
    tail, head, tip = view.all([(-1.35, out, low), (1.15, out, low), (1.42, out, low)])
    for x, reach in ((-1.1, 0.27), (0.72, 0.2)):
        fins = view.all(
            [(x + 0.34, out, low), (x - 0.2, out + reach, low), (x - 0.2, out - reach, low)]
        )
        easel.fill(polygon(fins), mix(dark, lit, 0.45))
    width = 0.14 * view.scale
    easel.fill(taper([tail, head, tip], [width, width, width * 0.3]), mix(dark, lit, 0.75))
    easel.line(tail, head, colour=mix(lit, "#FFFFFF", 0.5), width=1.2, alpha=0.7)


def _nose(easel: Easel, view: Turned, dark: str, body: str, lit: str) -> None:
    mouth, shoulder, tip = view.all([(7.2, 0, 0), (7.42, 0, 0), (8.05, 0, 0)])
    turn = math.degrees(math.atan2(tip[1] - mouth[1], tip[0] - mouth[0]))
    with easel.placed(*mouth, turn=turn, scale=view.scale):
        lip = oval(0, 0, 0.13, 0.42)
        easel.fill(lip, "#060B14")
        easel.stroke(lip, lit, 0.035, 0.9)
    cone = taper([mouth, shoulder, tip], [0.58 * view.scale, 0.44 * view.scale, 1.5])
    easel.fill(cone, mix(dark, body, 0.4))
    easel.fading_stroke(
        polygon([mouth, tip], closed=False),
        mouth,
        tip,
        ((0, lit, 0.9), (1, lit, 0.5)),
        view.scale * 0.08,
        blur=1.2,
    )


def _plate(easel: Easel, view: Turned, places: list[Place], near: str, tip: str) -> None:
    points = view.all(places)
    easel.shade(polygon(points), points[0], points[2], ((0, tip, 1), (1, near, 1)))
    easel.line(points[0], points[1], colour=mix(tip, "#FFFFFF", 0.45), width=1.3, alpha=0.75)


def _tube(
    easel: Easel,
    view: Turned,
    stations: tuple[tuple[float, float], ...],
    dark: str,
    body: str,
    lit: str,
    glint: str,
) -> None:
    centre = [view.at((x, 0.0, 0.0)) for x, _ in stations]
    widths = [2 * radius * view.scale for _, radius in stations]
    whole = taper(centre, widths)
    across = _normal(centre[0], centre[-1])
    half = max(widths) / 2
    middle = centre[len(centre) // 2]
    start = (middle[0] - across[0] * half, middle[1] - across[1] * half)
    end = (middle[0] + across[0] * half, middle[1] + across[1] * half)
    easel.shade(
        whole,
        start,
        end,
        (
            (0, lit, 1),
            (0.22, glint, 1),
            (0.5, body, 1),
            (0.85, dark, 1),
            (1, mix(dark, body, 0.3), 1),
        ),
    )
    for x in (5.4, 3.0, 0.2, -2.6, -4.6):
        ring = view.at((x, 0, 0))
        reach = half * 0.97
        easel.line(
            (ring[0] - across[0] * reach, ring[1] - across[1] * reach),
            (ring[0] + across[0] * reach, ring[1] + across[1] * reach),
            colour=dark,
            width=0.9,
            alpha=0.35,
        )


def _normal(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    first = (-dy / length, dx / length)
    return first if first[1] < 0 else (-first[0], -first[1])


def transport() -> skia.Path:
    """A four-jet transport with a T-tail in side view: nose left, 460 long, wheels on y = 0."""
    body = smooth(
        [
            (-230, -46),
            (-222, -62),
            (-198, -78),
            (-160, -86),
            (40, -86),
            (120, -84),
            (190, -76),
            (232, -66),
            (226, -58),
            (150, -36),
            (80, -22),
            (40, -18),
            (-150, -18),
            (-200, -24),
            (-226, -36),
        ],
        closed=True,
        tension=0.4,
    )
    fin = polygon([(150, -82), (196, -148), (240, -148), (226, -66)])
    tailplane = smooth(
        [(180, -150), (200, -155), (262, -151), (262, -147), (200, -146)], closed=True, tension=0.2
    )
    pod = smooth([(-70, -22), (-60, -30), (30, -30), (44, -20), (30, -8), (-56, -8)], closed=True)
    parts = [body, fin, tailplane, pod]
    parts.extend(oval(x, -6, 7.5) for x in (-40, -22, 2, 20))
    parts += [oval(-186, -5, 6), oval(-176, -5, 6), box(-184, -22, 5, 16)]
    return joined(parts)


def transport_wing(lower: float = 0.0) -> skia.Path:
    """The near wing of the same transport, drooping toward the viewer."""
    return smooth(
        [
            (-64, -86),
            (10, -88),
            (70, -84),
            (128, -38 + lower),
            (134, -30 + lower),
            (112, -32 + lower),
            (20, -70),
            (-54, -80),
        ],
        closed=True,
        tension=0.15,
    )


def jet_pod(x: float, y: float, scale: float) -> skia.Path:
    """A jet engine's pod in side view, its mouth to the left."""
    return smooth(
        [
            (x - 26 * scale, y - 9 * scale),
            (x - 20 * scale, y - 12 * scale),
            (x + 10 * scale, y - 10 * scale),
            (x + 30 * scale, y - 5 * scale),
            (x + 30 * scale, y + 4 * scale),
            (x + 8 * scale, y + 10 * scale),
            (x - 20 * scale, y + 11 * scale),
            (x - 26 * scale, y + 8 * scale),
        ],
        closed=True,
        tension=0.35,
    )


# On the ground, seen from ahead, in metres: wheels on y = 0, up is negative; the D's tall fin.
def b52_wing_height(out: float) -> float:
    """How high the fuelled, drooping wing lies `out` metres from the centre."""
    return -5.3 + 1.7 * (out / _HALF_SPAN) ** 2


def b52_front_body() -> skia.Path:
    """The body from ahead: high and narrow, flat-sided."""
    return smooth(
        [
            (0, -5.75),
            (1.05, -5.4),
            (1.5, -4.5),
            (1.5, -3.0),
            (1.15, -1.9),
            (0, -1.5),
            (-1.15, -1.9),
            (-1.5, -3.0),
            (-1.5, -4.5),
            (-1.05, -5.4),
        ],
        closed=True,
    )


def b52_front_wings() -> skia.Path:
    """Both wings from ahead, thinner toward the drooping tips."""
    outs = [-28.2, -20, -10, -1, 1, 10, 20, 28.2]
    places = [(out, b52_wing_height(abs(out)) - (0.35 if abs(out) == 1 else 0.0)) for out in outs]
    return taper(places, [0.16, 0.42, 0.72, 1.15, 1.15, 0.72, 0.42, 0.16])


def b52_front_fin() -> skia.Path:
    """The tall fin and the tailplane behind the body."""
    fin = polygon([(-0.32, -5.2), (-0.1, -14.7), (0.1, -14.7), (0.32, -5.2)])
    return joined([fin, taper([(-8.1, -5.9), (0, -5.6), (8.1, -5.9)], [0.12, 0.5, 0.12])])


def b52_front_pod(out: float) -> list[tuple[float, float, float]]:
    """Centre and radius of the two engine mouths of the pod `out` metres (signed) aside."""
    height = b52_wing_height(abs(out)) + 2.0
    return [(out - 0.72, height, 0.66), (out + 0.72, height, 0.66)]
