"""What people write for a number of degrees, as this program reads it; knows no map."""

import re

_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]{1,3},[0-9]+")
_MINUS = str.maketrans("\u2212\u2013", "--")
_SIDE = r"[NSEWOnsewo]"  # Ost, ouest and oeste too: only south and west change the sign
_ANGLE = re.compile(
    rf"({_SIDE})?\s*([-+]?[0-9]{{1,3}}(?:[.,][0-9]+)?)\s*[°º]?"
    r"(?:\s*([0-9]{1,2}(?:[.,][0-9]+)?)\s*['’′])?"
    r"(?:\s*([0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:[\"”″]|''))?"
    rf"\s*({_SIDE})?"
)
_NEGATIVE = "swSW"
_DIGITS = 5  # a metre on the ground


def degrees_in(text: str) -> str | None:
    """The decimal number that a text means: "53,90" is 53.90 and "53°54'N" is 53.9."""
    text = text.strip().translate(_MINUS)
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    match = _ANGLE.fullmatch(text)
    if match is None:
        return None
    before, whole, minutes, seconds, after = match.groups()
    side = after or before or ""
    if side in {"O", "o"}:
        return None  # east in German, west in French
    parts = [float((part or "0").replace(",", ".")) for part in (whole, minutes, seconds)]
    degrees = abs(parts[0]) + parts[1] / 60 + parts[2] / 3600
    is_negative = whole.startswith("-") or (side != "" and side in _NEGATIVE)
    return f"{'-' if is_negative and degrees else ''}{round(degrees, _DIGITS):.10g}"
