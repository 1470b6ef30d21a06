"""What a screenshot shows, in words a test can use; knows nothing of the kiosk."""

from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw

Colour = tuple[int, int, int]

RED: Colour = (200, 30, 40)
GREEN: Colour = (30, 150, 60)
BLUE: Colour = (40, 70, 210)
WHITE: Colour = (255, 255, 255)

DISC_SHARE = 0.05  # of the picture's width


def draw_disc(ground: Colour) -> Image.Image:
    """A picture that is easy to recognise: a white disc in the middle of one colour."""
    picture = Image.new("RGB", (1600, 1000), ground)
    radius = DISC_SHARE * picture.width
    ImageDraw.Draw(picture).circle((800, 500), radius, fill=WHITE)
    return picture


def is_reddish(colour: Colour) -> bool:
    """Whether it is the red of the red picture, also when darkened."""
    red, green, blue = colour
    return red > 60 and red > 2.5 * green and red > 2.5 * blue


def is_greenish(colour: Colour) -> bool:
    """Whether it is the green of the green picture, also when darkened."""
    red, green, blue = colour
    return green > 60 and green > 2 * red and green > 1.5 * blue


def share(picture: Image.Image, of: Callable[[Colour], bool]) -> float:
    """The share of a picture's pixels, 0 to 1, that are of a colour."""
    width, height = picture.size
    colours = picture.getcolors(width * height) or []
    return sum(count for count, colour in colours if of(colour)) / (width * height)


def white_middle(picture: Image.Image) -> tuple[float, float, float]:
    """Where the white disc on red is, and how wide: (x, y, width) in pixels."""
    box = picture.point(lambda value: 255 * (value > 245)).convert("1", dither=None).getbbox()
    assert box, "there is no white disc"
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2, right - left


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether not one pixel differs."""
    return ImageChops.difference(one, other).getbbox() is None
