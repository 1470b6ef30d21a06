"""The icon font's table: the project's name of an icon to its character in `fonts/TablerIcons.ttf`.

Knows nothing of widgets, sizes or what an icon is used for. `fonts/README.md` tells how the font
is cut from this table, so an icon that is not listed here is not shipped.
"""

from collections.abc import Mapping
from types import MappingProxyType

ICONS: Mapping[str, str] = MappingProxyType(
    {
        "alert-triangle": "\uea06",
        "align-left": "\uea09",
        "arrow-left": "\uea19",
        "arrow-right": "\uea1f",
        "arrows-maximize": "\uea28",
        "article": "\uf1e2",
        "book": "\uea39",
        "chart-bar": "\uea59",
        "check": "\uea5e",
        "chevron-down": "\uea5f",
        "chevron-left": "\uea60",
        "chevron-right": "\uea61",
        "chevron-up": "\uea62",
        "clock": "\uea70",
        "contrast": "\uec4e",
        "file-text": "\ueaa2",
        "hand-click": "\uef4f",
        "hand-finger": "\uee94",
        "home": "\ueac1",
        "info-circle": "\ueac5",
        "language": "\uebbe",
        "layers": "\ueef7",
        "layout-grid": "\uedba",
        "list": "\ueb6b",
        "map": "\ueae9",
        "microphone": "\ueaf0",
        "minus": "\ueaf2",
        "photo": "\ueb0a",
        "photo-off": "\uecf6",
        "player-pause": "\ued45",
        "player-play": "\ued46",
        "plus": "\ueb0b",
        "quote": "\uefbe",
        "refresh": "\ueb13",
        "rotate": "\ueb16",
        "rotate-clockwise": "\ueb15",
        "text-size": "\uf2b1",
        "users": "\uebf2",
        "volume": "\ueb51",
        "volume-low": "\ueb4f",
        "volume-none": "\ueb50",
        "volume-off": "\uf1c3",
        "world": "\ueb54",
        "x": "\ueb55",
        "zoom-in": "\ueb56",
        "zoom-out": "\ueb57",
    }
)
