"""From a painted surface to a JPEG: bloom, vignette, grain; knows nothing of what was painted."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import skia

JPEG_QUALITY = 86
# Just over one 8-bit step: hides the bands of a slow gradient, stays invisible as grain.
GRAIN = 1.3 / 255
BLOOM_WIDTH = 480

Pixels = npt.NDArray[np.float32]


def blank(width: int, height: int) -> skia.Surface:
    """A half-float surface of a size in pixels; being half-float, its washes do not band."""
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_F16_ColorType, skia.kPremul_AlphaType)
    return skia.Surface.MakeRaster(info)


def save(
    surface: skia.Surface,
    path: Path,
    *,
    seed: int,
    bloom: float,
    vignette: float,
    quality: int = JPEG_QUALITY,
) -> int:
    """Finish the surface and write it; gives the size in bytes."""
    _add_bloom(surface, bloom)
    pixels = _read(surface)
    pixels *= _vignette(pixels.shape[1], pixels.shape[0], vignette)
    grain = np.random.default_rng(seed).standard_normal(pixels.shape[:2], np.float32) * GRAIN
    pixels += grain[..., None]
    data = bytes(_encode(pixels, quality))
    path.write_bytes(data)
    return len(data)


def _read(surface: skia.Surface) -> Pixels:
    width, height = surface.width(), surface.height()
    halves = np.empty((height, width, 4), np.float16)
    if not surface.readPixels(surface.imageInfo(), halves, width * 8, 0, 0):
        raise RuntimeError("the drawing surface could not be read back")
    return halves[..., :3].astype(np.float32)


def _add_bloom(surface: skia.Surface, strength: float) -> None:
    small = skia.Surface.MakeRaster(
        skia.ImageInfo.Make(
            BLOOM_WIDTH,
            BLOOM_WIDTH * surface.height() // surface.width(),
            skia.kRGBA_F16_ColorType,
            skia.kPremul_AlphaType,
        )
    )
    canvas = small.getCanvas()
    area = skia.Rect.MakeWH(small.width(), small.height())
    image = surface.makeImageSnapshot()
    linear = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    canvas.drawImageRect(image, area, linear)
    bright = _read(small)
    light = np.clip((bright.max(axis=2, keepdims=True) - 0.42) / 0.58, 0, 1)
    kept = (np.clip(bright, 0, 1) * light * 255).astype(np.uint8)
    opaque = np.dstack([kept, np.full(kept.shape[:2], 255, np.uint8)])
    glow = skia.Image.fromarray(
        np.ascontiguousarray(opaque), colorType=skia.kRGBA_8888_ColorType, copy=True
    )
    canvas.clear(skia.ColorBLACK)
    for blur, share in ((3.0, 0.5), (12.0, 0.5)):
        paint = skia.Paint(
            ImageFilter=skia.ImageFilters.Blur(blur, blur),
            BlendMode=skia.BlendMode.kPlus,
            Alphaf=share,
        )
        canvas.drawImage(glow, 0, 0, skia.SamplingOptions(), paint)
    whole = surface.getCanvas()
    whole.resetMatrix()
    whole.drawImageRect(
        small.makeImageSnapshot(),
        skia.Rect.MakeWH(surface.width(), surface.height()),
        skia.SamplingOptions(skia.CubicResampler.Mitchell()),
        skia.Paint(BlendMode=skia.BlendMode.kScreen, Alphaf=strength),
    )


def _vignette(width: int, height: int, strength: float) -> Pixels:
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    down = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    distance = np.clip((across**2 * 0.75 + down**2 * 0.6), 0, 1.4)
    return (1 - strength * distance**1.5)[..., None].astype(np.float32)


def _encode(pixels: Pixels, quality: int) -> skia.Data:
    eight_bit = (np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8)
    opaque = np.dstack([eight_bit, np.full(eight_bit.shape[:2], 255, np.uint8)])
    image = skia.Image.fromarray(np.ascontiguousarray(opaque), colorType=skia.kRGBA_8888_ColorType)
    return image.encodeToData(skia.kJPEG, quality)
