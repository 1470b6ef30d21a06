"""Recognises licences and rights statements in what picture files say; knows no file."""

import re
from collections.abc import Iterable

from kiosk.content.rights import LICENCES, STATEMENTS

_BY_CASEFOLD = {licence.casefold(): licence for licence in LICENCES} | {"cc0": "CC0-1.0"}
_STATEMENTS = {statement.casefold(): statement for statement in STATEMENTS}
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:"
    r"creativecommons\.org/(?:licenses/(?P<terms>[a-z-]+)/(?P<version>[0-9.]+[0-9])"
    r"(?:/(?!deed|legalcode)(?P<country>[a-z]+))?"
    r"|publicdomain/(?P<dedication>zero|mark)/1\.0)"
    r"|rightsstatements\.org/(?:vocab|page)/(?P<statement>[a-z-]+)/1\.0)",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"(?<![\w-])CC(?:0(?:[ -]1\.0)?|[ -](?:BY(?:-(?:NC|SA|ND))*[ -][1-4]\.[05]|PDDC|PDM[ -]1\.0))"
    r"(?![\w-]|\.[0-9])",
    re.IGNORECASE,
)
_DEDICATIONS = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0"}


def recognised(texts: Iterable[str]) -> str:
    """The one rights statement that the texts name, as exhibits write it, or "".

    Where they name several, a person has to decide. A country's version of a licence stays an
    address: it has no identifier here.
    """
    found = {rights for text in texts for rights in _all_in(text)}
    return found.pop() if len(found) == 1 else ""


def _all_in(text: str) -> Iterable[str]:
    for match in _ADDRESS.finditer(text):
        if rights := _of_address(match):
            yield rights
    for match in _IDENTIFIER.finditer(_ADDRESS.sub(" ", text)):
        if licence := _BY_CASEFOLD.get(match[0].replace(" ", "-").casefold()):
            yield licence


def _of_address(match: re.Match[str]) -> str:
    if match["statement"]:
        statement = _STATEMENTS.get(match["statement"].casefold())
        return f"http://rightsstatements.org/vocab/{statement}/1.0/" if statement else ""
    if match["dedication"]:
        return _DEDICATIONS[match["dedication"].lower()]
    licence = _BY_CASEFOLD.get(f"cc-{match['terms']}-{match['version']}".casefold(), "")
    if not licence or not match["country"]:
        return licence
    way = f"{match['terms']}/{match['version']}/{match['country']}".lower()
    return f"https://creativecommons.org/licenses/{way}/"
