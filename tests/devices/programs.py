"""Programs that stand in for those of a display: they write down how they were called.

The real ones need a compositor or a screen; tests/system has both.
"""

from pathlib import Path

import pytest

LISTING = '[{"name": "HDMI-A-1", "enabled": true}, {"name": "DP-2", "enabled": false}]'
XRANDR = "Screen 0: minimum 8 x 8\\nHDMI-1 connected primary 1920x1080\\nDP-1 disconnected (normal)"


class Programs:
    """A folder of programs that is the whole PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.calls.write_text("")

    def install(self, name: str, *, says: str = "", fails: bool = False) -> None:
        program = self.folder / name
        program.write_text(
            f"#!/bin/sh\necho {name} \"$@\" >> {self.calls}\nprintf '%b\\n' '{says}'\n"
            + ("echo no such output >&2\nexit 3\n" if fails else "")
        )
        program.chmod(0o755)

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines()


def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)
