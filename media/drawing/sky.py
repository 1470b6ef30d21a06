"""Night skies: stars, moon, beams, trails and lamps; knows nothing of what stands on the ground."""

import math

import skia
from easel import Easel
from palette import BRASS, FIRE, FLAME, ink
from shapes import Point, oval, polygon, smooth, taper


def stars(
    easel: Easel, count: int, bottom: float, *, top: float = 0.0, brightness: float = 1.0
) -> None:
    """Stars that thin out and pale toward the bottom of the sky."""
    dice = easel.dice
    for _ in range(count):
        x = dice.uniform(0, 1600)
        share = dice.random() ** 1.4
        y = top + share * (bottom - top)
        size = 0.35 + 1.05 * dice.random() ** 5
        alpha = brightness * (1 - share) ** 0.8 * dice.uniform(0.25, 0.95)
        colour = dice.choice(("#FFFFFF", "#DCE8F6", "#F7E6CC", "#C9DBF0"))
        easel.speck(x, y, size, colour, alpha)
        if size > 1.15:
            easel.glow(x, y, size * 6, colour, alpha * 0.35)


def moon(easel: Easel, x: float, y: float, radius: float, *, halo: float = 5.0) -> None:
    """A nearly full moon with soft seas and a halo."""
    easel.glow(x, y, radius * halo, "#9DB8D8", 0.38)
    easel.glow(x, y, radius * 2.2, "#DCE6F0", 0.45)
    disc = oval(x, y, radius)
    easel.shade(
        disc,
        (x - radius, y - radius),
        (x + radius, y + radius),
        ((0, "#FBF6EA", 1), (0.6, "#E9E2D2", 1), (1, "#BFC0C4", 1)),
    )
    with easel.within(disc):
        for dx, dy, size in (
            (-0.35, -0.3, 0.34),
            (0.1, -0.42, 0.24),
            (-0.15, 0.12, 0.3),
            (0.38, 0.0, 0.22),
            (-0.45, 0.3, 0.2),
            (0.2, 0.5, 0.16),
        ):
            easel.fill(
                oval(x + dx * radius, y + dy * radius, size * radius, size * radius * 0.8),
                "#8E939E",
                0.22,
                blur=radius * 0.09,
            )


def beam(
    easel: Easel,
    foot: Point,
    toward: Point,
    *,
    spread: float = 2.6,
    length: float = 1000,
    strength: float = 0.5,
    colour: str = "#DCD2BC",
) -> None:
    """A searchlight beam: brightest along its axis and near its foot."""
    angle = math.degrees(math.atan2(toward[1] - foot[1], toward[0] - foot[0])) % 360
    for share, width in ((0.62, spread), (0.38, spread * 2.3)):
        _cone(easel, foot, angle, width, length, strength * share, colour)
    easel.glow(*foot, 90, colour, strength * 0.75)


def _cone(
    easel: Easel,
    foot: Point,
    angle: float,
    spread: float,
    length: float,
    strength: float,
    colour: str,
) -> None:
    reach = 10
    edges = [-1.0, -0.8, -0.45, 0.0, 0.45, 0.8, 1.0]
    shape = [0.0, 0.16, 0.72, 1.0, 0.72, 0.16, 0.0]
    middle = 180 / 360
    sweep = skia.GradientShader.MakeSweep(
        0,
        0,
        [ink(colour, 0), *(ink(colour, strength * share) for share in shape), ink(colour, 0)],
        [0.0, *(middle + edge * spread / 360 for edge in edges), 1.0],
    )
    fade = skia.GradientShader.MakeRadial(
        skia.Point(0, 0),
        length,
        [ink("#FFFFFF", share) for share in (1.0, 0.72, 0.5, 0.3, 0.13, 0.0)],
        [0.0, 0.15, 0.35, 0.6, 0.82, 1.0],
    )
    paint = skia.Paint(
        Shader=skia.Shaders.Blend(skia.BlendMode.kModulate, sweep, fade),
        BlendMode=skia.BlendMode.kScreen,
        AntiAlias=True,
    )
    with easel.placed(*foot, turn=angle - 180):
        far = math.tan(math.radians(spread)) * length + reach
        easel.canvas.drawPath(polygon([(0, -1), (-length, -far), (-length, far), (0, 1)]), paint)


def flare(easel: Easel, x: float, y: float, radius: float, strength: float = 1.0) -> None:
    """A far explosion: white heart, brass body, red outskirts."""
    easel.glow(x, y, radius * 2.6, FIRE, 0.35 * strength)
    easel.glow(x, y, radius * 1.2, "#F58A55", 0.6 * strength)
    easel.glow(x, y, radius * 0.5, FLAME, 0.9 * strength)
    easel.glow(x, y, radius * 0.22, "#FFFFFF", strength)


