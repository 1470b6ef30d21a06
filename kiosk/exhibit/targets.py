"""The pages that links may name; knows nothing of what is on them."""

from collections.abc import Container

from kiosk.content.links import parse_address


class Targets(Container[str]):
    """Addresses of pages that there are. An item that is gone leaves the way to its page."""

    def __init__(self, pages: Container[str]) -> None:
        self._pages = pages

    def __contains__(self, address: object) -> bool:
        link = parse_address(str(address))
        return link is not None and link.page in self._pages
