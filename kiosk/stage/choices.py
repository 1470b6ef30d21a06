"""What a visitor may choose and the next one must not inherit; pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.core.events import (
    ContrastChanged,
    Event,
    LanguageChanged,
    TextSizeChanged,
    VolumeChanged,
)
from kiosk.core.intents import ChooseLanguage, Intent, StepTextSize, StepVolume, ToggleContrast

TEXT_STEP_COUNT = 3
LARGE_TEXT_PATIENCE = 2.0  # the idle time doubles with large text: it takes longer to read
_VOLUMES = (0.6, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Choices:
    """Language (BCP 47), text size from 0, high contrast, and which of the volumes."""

    language: str
    text_step: int = 0
    high_contrast: bool = False
    volume_step: int = 0

    @property
    def volume(self) -> float:
        """Loudness from 0 to 1."""
        return _VOLUMES[self.volume_step]

    @property
    def patience(self) -> float:
        """By how much the idle time is multiplied."""
        return LARGE_TEXT_PATIENCE if self.text_step else 1.0

    def after(self, intent: Intent) -> "Choices":
        """The choices after an intent; these same ones if it chooses nothing."""
        match intent:
            case ChooseLanguage(language):
                return replace(self, language=language)
            case StepTextSize():
                return replace(self, text_step=(self.text_step + 1) % TEXT_STEP_COUNT)
            case ToggleContrast():
                return replace(self, high_contrast=not self.high_contrast)
            case StepVolume():
                return replace(self, volume_step=(self.volume_step + 1) % len(_VOLUMES))
            case _:
                return self

    def events_since(self, before: "Choices") -> Iterator[Event]:
        """What to note of the change from other choices."""
        if self.language != before.language:
            yield LanguageChanged(self.language)
        if self.text_step != before.text_step:
            yield TextSizeChanged(self.text_step)
        if self.high_contrast != before.high_contrast:
            yield ContrastChanged(self.high_contrast)
        if self.volume_step != before.volume_step:
            yield VolumeChanged(self.volume)
