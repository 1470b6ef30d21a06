"""The rights statements that a picture may carry; knows no picture."""

import re
from typing import Annotated

from pydantic import BeforeValidator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import refused
from kiosk.content.suggest import did_you_mean

_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
_TERMS = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")

# Creative Commons identifiers of the SPDX licence list (spdx.org/licenses).
LICENCES = frozenset(
    {f"CC-{terms}-{version}" for terms in _TERMS for version in _VERSIONS}
    | {"CC0-1.0", "CC-PDDC", "CC-PDM-1.0"}
)
# The twelve statements of rightsstatements.org, version 1.0.
STATEMENTS = (
    "InC",
    "InC-OW-EU",
    "InC-EDU",
    "InC-NC",
    "InC-RUU",
    "NoC-CR",
    "NoC-NC",
    "NoC-OKLR",
    "NoC-US",
    "CNE",
    "UND",
    "NKC",
)
_STATEMENT = re.compile(
    rf"https?://rightsstatements\.org/(?:vocab|page)/(?:{'|'.join(STATEMENTS)})/1\.0/?"
)
_LICENCE_DEED = re.compile(
    r"https?://creativecommons\.org/"
    r"(?:licenses/(?:by|by-sa|by-nc|by-nd|by-nc-sa|by-nc-nd)/(?:1\.0|2\.0|2\.5|3\.0|4\.0)"
    r"|publicdomain/(?:zero|mark)/1\.0)(?:/[a-z/.-]*)?"
)


def _checked_rights(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if text in LICENCES or _STATEMENT.fullmatch(text) or _LICENCE_DEED.fullmatch(text):
        return text
    raise refused(
        Problem(
            f"'{text}' is not a rights statement that is known here."
            if text
            else "A rights statement is expected here.",
            did_you_mean(re.sub(r"[\s_]+", "-", text.strip()), sorted(LICENCES))
            or "Use a licence such as CC-BY-4.0 or CC0-1.0, or an address such as "
            "http://rightsstatements.org/vocab/InC/1.0/ (in copyright).",
        )
    )


Rights = Annotated[str, BeforeValidator(_checked_rights)]
"""An SPDX identifier of a Creative Commons licence, or an address of a rights statement."""
