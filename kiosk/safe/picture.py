"""Draws the screen of last resort as one picture; opens no window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

from kiosk.content.words import Words

_GROUND, _PAPER, _MUTE = "#0B1220", "#F4EFE6", "#9AA7B8"
_TITLE_FONT, _TEXT_FONT = "SourceSerif4-SemiBold.ttf", "BeVietnamPro-Regular.ttf"
_LINE_HEIGHT = 1.35


@dataclass(frozen=True, slots=True)
class SafeWords:
    """What it says: the museum's name, a line or two in each language, and a mark for staff."""

    museum: str
    lines: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class _Laid:
    """A line of text in its font and colour, and the room that it takes with what follows."""

    text: str
    font: ImageFont.FreeTypeFont
    colour: str
    height: float


def safe_words(museum: str, languages: Sequence[str], mark: str) -> SafeWords:
    """The words for a museum's visitors in those languages (BCP 47), the first one first."""
    lines = [
        Words(language).say(key) for language in languages for key in ("safe_title", "safe_text")
    ]
    return SafeWords(museum, tuple(dict.fromkeys(lines)), mark)


def draw_safe_screen(words: SafeWords, size: tuple[int, int]) -> Image.Image:
    """The picture, RGB, of `size` pixels; whatever the words, they stay inside it."""
    picture = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(picture)
    width, height = size
    unit = min(width / 1920, height / 1080) if width > height else min(width / 1080, height / 1920)
    scale, room = unit, 0.84 * width
    laid = _lay(words, scale, room)
    while _height(laid) > 0.8 * height or _width(laid) > room:  # a word alone may be too long
        scale *= 0.9
        laid = _lay(words, scale, room)
    y = (height - _height(laid)) / 2
    for line in laid:
        draw.text((width / 2, y), line.text, line.colour, font=line.font, anchor="ma")
        y += line.height
    mark = _font(_TEXT_FONT, 20 * unit)
    draw.text((width / 2, height - 48 * unit), words.mark, _MUTE, font=mark, anchor="ma")
    return picture


def _lay(words: SafeWords, scale: float, width: float) -> tuple[_Laid, ...]:
    return tuple(_lines(words, scale, width))


def _lines(words: SafeWords, scale: float, width: float) -> Iterator[_Laid]:
    title, text = _font(_TITLE_FONT, 84 * scale), _font(_TEXT_FONT, 36 * scale)
    for part in _wrapped(words.museum, title, width):
        yield _Laid(part, title, _PAPER, title.size * _LINE_HEIGHT)
    yield _Laid("", text, _MUTE, 40 * scale)
    for number, line in enumerate(words.lines):
        for part in _wrapped(line, text, width):
            yield _Laid(part, text, _MUTE if number % 2 else _PAPER, text.size * _LINE_HEIGHT)
        if number % 2:
            yield _Laid("", text, _MUTE, 24 * scale)


def _height(laid: Sequence[_Laid]) -> float:
    return sum(line.height for line in laid)


def _width(laid: Sequence[_Laid]) -> float:
    return max(line.font.getlength(line.text) for line in laid)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    with as_file(files("kiosk.widgets") / "fonts" / name) as path:
        return ImageFont.truetype(str(path), max(8, round(size)))
