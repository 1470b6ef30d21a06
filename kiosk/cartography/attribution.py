"""What must be said of a base map, read from the beginning of its file; knows no shape."""

import json
from pathlib import Path

_LICENCE = '"licence": '
_MAX_BYTES = 200_000  # more than the longest licence that a base map may have


def read_attribution(path: Path) -> tuple[str, ...]:
    """The paragraphs of the licence of the base map at `path`; none where they cannot be read.

    Only the head of the file is read: the shapes below it may be 32 MB.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_MAX_BYTES).decode("utf-8", errors="ignore")
        _, found, rest = head.partition(_LICENCE)
        paragraphs, _ = json.JSONDecoder().raw_decode(rest) if found else ([], 0)
    except (OSError, ValueError):
        return ()
    if not isinstance(paragraphs, list):
        return ()
    return tuple(each for each in paragraphs if isinstance(each, str) and each.strip())
