"""The colours every drawing shares; knows nothing of shapes or scenes."""

import skia

INK = "#04060B"
NIGHT = "#0B1220"
MIDNIGHT = "#111D36"
INDIGO = "#1A2A4A"
SKY = "#86B8DC"
PLUM = "#3B2A42"
RUST = "#6B3A38"
EMBER = "#B4573F"
FIRE = "#F0674E"
BRASS = "#E0AB4A"
FLAME = "#FFD892"
PAPER = "#F3EAD9"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0..255) of a colour written `#RRGGBB`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def ink(colour: str, alpha: float = 1.0) -> int:
    """The colour as Skia wants it, with an opacity of 0..1."""
    red, green, blue = channels(colour)
    return int(skia.Color(red, green, blue, round(255 * max(0.0, min(1.0, alpha)))))


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` (0..1) of the way from the first to the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def veil(colour: str, *alphas: float) -> list[tuple[float, str, float]]:
    """Evenly spaced stops of one colour with changing opacity."""
    last = len(alphas) - 1
    return [(index / last, colour, alpha) for index, alpha in enumerate(alphas)]
