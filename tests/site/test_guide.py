"""The staff's guide tells every key of kiosk.yaml, its default, and examples that hold."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from kiosk.site.reading import check_settings
from kiosk.site.settings import (
    ContentSettings,
    HoursSettings,
    LoudnessSettings,
    ScreenSettings,
    Settings,
    SoundSettings,
    StaffSettings,
    UpdateSettings,
)

GUIDE = (Path(__file__).parents[2] / "deploy" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
MODELS: dict[str, type[BaseModel]] = {
    "": Settings,
    "screen.": ScreenSettings,
    "sound.": SoundSettings,
    "sound.times.": LoudnessSettings,
    "hours.": HoursSettings,
    "staff.": StaffSettings,
    "content.": ContentSettings,
    "content.updates.": UpdateSettings,
}
SECTIONS = {"screen", "sound", "hours", "staff", "content"}


def test_every_key_has_its_row() -> None:
    body = GUIDE.split("\n### Every key of kiosk.yaml\n")[1].split("\n#")[0]
    rows = re.findall(r"^\| `([\w.]+)` \|[^|]+\|[^|]+\|[^|]+\|$", body, re.MULTILINE)
    keys = [prefix + name for prefix, model in MODELS.items() for name in model.model_fields]
    assert sorted(rows) == sorted(key for key in keys if key not in SECTIONS - {"sound"})


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_holds(example: str) -> None:
    assert check_settings(example.encode(), "kiosk.yaml").diagnostics == ()


def test_there_is_an_example() -> None:
    assert EXAMPLES
