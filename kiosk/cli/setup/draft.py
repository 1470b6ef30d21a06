"""Settings in the making: plain data as it would be typed; knows no terminal and no file."""

import copy
from collections.abc import Mapping
from typing import Any

from kiosk.content.diagnostics import Diagnostic
from kiosk.content.document import Document, span_of
from kiosk.site.reading import check_document
from kiosk.site.settings import Settings

Path = tuple[str, ...]
"""The keys that lead to a value: ("screen", "width")."""


class Draft:
    """Keys with values; what is not there holds by default."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        self._data: dict[str, Any] = {"format": 1, **copy.deepcopy(dict(data or {}))}

    @property
    def data(self) -> Mapping[str, Any]:
        """All that is set, without empty sections."""
        return {key: value for key, value in self._data.items() if value != {}}

    @property
    def settings(self) -> Settings:
        """As the kiosk reads them; raises ValueError while something does not fit."""
        return Settings.model_validate(self.data)

    def value(self, path: Path) -> Any:
        """What is set there, or None."""
        found: Any = self._data
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        return found

    def text(self, path: Path) -> str:
        """What is set there as it would be typed; "" for nothing."""
        value = self.value(path)
        return "" if value is None else str(value)

    def put(self, path: Path, value: Any) -> None:
        """Set it."""
        within = self._data
        for key in path[:-1]:
            if not isinstance(within.get(key), dict):
                within[key] = {}
            within = within[key]
        within[path[-1]] = value

    def drop(self, path: Path) -> None:
        """Let the default hold."""
        within: Any = self._data
        for key in path[:-1]:
            within = within.get(key) if isinstance(within, dict) else None
        if isinstance(within, dict):
            within.pop(path[-1], None)


def mistake_in(path: Path, value: Any) -> Diagnostic | None:
    """Why a value cannot stand there; its column is that within the text."""
    data = value
    for key in reversed(path):
        data = {key: data}
    text = str(value)
    checked = check_document(Document("", data, span_of(0, len(text)), text))
    return next((each for each in checked.diagnostics if each.is_error), None)


def sound_parts(document: Document) -> Draft:
    """What of a settings file can be gone by, key by key."""
    data = document.data if isinstance(document.data, dict) else {}
    draft = Draft()
    for key, value in data.items():
        if key != "format" and mistake_in((key,), value) is None:
            draft.put((key,), value)
    return draft
