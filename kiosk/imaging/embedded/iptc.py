"""The datasets of IPTC-IIM 4.2 that describe a picture, which JPEG and TIFF may have."""

from types import MappingProxyType

from PIL import IptcImagePlugin
from PIL.ImageFile import ImageFile

from kiosk.imaging.embedded.values import ANY_LANGUAGE, Values, text_by_look

_DATASETS = MappingProxyType(
    {
        (2, 5): "Iptc.Application2.ObjectName",
        (2, 55): "Iptc.Application2.DateCreated",
        (2, 80): "Iptc.Application2.Byline",
        (2, 90): "Iptc.Application2.City",
        (2, 92): "Iptc.Application2.SubLocation",
        (2, 95): "Iptc.Application2.ProvinceState",
        (2, 101): "Iptc.Application2.CountryName",
        (2, 105): "Iptc.Application2.Headline",
        (2, 110): "Iptc.Application2.Credit",
        (2, 116): "Iptc.Application2.Copyright",
        (2, 120): "Iptc.Application2.Caption",
    }
)
_CHARACTER_SET = (1, 90)
_UTF_8 = b"\x1b%G"


def read_iptc(picture: ImageFile) -> Values:
    """The texts of an opened picture; raises SyntaxError or OSError for a broken block."""
    found = IptcImagePlugin.getiptcinfo(picture) or {}
    declared = b"".join(_listed(found.get(_CHARACTER_SET)))
    return {
        name: tuple((ANY_LANGUAGE, _text(raw, declared)) for raw in _listed(found[dataset]))
        for dataset, name in _DATASETS.items()
        if dataset in found
    }


def _listed(value: bytes | list[bytes] | None) -> list[bytes]:
    """Pillow gives a dataset that is written once without a list, and an empty one as None."""
    return [each for each in (value if isinstance(value, list) else [value]) if each]


def _text(raw: bytes, declared: bytes) -> str:
    """A dataset in the character set that is declared; else, as most are, by how it looks."""
    return raw.decode("latin-1") if declared not in {b"", _UTF_8} else text_by_look(raw)