def trail(easel: Easel, points: list[Point], width: float, *, strength: float = 1.0) -> None:
    """A rising missile's path: cool smoke low down, hot light at its head."""
    curve = sampled(points, 70)
    last = len(curve) - 1
    start, end = curve[0], curve[-1]
    widths = [width * (0.45 + 0.9 * (1 - index / last)) for index in range(last + 1)]
    for grow, alpha, blur in ((5.5, 0.10, 9.0), (2.6, 0.20, 3.5)):
        easel.shade(
            taper(curve, [w * grow for w in widths]),
            start,
            end,
            (
                (0, "#8A5A4C", alpha * 0.6 * strength),
                (0.5, "#D8763C", alpha * 1.3 * strength),
                (1, "#F59A4A", alpha * 1.8 * strength),
            ),
            blur=blur,
            mode=skia.BlendMode.kScreen,
        )
    easel.shade(
        taper(curve, [width * (0.35 + 0.75 * index / last) for index in range(last + 1)]),
        start,
        end,
        (
            (0, "#C9854E", 0.18 * strength),
            (0.45, "#F0A850", 0.7 * strength),
            (1, "#FFDFA0", strength),
        ),
        mode=skia.BlendMode.kScreen,
        blur=0.5,
    )
    easel.glow(*end, width * 16, "#F08A3C", 0.55 * strength)
    easel.glow(*end, width * 4.5, "#FFFFFF", 0.95 * strength)


def sampled(points: list[Point], count: int) -> list[Point]:
    """Points evenly spaced along the soft curve through the given ones."""
    measure = skia.PathMeasure(smooth(points), False)
    length = measure.getLength()
    found = (measure.getPosTan(length * index / (count - 1)) for index in range(count))
    return [(place.x(), place.y()) for place, _ in found]


def cone_of_light(
    easel: Easel, x: float, y: float, height: float, half: float, colour: str, strength: float
) -> None:
    """The light falling from a lamp, as a soft cone."""
    easel.shade(
        polygon([(x - 4, y), (x + 4, y), (x + half, y + height), (x - half, y + height)]),
        (x, y),
        (x, y + height),
        ((0, colour, strength), (0.5, colour, strength * 0.4), (1, colour, 0)),
        blur=half * 0.13,
        mode=skia.BlendMode.kScreen,
    )


def candle(
    easel: Easel, x: float, y: float, height: float, width: float, *, strength: float = 1.0
) -> None:
    """A burning candle standing on (x, y)."""
    top = y - height
    easel.shade(
        smooth(
            [
                (x - width / 2, y),
                (x - width / 2, top + 3),
                (x - width * 0.3, top),
                (x + width * 0.32, top + 1),
                (x + width / 2, top + 5),
                (x + width / 2, y),
            ]
        ),
        (x, top),
        (x, y),
        ((0, "#FFE3AC", 1), (0.16, "#F3C98A", 1), (0.6, "#B98D5E", 1), (1, "#6E5242", 1)),
    )
    easel.shade(
        smooth([(x, y), (x + width * 0.1, top + 6), (x + width / 2, top + 5), (x + width / 2, y)]),
        (x, 0),
        (x + width / 2, 0),
        ((0, "#3A2620", 0), (1, "#3A2620", 0.5)),
    )
    easel.line((x, top), (x, top - width * 0.4), colour="#2A1A14", width=max(1, width * 0.08))
    flame(easel, x, top - width * 0.25, width * 1.15, strength=strength)


def flame(easel: Easel, x: float, y: float, height: float, *, strength: float = 1.0) -> None:
    """A still flame whose foot stands on (x, y)."""
    easel.glow(x, y - height * 0.6, height * 14, "#D9803C", 0.30 * strength)
    easel.glow(x, y - height * 0.6, height * 5, BRASS, 0.5 * strength)
    half = height * 0.21
    easel.shade(
        smooth(
            [
                (x, y),
                (x - half, y - height * 0.28),
                (x - half * 0.55, y - height * 0.7),
                (x + half * 0.1, y - height * 1.15),
                (x + half * 0.6, y - height * 0.65),
                (x + half, y - height * 0.28),
            ],
            closed=True,
        ),
        (x, y),
        (x, y - height * 1.1),
        (
            (0, "#7A86C8", 0.75),
            (0.2, "#F0A44E", 1),
            (0.5, "#FFE6AE", 1),
            (0.85, "#FFD27A", 1),
            (1, "#F7A64A", 0.7),
        ),
        blur=height * 0.018,
    )
    easel.glow(x, y - height * 0.4, height * 0.5, "#FFFFFF", 0.8 * strength)


def rings(
    easel: Easel,
    centre: Point,
    first: float,
    step: float,
    count: int,
    colour: str,
    *,
    start: float = 180,
    sweep: float = 180,
    alpha: float = 0.6,
    width: float = 2.0,
    flat: float = 1.0,
) -> None:
    """Rings of sound spreading from a point, paler outward."""
    for index in range(count):
        radius = first + step * index
        path = skia.Path()
        path.addArc(
            skia.Rect.MakeLTRB(
                centre[0] - radius,
                centre[1] - radius * flat,
                centre[0] + radius,
                centre[1] + radius * flat,
            ),
            start,
            sweep,
        )
        fade = alpha * (1 - index / count) ** 1.3
        easel.stroke(path, colour, width * 5, fade * 0.16, blur=5, mode=skia.BlendMode.kScreen)
        easel.stroke(path, colour, width, fade, mode=skia.BlendMode.kScreen)
