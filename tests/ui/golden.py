"""Compares what is on the screen with a picture taken when it was right, within a tolerance.

Drawing programs differ by a shade at the edges of letters; what differs by more, in more places, is
a change that somebody must look at. Never the only thing a test says about a page.
"""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

FOLDER = Path(__file__).with_name("goldens")
BUILD = Path(__file__).parents[2] / "build" / "goldens"

MOST_MEAN = 1.0  # of 255, mean over all pixels and colours: about one line of text set anew
MOST_STRONG_SHARE = 0.004  # of the pixels
STRONG = 48  # of 255 in any colour: a letter where there was none, not a softer edge


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two pictures of one size are apart: `mean` 0 to 255, `strong_share` 0 to 1."""

    mean: float
    strong_share: float

    @property
    def is_small(self) -> bool:
        """Whether it is what another graphics driver may do."""
        return self.mean <= MOST_MEAN and self.strong_share <= MOST_STRONG_SHARE


@dataclass(frozen=True, slots=True)
class Golden:
    """The pictures to compare with; `update` takes what is drawn now for right."""

    update: bool = False
    folder: Path = FOLDER
    build: Path = BUILD

    def check(self, name: str, drawn: Image.Image) -> None:
        """Raise AssertionError unless `drawn` is as the golden of that name shows it."""
        path = self.folder / f"{name}.png"
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            drawn.save(path, optimize=True)
            return
        assert path.is_file(), f"there is no golden {path.name}: look, then --update-goldens"
        with Image.open(path) as opened:
            golden = opened.convert("RGB")
        if drawn.size == golden.size:
            found = difference(golden, drawn)
            if found.is_small:
                return
            ImageChops.difference(golden, drawn).save(self._artefact(name, "difference"))
        drawn.save(self._artefact(name, "drawn"))
        golden.save(self._artefact(name, "golden"))
        raise AssertionError(f"{name} is not as it was ({_told(golden, drawn)}): see {self.build}")

    def _artefact(self, name: str, what: str) -> Path:
        self.build.mkdir(parents=True, exist_ok=True)
        return self.build / f"{name}-{what}.png"


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """How far two pictures of one size are apart."""
    apart = ImageChops.difference(one, other)
    strongest = apart.split()
    most = ImageChops.lighter(ImageChops.lighter(strongest[0], strongest[1]), strongest[2])
    strong = sum(most.histogram()[STRONG:])
    mean = sum(ImageStat.Stat(apart).mean) / 3
    return Difference(mean, strong / (one.width * one.height))


def _told(golden: Image.Image, drawn: Image.Image) -> str:
    if golden.size != drawn.size:
        return f"{drawn.size} instead of {golden.size}"
    found = difference(golden, drawn)
    return f"mean {found.mean:.2f}, strongly different {found.strong_share:.2%}"
