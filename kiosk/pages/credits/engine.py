"""What of others' work every exhibit shows: the kiosk's own letters and icons."""

from dataclasses import dataclass

_OFL = "SIL Open Font License 1.1"


@dataclass(frozen=True, slots=True)
class Part:
    """A font, the key of the words for its use, whose it is, and its licence."""

    name: str
    use: str
    credit: str
    licence: str


PARTS = (
    Part("Be Vietnam Pro", "font_text", "© 2021 The Be Vietnam Pro Project Authors", _OFL),
    Part("Source Serif 4", "font_title", "© 2014 The Source Serif 4 Project Authors", _OFL),
    Part("IBM Plex Sans", "font_numbers", "© 2017 IBM Corp.", _OFL),
    Part("Tabler Icons", "font_icons", "© 2020–2026 Paweł Kuna", "MIT License"),
)
