"""When a person lived, in words: as far as it is known, and never an end that is not written."""

from kiosk.content.people import Person
from kiosk.content.reading import Reader

_PRECISION = {len("1911"): "year", len("1911-08"): "month", len("1911-08-25"): "day"}


def lifetime(person: Person, reader: Reader) -> str:
    """Both dates as precise as they are known; empty if none is."""
    return _said(person.born, person.died, reader)


def years(person: Person, reader: Reader) -> str:
    """The years alone."""
    year = len("1911")
    return _said(person.born and person.born[:year], person.died and person.died[:year], reader)


def _said(born: str | None, died: str | None, reader: Reader) -> str:
    match born, died:
        case str(), str():
            return f"{reader.date(born)}\u00a0– {reader.date(died)}"
        case str(), None:
            return reader.words.say(f"born_{_PRECISION[len(born)]}", date=reader.date(born))
        case None, str():
            return reader.words.say(f"died_{_PRECISION[len(died)]}", date=reader.date(died))
        case _:
            return ""
