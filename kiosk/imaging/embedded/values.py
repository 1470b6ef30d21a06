"""Texts from within a picture file, by name; knows no standard."""

from collections.abc import Mapping

ANY_LANGUAGE = ""
"""The language of a text that is marked with none, or as the one for everybody else."""

Values = Mapping[str, tuple[tuple[str, str], ...]]
"""Pairs of (language, text); languages as written, such as "en-US", or ANY_LANGUAGE.

Names are those that tools for metadata agree on: `Xmp.dc.title` (exiv2.org/metadata.html).
"""


def text_by_look(raw: bytes) -> str:
    """A text of unknown encoding: UTF-8 where it can be that, for others hardly ever can.

    Else what Windows calls Latin-1.
    """
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
