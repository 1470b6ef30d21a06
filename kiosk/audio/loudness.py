"""How loud each kind of sound is beside the others, and how loudness changes without a jump."""

from dataclasses import dataclass

from kiosk.core.geometry import clamp

SPEECH = 1.0
"""What a visitor asked to hear is the loudest."""
AMBIENCE = 0.25
"""-12 dB: people read and talk beside it."""
DUCKED = 0.25
"""Of the ambience while somebody speaks: another -12 dB, so that the words stand 24 dB above it.
Words are easily followed from 20 dB on, also with hearing aids (WCAG 1.4.7)."""
TOUCH = 0.5
"""-6 dB: it is heard at every touch."""

VOLUME_SECONDS = 0.15  # from silence to full: no click, and a slider still answers at once
DUCK_SECONDS = 0.3  # down before the first words are over
RISE_SECONDS = 1.2  # up again slowly, so that a pause between two recordings is not filled
LONGEST_STEP_SECONDS = 0.05
"""After a pause nobody knows how long a glide has been due; this much of it happens at once."""


@dataclass(slots=True)
class Glide:
    """A share of loudness, 0 to 1, on its way to another."""

    value: float
    target: float

    @property
    def is_over(self) -> bool:
        """Whether it has arrived."""
        return self.value == self.target

    def advance(self, elapsed: float, seconds: float) -> None:
        """Go on for `elapsed` seconds at a pace that takes `seconds` from 0 to 1."""
        step = min(elapsed, LONGEST_STEP_SECONDS) / seconds
        self.value += clamp(self.target - self.value, -step, step)

    def arrive(self) -> None:
        """Be there at once."""
        self.value = self.target
