"""One version, wherever it is asked for."""

import tomllib
from pathlib import Path

from kiosk import __version__


def test_the_program_and_its_package_agree() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert project["version"] == __version__
