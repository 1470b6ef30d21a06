"""Sets everything that Kivy reads when it is first imported; must run before that.

Each line closes a way out of the exhibit or a fault that was seen: see the traps in
CONTRIBUTING.md.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

_SHADERS_ROOM = 16 * 2**20  # bytes; they take a tenth of that


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """The window to open: size in pixels; `windowed` is for development."""

    width: int
    height: int
    windowed: bool
    state_folder: Path


def configure_kivy(plan: WindowPlan) -> None:
    """Configure Kivy for a kiosk. Raises RuntimeError if Kivy was imported already."""
    if "kivy" in sys.modules:
        raise RuntimeError("configure_kivy must run before Kivy is imported")
    shaders = plan.state_folder / "shaders"
    os.environ.update(
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_NO_CONSOLELOG="1",
        KIVY_LOG_MODE="PYTHON",
        KIVY_HOME=str(plan.state_folder / "kivy"),
        KIVY_TEXT="sdl2",
        KIVY_IMAGE="sdl2",  # all that are installed are loaded otherwise, a film library among them
        KIVY_AUDIO="",
        KIVY_VIDEO="",
        KIVY_CAMERA="",
        KIVY_SPELLING="",
        KIVY_CLIPBOARD="dummy",
        MESA_SHADER_CACHE_DIR=str(shaders),  # its own choice is the home folder
        MESA_SHADER_CACHE_DISABLE="false" if _has_room(shaders) else "true",
        SDL_NO_SIGNAL_HANDLERS="1",  # or SIGTERM becomes a close request that nobody reads
        SDL_TOUCH_MOUSE_EVENTS="0",  # or every finger comes twice, as finger and as mouse
        SDL_MOUSE_TOUCH_EVENTS="0",
    )
    from kivy.config import Config  # noqa: PLC0415  # reads the environment set above

    for name in Config.options("input"):
        Config.remove_option("input", name)
    Config.set("input", "mouse", "mouse,disable_multitouch")
    settings: dict[str, dict[str, object]] = {
        "kivy": {
            "exit_on_escape": 0,
            "keyboard_mode": "system",
            "log_enable": 0,
            "log_level": "warning",
            "pause_on_minimize": 0,
            "window_icon": "",
        },
        "graphics": {
            "multisamples": 0,
            "maxfps": 60,
            "vsync": 1,
            "allow_screensaver": 0,
            "width": plan.width,
            "height": plan.height,
            "fullscreen": 0,
            "borderless": 0 if plan.windowed else 1,
            "resizable": 1 if plan.windowed else 0,
            "show_cursor": 1 if plan.windowed else 0,
            # Full screen by exact size and place: without a window manager SDL's own full
            # screen gives 800x600 in the middle.
            "position": "auto" if plan.windowed else "custom",
            "left": 0,
            "top": 0,
            "min_state_time": 0,
        },
    }  # fmt: skip
    for section, options in settings.items():
        for name, value in options.items():
            Config.set(section, name, str(value))


def _has_room(shaders: Path) -> bool:
    """Whether Mesa can keep its compiled shaders there; else it compiles them at each start.

    It maps a file into memory, and a full disk under that ends the process with SIGBUS.
    """
    try:
        shaders.mkdir(parents=True, exist_ok=True)
        return shutil.disk_usage(shaders).free >= _SHADERS_ROOM
    except OSError:
        return False
