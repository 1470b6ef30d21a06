"""Which sounds may stand where; knows no page kind and no file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kiosk.content.diagnostics import Problem
from kiosk.content.sounds import LISTENED_TO, SILENCE, Sound, SoundKind
from kiosk.exhibit.parts import Shaped


@dataclass(frozen=True, slots=True)
class _Use:
    """A way in which sounds are used: the kinds fit for it, what it is called, and what else is."""

    kinds: Collection[SoundKind]
    wanted: str
    words: Collection[str] = ()


_USES: Mapping[str, _Use] = {
    "sound": _Use(LISTENED_TO, "here visitors listen to narrations and recordings"),
    "ambience": _Use({SoundKind.AMBIENCE}, "here an ambience is wanted", {SILENCE}),
    "effect": _Use({SoundKind.EFFECT}, "here an effect is wanted"),
}
"""The uses by the kind of the reference that names a sound."""

_PLACES: Mapping[SoundKind, str] = {
    SoundKind.NARRATION: "Write it below 'sounds:' of a page, a slide, a quotation or a pair",
    SoundKind.RECORDING: "Write it below 'sounds:' of a page, a slide, a quotation or a pair",
    SoundKind.AMBIENCE: "Write it after 'ambience:' of a page or of exhibit.yaml",
    SoundKind.EFFECT: "Write it after 'touch_sound:' in exhibit.yaml",
}


def sounds_by_use(sounds: Mapping[str, Shaped[Sound]]) -> dict[str, Collection[str]]:
    """What may be named, by the kind of the reference: ids, and the words that stand for none."""
    return {
        kind: [each for each, sound in sounds.items() if sound.record.kind in use.kinds]
        + list(use.words)
        for kind, use in _USES.items()
    }


def misuse(kind: str, sound_id: str, sounds: Mapping[str, Shaped[Sound]]) -> Problem | None:
    """Why a sound that there is, or silence, cannot stand where a reference of that kind is."""
    use, sound = _USES.get(kind), sounds.get(sound_id)
    if use is not None and sound_id == SILENCE:
        return Problem(f"Only an ambience can be '{SILENCE}'.", "Delete it here.")
    if use is None or sound is None or sound.record.kind in use.kinds:
        return None
    found = sound.record.kind
    article = "an" if found in {SoundKind.AMBIENCE, SoundKind.EFFECT} else "a"
    return Problem(
        f"'{sound_id}' is {article} {found}; {use.wanted}.",
        f"{_PLACES[found]}, or change its kind.",
    )
