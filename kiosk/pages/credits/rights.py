"""What a rights statement allows, in words that need no lawyer."""

import re
from collections.abc import Iterator

from kiosk.content.words import Words, rights_label

# The names of rightsstatements.org and of the public domain, as `rights_label` gives them.
_STATEMENTS = (
    (r"CC0.*|Public Domain.*", "rights_any"),
    (r"In Copyright", "rights_held"),
    (r"In Copyright – (EU Orphan Work|Rights-holder.*)", "rights_held_unknown"),
    (r"In Copyright – .*", "rights_held_some"),
    (r"No Copyright – .*", "rights_not_held"),
    (r"No Known Copyright", "rights_none_known"),
    (r"Copyright .*", "rights_unclear"),
)
_TERMS = ("BY", "NC", "ND", "SA")


def rights_told(rights: str, words: Words) -> str:
    """The statement's name and what it allows; what is not recognised stays as it is."""
    label = rights_label(rights)
    said = "; ".join(words.say(key) for key in _keys(label))
    return f"{label} · {said}" if said else label


def _keys(label: str) -> Iterator[str]:
    licence = re.fullmatch(r"CC (BY[A-Z-]*) [\d.]+", label)
    if licence is not None:
        terms = licence[1].split("-")
        yield from (f"rights_{term.lower()}" for term in _TERMS if term in terms)
        return
    for pattern, key in _STATEMENTS:
        if re.fullmatch(pattern, label):
            yield key
            return
