"""What a visitor of some language reads with."""

from kiosk.content.reading import Reader
from kiosk.content.words import Words
from kiosk.exhibit.model import Exhibit


def reader(exhibit: Exhibit, language: str = "en") -> Reader:
    """A reader of an exhibit in a language."""
    return Reader(exhibit, language, Words(language, exhibit.words))
