"""`kiosk touch-test` as whoever sets up a machine meets it: a process, a window, a pointer."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PIL import Image

from kiosk.cli.main import main
from tests.e2e import xserver
from tests.e2e.pictures import same
from tests.e2e.pointer import Pointer
from tests.e2e.xserver import Display

WIDTH, HEIGHT = 1280, 720
CROSSES = ((0.08, 0.08), (0.92, 0.08), (0.5, 0.5), (0.08, 0.92), (0.92, 0.92))
PATIENCE = 40.0  # seconds that a busy machine may take
POLL_SECONDS = 0.1


@pytest.fixture
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    with xserver.xvfb(tmp_path_factory.mktemp("xvfb"), WIDTH, HEIGHT) as display:
        yield display


@contextmanager
def at_work(folder: Path, display: str | None, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The command at work; it is gone when the block ends."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        **({} if display is None else {"DISPLAY": display}),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "touch-test", "--state", str(folder / "state"),
         "--settings", str(folder / "none.yaml"), *arguments],
        env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def changed(process: subprocess.Popen[str], display: Display, before: Image.Image) -> Image.Image:
    """Wait until the screen shows something else than that, and keeps it; what it shows."""
    last = before
    for _ in range(round(PATIENCE / POLL_SECONDS)):
        now = display.screenshot()
        if same(now, last) and not same(now, before):
            return now
        last = now
        with suppress(subprocess.TimeoutExpired):
            process.wait(POLL_SECONDS)
            break
    raise AssertionError("nothing changed on the screen, or the test has ended")


@pytest.mark.e2e
@pytest.mark.parametrize(("off", "status", "outcome"), [(0, 0, "fine"), (-90, 1, "off")])
def test_somebody_touches_every_cross(
    tmp_path: Path, display: Display, off: int, status: int, outcome: str
) -> None:
    result = tmp_path / "result.json"
    pointer = Pointer(display)
    shown = display.screenshot()
    arguments = ("--result", str(result), "--screen-mm", "350", "--language", "en")
    with at_work(tmp_path, display.name, *arguments) as process:
        for x, y in CROSSES:
            shown = changed(process, display, shown)
            pointer.tap(x * WIDTH + off, y * HEIGHT)
        changed(process, display, shown)
        pointer.key("Escape")
        said, complained = process.communicate(timeout=PATIENCE)
    assert process.returncode == status, complained
    told = json.loads(result.read_text())
    assert told["outcome"] == outcome
    assert told["verdict"] == said.strip()
    offs = [cross["felt"][0] - cross["x"] for cross in told["crosses"]]
    assert offs == pytest.approx([off] * 5, abs=2)


@pytest.mark.e2e
def test_escape_before_the_last_cross_cancels(tmp_path: Path, display: Display) -> None:
    before = display.screenshot()
    result = tmp_path / "result.json"
    with at_work(tmp_path, display.name, "--result", str(result)) as process:
        changed(process, display, before)
        Pointer(display).key("Escape")
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert json.loads(result.read_text())["outcome"] == "cancelled"


@pytest.mark.e2e
def test_the_service_manager_can_end_it(tmp_path: Path, display: Display) -> None:
    before = display.screenshot()
    with at_work(tmp_path, display.name) as process:
        changed(process, display, before)
        process.terminate()
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 2


def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    with at_work(tmp_path, None) as process:
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert said.startswith("There is no display to show the test on")
    assert len(said.splitlines()) == 1


def test_what_is_no_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["touch-test", "--language", "xx"])
    assert ended.value.code == 2
    assert "--language" in capsys.readouterr().err
