"""Small pictures with metadata in them, as archives and cameras embed it."""

import struct
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from random import Random

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2

UTF_8 = ((1, 90), b"\x1b%G")
NAMESPACES = {
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


def picture(seed: int = 1972) -> Image.Image:
    """Noise, other with every seed."""
    return Image.frombytes("RGB", (20, 15), Random(seed).randbytes(20 * 15 * 3))


def xmp(body: str, attributes: str = "") -> bytes:
    """A packet with these properties."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names}>'
        f'<rdf:Description rdf:about="" {attributes}>{body}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def by_language(name: str, texts: Mapping[str, str]) -> str:
    """A property with alternatives by xml:lang."""
    items = "".join(
        f'<rdf:li xml:lang="{language}">{escape(text)}</rdf:li>' for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def listed(name: str, *texts: str) -> str:
    """A property with an ordered list."""
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>"


def iptc(datasets: Iterable[tuple[tuple[int, int], bytes]]) -> bytes:
    """A block of IPTC-IIM."""
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        for (record, number), value in datasets
    )


def exif(fields: Mapping[int, object], photo: Mapping[int, object] | None = None) -> Image.Exif:
    """A block of EXIF; `photo` are the fields of its second part."""
    block = Image.Exif()
    block.update(fields)
    if photo:
        block.get_ifd(0x8769).update(photo)
    return block


def save(
    path: Path,
    *,
    packet: bytes = b"",
    block: bytes = b"",
    fields: Image.Exif | None = None,
    seed: int = 1972,
) -> Path:
    """Write a picture with XMP, IPTC (JPEG and TIFF only) and EXIF; its path."""
    options: dict[str, object] = {"exif": fields} if fields is not None else {}
    match path.suffix:
        case ".png":
            options["pnginfo"] = info = PngInfo()
            info.add_itxt("XML:com.adobe.xmp", packet.decode())
        case ".tif":
            options["tiffinfo"] = tags = ImageFileDirectory_v2()
            for tag, value in (fields or {}).items():
                tags[tag] = value
            tags[700], tags.tagtype[700] = packet, 1
            tags[33723], tags.tagtype[33723] = block, 7
            options.pop("exif", None)
        case ".jpg" | ".webp" | ".avif" | ".jpeg":
            options |= {"xmp": packet} if packet else {}
    picture(seed).save(path, **options)
    if block and path.suffix == ".jpg":
        path.write_bytes(_with_iptc(path.read_bytes(), block))
    return path


def _with_iptc(jpeg: bytes, block: bytes) -> bytes:
    """The JPEG with a Photoshop resource 0x0404 in a segment behind its first marker."""
    resource = (
        b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    )
    body = b"Photoshop 3.0\0" + resource
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]
