"""Where links lead, and how curators write that; knows no page."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import refused
from kiosk.content.references import Reference
from kiosk.content.text import not_words

_ADDRESS = re.compile(r"([a-z0-9-]+)(?:#([A-Za-z0-9_-]+))?")
_SCHEME = "page:"


@dataclass(frozen=True, slots=True)
class PageLink:
    """Where a link leads: a page, or one item of it."""

    page: str
    item: str | None = None

    def __str__(self) -> str:
        return self.page if self.item is None else f"{self.page}#{self.item}"


def parse_address(address: str) -> PageLink | None:
    """Where "twelve-nights" or "twelve-nights#night-26" leads; None when it is neither."""
    match = _ADDRESS.fullmatch(address)
    return None if match is None else PageLink(match[1], match[2])


def parse_link(address: str) -> PageLink | None:
    """Where an address within a text leads: "page:twelve-nights"; None when it is none."""
    return parse_address(address.removeprefix(_SCHEME)) if address.startswith(_SCHEME) else None


def _destination(value: object) -> PageLink:
    if isinstance(value, PageLink):
        return value
    if not isinstance(value, str):
        raise refused(not_words(value, "A page"))
    link = parse_address(value.removeprefix(_SCHEME))
    if link is None:
        raise refused(
            Problem(
                f"'{value[:80]}' is not a page of this exhibit.",
                "Write a page's id, or one of its items after '#': twelve-nights#night-26.",
            )
        )
    return link


Destination = Annotated[PageLink, Reference("destination"), BeforeValidator(_destination)]
"""Written `twelve-nights` or `twelve-nights#night-26`: what an item leads to."""
