"""What a word is that is no id of its kind: one of another kind, or a file; knows no page."""

from collections.abc import Mapping, Sequence

from kiosk.content.files import LocalizedFile
from kiosk.content.media import Picture
from kiosk.content.sounds import Sound
from kiosk.content.videos import Video
from kiosk.exhibit.draft import Draft
from kiosk.exhibit.parts import Shaped

_WAYS: Mapping[str, str] = {
    "picture": "'{}' is a picture; it is named after 'picture:'.",
    "sound": "'{}' is a sound; it is named below 'sounds:' of a page, a slide, a quotation or a "
    "pair.",
    "video": "'{}' is a video; it is named after 'video:' of a story or a slide.",
}
_SOUNDS: Mapping[str, str] = {"ambience": "sound", "effect": "sound"}


class Elsewhere:
    """The ids and files of pictures, sounds and videos."""

    def __init__(self, draft: Draft) -> None:
        self._ids: Mapping[str, Mapping[str, Shaped[Picture | Sound | Video]]]
        self._ids = {"picture": draft.pictures, "sound": draft.sounds, "video": draft.videos}
        self._files = {
            kind: {
                file: each for each, shaped in catalogue.items() for file in _files(shaped.record)
            }
            for kind, catalogue in self._ids.items()
        }

    def hint(self, kind: str, word: str) -> str:
        """What to do where a `word` names nothing of that kind; "" when it is nothing else."""
        kind = _SOUNDS.get(kind, kind)
        if kind not in self._ids:
            return ""
        for file in (word, word.removeprefix("media/")):
            if (own := self._files[kind].get(file)) is not None:
                return f"That is its file; write its id, '{own}'."
        other = next((name for name, ids in self._ids.items() if word in ids), None)
        return "" if other is None else _WAYS[other].format(word)


def _files(record: Picture | Sound | Video) -> Sequence[str]:
    file = record.file
    return tuple(file.names.values()) if isinstance(file, LocalizedFile) else (file,)
