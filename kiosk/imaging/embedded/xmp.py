"""The texts of an XMP packet (ISO 16684-1), as archives and cameras embed it; knows no picture.

Packets are untrusted: a document type, and with it every entity, is refused.
"""

import re
from collections.abc import Iterator
from itertools import chain
from types import MappingProxyType
from xml.etree.ElementTree import Element  # the type; defusedxml parses

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from kiosk.imaging.embedded.values import ANY_LANGUAGE, Values

MAX_BYTES = 2 << 20  # what people write is a few thousand; histories of edits are more
MAX_VALUES = 2_000
_MAX_DEPTH = 8

_PREFIXES = MappingProxyType(
    {
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
        "http://ns.adobe.com/photoshop/1.0/": "photoshop",
        "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptc",
        "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt",
        "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
        "http://creativecommons.org/ns#": "cc",
    }
)
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LISTS = frozenset({f"{_RDF}Alt", f"{_RDF}Bag", f"{_RDF}Seq"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = re.compile(r"\{([^}]*)\}(.*)", re.DOTALL)


def read_xmp(packet: bytes) -> Values:
    """The texts of a packet, by names such as `Xmp.dc.title`; nothing of a broken one.

    What is within a structure is named by its way: `Xmp.iptcExt.LocationCreated/iptcExt:City`.
    Never raises.
    """
    if len(packet) > MAX_BYTES:
        return {}
    try:
        root = fromstring(packet.strip(b"\0 \t\r\n"), forbid_dtd=True)
    except Exception:  # noqa: BLE001  # expat and its guards raise half a dozen kinds
        return {}
    values: dict[str, list[tuple[str, str]]] = {}
    for count, (name, language, text) in enumerate(_texts(root)):
        if count == MAX_VALUES:
            break
        values.setdefault(f"Xmp.{name}", []).append((language, text))
    return {name: tuple(found) for name, found in values.items()}


def _texts(root: Element) -> Iterator[tuple[str, str, str]]:
    """(name, language, text) of whatever is said, in the packet's order."""
    descriptions = chain.from_iterable(root.iter(f"{_RDF}RDF"))  # not those within others
    for description in descriptions:
        for tag, text in description.attrib.items():
            name = _known(tag, ".")
            if name:
                yield name, ANY_LANGUAGE, text
        for child in description:
            name = _known(child.tag, ".")
            if name:
                yield from _within(child, name, 0)


def _within(element: Element, name: str, depth: int) -> Iterator[tuple[str, str, str]]:
    """What is said in a property, an item of its list, or a field of its structure."""
    if depth > _MAX_DEPTH:
        return
    for tag, text in element.attrib.items():
        if tag == f"{_RDF}resource":
            yield name, ANY_LANGUAGE, text
        elif inner := _known(tag, ":"):
            yield f"{name}/{inner}", ANY_LANGUAGE, text
    for child in element:
        if child.tag in _LISTS or child.tag in {f"{_RDF}li", f"{_RDF}Description"}:
            yield from _within(child, name, depth + 1)
        elif inner := _known(child.tag, ":"):
            yield from _within(child, f"{name}/{inner}", depth + 1)
    if len(element) == 0 and element.text is not None and element.text.strip():
        language = element.get(_LANGUAGE, ANY_LANGUAGE)
        yield name, ANY_LANGUAGE if language.lower() == "x-default" else language, element.text


def _known(tag: str, separator: str) -> str:
    """`dc.title` for a tag or attribute of a vocabulary that is read here, or ""."""
    found = _NAME.fullmatch(tag)
    prefix = _PREFIXES.get(found[1]) if found else None
    return f"{prefix}{separator}{found[2]}" if found and prefix else ""
