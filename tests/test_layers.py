"""What can be right or wrong is plain Python: reading exhibits and leading visits opens no window.

Kivy opens a window when it is merely imported, and pygame takes signals and devices: `kiosk check`
runs on machines that have neither.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kiosk.pages.kinds import KINDS

ROOT = Path(__file__).parents[1]
WINDOW_AND_SOUND = ("kivy", "pygame")

_IMPORT_AND_TELL = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def imported_by(*modules: str) -> set[str]:
    """The top-level packages that a fresh Python has after importing these modules."""
    return set(told_by(_IMPORT_AND_TELL, *modules)[-1].split())


def told_by(program: str, *arguments: str) -> list[str]:
    """The lines that a fresh Python prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def presenters() -> list[str]:
    return [kind.presenter.partition(":")[0] for kind in KINDS.values()]


@pytest.mark.parametrize(
    "modules",
    [
        pytest.param(["kiosk.stage.conductor"], id="the conductor"),
        pytest.param(["kiosk.exhibit.loader"], id="the loader"),
        pytest.param(["kiosk.pages.kinds"], id="the table of kinds"),
        pytest.param(presenters(), id="the presenters"),
        pytest.param(["kiosk.session.visit", "kiosk.ops.journal"], id="visit and journal"),
        pytest.param(["kiosk.cli.main", "kiosk.wiring"], id="the commands"),
    ],
)
def test_opens_no_window_and_makes_no_sound(modules: list[str]) -> None:
    found = imported_by(*modules)
    assert "kiosk" in found
    assert found.isdisjoint(WINDOW_AND_SOUND)


def test_a_visit_is_led_without_them_too(tmp_path: Path) -> None:
    """Presenters are imported when a page opens, long after the conductor."""
    seen, found = told_by(_LEAD_A_VISIT, str(tmp_path))
    assert seen.split() == ["docks", "ships", "voices", "lamp"]
    assert set(found.split()).isdisjoint(WINDOW_AND_SOUND)


_LEAD_A_VISIT = """
import sys
from pathlib import Path
from tests.stage.museum import make_exhibit
from tests.stage.visitor import Visitor, on_page, open_page, touch
exhibit = make_exhibit(Path(sys.argv[1]))
visitor = Visitor(exhibit)
visitor.do(touch)
pages = []
for page in exhibit.pages:
    visitor.do(open_page(page.id))
    pages.append(on_page(visitor))
print(*pages)
print(*{name.partition(".")[0] for name in sys.modules})
"""


@pytest.mark.parametrize("package", WINDOW_AND_SOUND)
def test_they_could_have_been_imported(package: str) -> None:
    """Or the tests above would pass for want of them."""
    assert find_spec(package) is not None
