"""Reads the YAML files that ship inside the package; knows nothing of what they mean."""

from pathlib import Path
from typing import Any

from kiosk.content.diagnostics import render_text
from kiosk.content.source import read_document


def read_builtin(path: Path) -> Any:
    """The plain data of a file of the package; a broken one is our bug and raises ValueError."""
    document = read_document(path, root=path.parent)
    if document.diagnostics:
        raise ValueError(render_text(document.diagnostics))
    return document.data
