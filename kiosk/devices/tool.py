"""Runs the small programs that speak to a display; knows none of them."""

import logging
import shutil
import subprocess

TOOL_SECONDS = 10.0

_log = logging.getLogger(__name__)


class ToolError(Exception):
    """A program that speaks to the display failed; the sentence says which and how."""


def has_tool(name: str) -> bool:
    """Whether the program is installed."""
    return shutil.which(name) is not None


def use_tool(*command: str) -> str:
    """What the program printed. Waits TOOL_SECONDS at most; raises ToolError."""
    _log.info("%s", " ".join(command))
    try:
        ended = subprocess.run(  # noqa: S603  # our own words only, and no shell
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=TOOL_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(f"{command[0]}: {error}") from error
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip().splitlines()[:1]
        raise ToolError(f"{command[0]} failed: {' '.join(said) or ended.returncode}")
    return ended.stdout
