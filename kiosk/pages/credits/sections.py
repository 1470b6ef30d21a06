"""The sections of the credits by id, in order; knows nothing of what is in them."""

from collections.abc import Mapping
from types import MappingProxyType

ABOUT, SOURCES, PICTURES, SOUNDS, FILMS, MAPS, KIOSK = (
    "about", "sources", "pictures", "sounds", "films", "maps", "kiosk",
)  # fmt: skip

ICON_OF: Mapping[str, str] = MappingProxyType(
    {
        ABOUT: "info-circle",
        SOURCES: "books",
        PICTURES: "photo",
        SOUNDS: "volume",
        FILMS: "player-play",
        MAPS: "map",
        KIOSK: "hand-click",
    }
)
SECTIONS = tuple(ICON_OF)
