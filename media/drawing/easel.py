"""The sheet a scene is painted on: fills, washes, glows and rims in a 1600 x 900 space."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt
import skia
from palette import INK, ink
from shapes import Point, box, polygon, smooth

WIDTH = 1600.0
HEIGHT = 900.0

Stops = Sequence[tuple[float, str, float]]
Mask = npt.NDArray[np.float32]

SOFT_FALLOFF = (1.0, 0.80, 0.52, 0.28, 0.12, 0.035, 0.0)


def gradient(start: Point, end: Point, stops: Stops) -> skia.Shader:
    """A straight blend of the stops from start to end."""
    return skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)],
        [ink(colour, alpha) for _, colour, alpha in stops],
        [place for place, _, _ in stops],
    )


class Easel:
    """A canvas with the few strokes the drawings are made of, and their own dice.

    `lift` moves the whole scene up, so that a subject stays clear of text laid over the lower half.
    """

    def __init__(self, surface: skia.Surface, seed: int, lift: float = 0.0) -> None:
        self.surface = surface
        self.lift = lift
        self.canvas: skia.Canvas = surface.getCanvas()
        self.canvas.scale(surface.width() / WIDTH, surface.width() / WIDTH)
        self.canvas.translate(0, -lift)
        self.dice = random.Random(seed)
        self.noise = np.random.default_rng(seed)

    def fill(
        self,
        path: skia.Path,
        colour: str,
        alpha: float = 1.0,
        *,
        blur: float = 0.0,
        mode: skia.BlendMode = skia.BlendMode.kSrcOver,
    ) -> None:
        """Fill with one colour, the edge softened by `blur` when given."""
        paint = skia.Paint(Color=ink(colour, alpha), AntiAlias=True, BlendMode=mode)
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.canvas.drawPath(path, paint)

    def shade(
        self,
        path: skia.Path,
        start: Point,
        end: Point,
        stops: Stops,
        *,
        blur: float = 0.0,
        mode: skia.BlendMode = skia.BlendMode.kSrcOver,
    ) -> None:
        """Fill with a gradient that runs from start to end."""
        paint = skia.Paint(Shader=gradient(start, end, stops), AntiAlias=True, BlendMode=mode)
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        self.canvas.drawPath(path, paint)

    def fall(
        self, path: skia.Path, stops: Stops, top: float | None = None, bottom: float | None = None
    ) -> None:
        """Fill with a gradient from the top of the shape to its bottom."""
        bounds = path.getBounds()
        high = bounds.top() if top is None else top
        low = bounds.bottom() if bottom is None else bottom
        self.shade(path, (0, high), (0, low), stops)

    def wash(
        self,
        top: float,
        bottom: float,
        stops: Stops,
        *,
        mode: skia.BlendMode = skia.BlendMode.kSrcOver,
    ) -> None:
        """A band across the whole sheet, blended from top to bottom."""
        self.shade(box(-10, top, WIDTH + 20, bottom - top), (0, top), (0, bottom), stops, mode=mode)

    def stroke(
        self,
        path: skia.Path,
        colour: str,
        width: float,
        alpha: float = 1.0,
        *,
        blur: float = 0.0,
        mode: skia.BlendMode = skia.BlendMode.kSrcOver,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw the outline itself with round ends."""
        paint = self._pen(width, mode, blur)
        paint.setColor(ink(colour, alpha))
        if dash:
            paint.setPathEffect(skia.DashPathEffect.Make(list(dash), 0.0))
        self.canvas.drawPath(path, paint)

    def fading_stroke(
        self,
        path: skia.Path,
        start: Point,
        end: Point,
        stops: Stops,
        width: float,
        *,
        blur: float = 0.0,
        mode: skia.BlendMode = skia.BlendMode.kSrcOver,
    ) -> None:
        """Draw the outline with a gradient from start to end."""
        paint = self._pen(width, mode, blur)
        paint.setShader(gradient(start, end, stops))
        self.canvas.drawPath(path, paint)

    def line(
        self, *points: Point, colour: str, width: float, alpha: float = 1.0, blur: float = 0.0
    ) -> None:
        """Straight pieces through the points."""
        self.stroke(polygon(points, closed=False), colour, width, alpha, blur=blur)

    def curve(
        self, *points: Point, colour: str, width: float, alpha: float = 1.0, blur: float = 0.0
    ) -> None:
        """A soft line through the points."""
        self.stroke(smooth(points), colour, width, alpha, blur=blur)

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        colour: str,
        strength: float = 1.0,
        *,
        flat: float = 1.0,
        mode: skia.BlendMode = skia.BlendMode.kScreen,
    ) -> None:
        """A round light that dies away to nothing at the radius; `flat` squashes it."""
        last = len(SOFT_FALLOFF) - 1
        shader = skia.GradientShader.MakeRadial(
            skia.Point(0, 0),
            radius,
            [ink(colour, strength * share) for share in SOFT_FALLOFF],
            [index / last for index in range(last + 1)],
        )
        with self.placed(x, y, flat=flat):
            self.canvas.drawCircle(
                0, 0, radius, skia.Paint(Shader=shader, AntiAlias=True, BlendMode=mode)
            )

    def shadow(
        self,
        x: float,
        y: float,
        radius: float,
        strength: float,
        *,
        flat: float = 1.0,
        colour: str = "#02030A",
    ) -> None:
        """A soft round darkness."""
        self.glow(x, y, radius, colour, strength, flat=flat, mode=skia.BlendMode.kSrcOver)

    def rim(
        self,
        path: skia.Path,
        body: str,
        light: str,
        toward: Point,
        *,
        alpha: float = 1.0,
        blur: float = 0.6,
    ) -> None:
        """A silhouette whose edge on the side of `toward` (an offset) catches the light."""
        with self.within(path):
            self.fill(path, body)
            self.fill(path, light, alpha)
            with self.placed(-toward[0], -toward[1]):
                self.fill(path, body, blur=blur)

    def speck(self, x: float, y: float, radius: float, colour: str, alpha: float = 1.0) -> None:
        """A small dot."""
        self.canvas.drawCircle(x, y, radius, skia.Paint(Color=ink(colour, alpha), AntiAlias=True))

    def texture(
        self,
        mask: Mask,
        colour: str,
        area: tuple[float, float, float, float],
        *,
        mode: skia.BlendMode = skia.BlendMode.kSrcOver,
    ) -> None:
        """Lay one colour through a mask (0..1) over an area (left, top, width, height)."""
        height, width = mask.shape
        pixels = np.empty((height, width, 4), np.uint8)
        value = ink(colour)
        pixels[..., 0] = value >> 16 & 255
        pixels[..., 1] = value >> 8 & 255
        pixels[..., 2] = value & 255
        dither = self.noise.random(mask.shape, np.float32)
        pixels[..., 3] = np.clip(mask * 255 + dither, 0, 255).astype(np.uint8)
        image = skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType, copy=True)
        left, top, wide, high = area
        self.canvas.drawImageRect(
            image,
            skia.Rect.MakeXYWH(left, top, wide, high),
            skia.SamplingOptions(skia.CubicResampler.Mitchell()),
            skia.Paint(BlendMode=mode),
        )

    def foreground(self, colour: str) -> None:
        """Let the foot of a lifted scene sink into one dark colour, down to the lower edge."""
        depth = 130.0 + self.lift
        self.wash(
            HEIGHT - 130,
            HEIGHT + self.lift,
            [(0.0, colour, 0.0), (130 / depth, colour, 1.0), (1.0, INK, 1.0)],
        )

    def sheet(self) -> skia.Image:
        """What has been painted so far."""
        return self.surface.makeImageSnapshot()

    @contextmanager
    def placed(
        self,
        x: float = 0.0,
        y: float = 0.0,
        *,
        turn: float = 0.0,
        scale: float = 1.0,
        flat: float = 1.0,
    ) -> Iterator[None]:
        """Paint in a moved, turned, scaled space; `flat` scales the height only."""
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(turn)
        self.canvas.scale(scale, scale * flat)
        try:
            yield
        finally:
            self.canvas.restore()

    @contextmanager
    def within(self, path: skia.Path) -> Iterator[None]:
        """Paint only inside the outline."""
        self.canvas.save()
        self.canvas.clipPath(path, True)
        try:
            yield
        finally:
            self.canvas.restore()

    @contextmanager
    def layer(
        self,
        alpha: float = 1.0,
        *,
        blur: float = 0.0,
        mode: skia.BlendMode = skia.BlendMode.kSrcOver,
    ) -> Iterator[None]:
        """Paint on a sheet of its own, laid down afterwards as a whole."""
        paint = skia.Paint(BlendMode=mode, Alphaf=alpha)
        if blur:
            paint.setImageFilter(skia.ImageFilters.Blur(blur, blur))
        self.canvas.saveLayer(None, paint)
        try:
            yield
        finally:
            self.canvas.restore()

    @staticmethod
    def _pen(width: float, mode: skia.BlendMode, blur: float) -> skia.Paint:
        paint = skia.Paint(
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=width,
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
            BlendMode=mode,
        )
        if blur:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        return paint


Scene = Callable[[Easel], None]
