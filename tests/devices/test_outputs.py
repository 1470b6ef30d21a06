"""How displays are switched and turned, by the tools of the session."""

from pathlib import Path

import pytest

from kiosk.devices.outputs import NoOutputs, find_outputs
from kiosk.devices.tool import ToolError
from tests.devices.programs import LISTING, XRANDR, Programs, programs

CAGE = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return programs(tmp_path, monkeypatch)


def test_under_a_compositor_every_output_is_switched_by_name(tools: Programs) -> None:
    tools.install("wlr-randr", says=LISTING)
    outputs = find_outputs(CAGE)
    outputs.power(on=False)
    outputs.rotate(90)
    outputs.rotate(0)
    assert [call for call in tools.called() if "--json" not in call] == [
        "wlr-randr --output HDMI-A-1 --off",
        "wlr-randr --output DP-2 --off",
        "wlr-randr --output HDMI-A-1 --transform 90",
        "wlr-randr --output DP-2 --transform 90",
        "wlr-randr --output HDMI-A-1 --transform normal",
        "wlr-randr --output DP-2 --transform normal",
    ]


def test_on_a_bare_x_server_it_goes_by_dpms_and_stays_on_once_it_is(tools: Programs) -> None:
    tools.install("xset")
    tools.install("xrandr", says=XRANDR)
    outputs = find_outputs({"DISPLAY": ":0"})
    outputs.power(on=False)
    outputs.power(on=True)
    outputs.rotate(270)
    assert tools.called() == [
        "xset +dpms",
        "xset dpms force off",
        "xset dpms force on",
        "xset -dpms",
        "xrandr --query",
        "xrandr --output HDMI-1 --rotate left",
    ]


def test_without_the_tools_or_a_display_nothing_is_tried(tools: Programs) -> None:
    assert isinstance(find_outputs(CAGE), NoOutputs)
    tools.install("wlr-randr")
    assert isinstance(find_outputs({}), NoOutputs)


@pytest.mark.parametrize("says", ["", "not JSON", "{}x", '[{"no": "name"}]', "7"])
def test_a_tool_that_says_something_else_is_an_error_in_words(tools: Programs, says: str) -> None:
    tools.install("wlr-randr", says=says)
    with pytest.raises(ToolError, match="wlr-randr lists no outputs"):
        find_outputs(CAGE).power(on=True)


def test_a_tool_that_fails_is_quoted(tools: Programs) -> None:
    tools.install("wlr-randr", fails=True)
    with pytest.raises(ToolError, match="wlr-randr failed: no such output"):
        find_outputs(CAGE).rotate(90)
