"""The outputs of the display server, by its own tools: on, off and which way up.

Under cage everything goes through the compositor: a display that it turned, touch follows; one that
it switched off, comes back with the picture that was on it.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from kiosk.devices.tool import ToolError, has_tool, use_tool

_CEC = "/dev/cec*"
_X_ROTATIONS = {0: "normal", 90: "right", 180: "inverted", 270: "left"}


class Outputs(Protocol):
    """What can be done with displays. Each may take seconds, and raises ToolError."""

    def power(self, *, on: bool) -> None:
        """Switch them on, or off."""

    def rotate(self, degrees: int) -> None:
        """Turn the picture clockwise by 0, 90, 180 or 270 degrees."""


class WaylandOutputs:
    """Those of a wlroots compositor such as cage, by wlr-randr."""

    def power(self, *, on: bool) -> None:
        """Switch all outputs."""
        for name in self._names():
            use_tool("wlr-randr", "--output", name, "--on" if on else "--off")

    def rotate(self, degrees: int) -> None:
        """Turn all outputs."""
        for name in self._names():
            transform = str(degrees) if degrees else "normal"
            use_tool("wlr-randr", "--output", name, "--transform", transform)

    @staticmethod
    def _names() -> tuple[str, ...]:
        try:
            return tuple(str(output["name"]) for output in json.loads(_wlr_listing()))
        except (ValueError, LookupError, TypeError) as error:
            raise ToolError(f"wlr-randr lists no outputs: {error}") from error


def _wlr_listing() -> str:
    return use_tool("wlr-randr", "--json")


class XOutputs:
    """Those of a bare X server, by xset and xrandr."""

    def power(self, *, on: bool) -> None:
        """Switch by DPMS."""
        if not on:
            use_tool("xset", "+dpms")
        use_tool("xset", "dpms", "force", "on" if on else "off")
        if on:
            use_tool("xset", "-dpms")  # or it would switch off by itself

    def rotate(self, degrees: int) -> None:
        """Turn all connected outputs."""
        for line in use_tool("xrandr", "--query").splitlines():
            name, _, rest = line.partition(" ")
            if rest.startswith("connected"):
                use_tool("xrandr", "--output", name, "--rotate", _X_ROTATIONS[degrees])


class CecOutputs:
    """Television sets on HDMI, by cec-ctl: on and standby."""

    def power(self, *, on: bool) -> None:
        """Wake the sets or send them to standby."""
        wish = "--image-view-on" if on else "--standby"
        for device in _cec_devices():
            use_tool("cec-ctl", "--device", device, "--playback", "--to", "0", wish)

    def rotate(self, degrees: int) -> None:
        """A television set cannot."""


class NoOutputs:
    """A display that nobody can switch: in a window, or without the tools."""

    def power(self, *, on: bool) -> None:
        """Leave it as it is."""

    def rotate(self, degrees: int) -> None:
        """Leave it as it is."""


class AllOutputs:
    """Several ways to the same display; one that fails does not keep the others from trying."""

    def __init__(self, ways: tuple[Outputs, ...]) -> None:
        self._ways = ways

    def power(self, *, on: bool) -> None:
        """Switch by every way; raises the first ToolError after all were tried."""
        failed: list[ToolError] = []
        for way in self._ways:
            try:
                way.power(on=on)
            except ToolError as error:
                failed.append(error)
        if failed:
            raise failed[0]

    def rotate(self, degrees: int) -> None:
        """Turn by every way that can."""
        for way in self._ways:
            way.rotate(degrees)


def find_outputs(environ: Mapping[str, str] = os.environ) -> Outputs:
    """The ways to the display of this session, as far as their tools are installed."""
    ways: list[Outputs] = []
    if environ.get("WAYLAND_DISPLAY") and has_tool("wlr-randr"):
        ways.append(WaylandOutputs())
    elif environ.get("DISPLAY") and has_tool("xset") and has_tool("xrandr"):
        ways.append(XOutputs())
    if _cec_devices() and has_tool("cec-ctl"):
        ways.append(CecOutputs())
    return AllOutputs(tuple(ways)) if ways else NoOutputs()


def _cec_devices() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(Path("/dev").glob(Path(_CEC).name)))
