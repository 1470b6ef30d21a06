"""What `make run` does where there is no display: every page in every language as pictures."""

import re
import subprocess
import sys

from PIL import Image

from tests.e2e import kiosk_process
from tests.e2e.kiosk_process import Place


def test_without_a_display_it_takes_the_guided_tour(place: Place) -> None:
    ended = subprocess.run(
        [*kiosk_process.command(place), "--or-tour"],
        env=kiosk_process.environment(place, None),
        cwd=place.work,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "no display" in ended.stderr
    sheet = place.work / "build" / "proof" / "index.html"
    assert str(sheet) in ended.stdout
    shown = re.findall(r'src="([^"]+)"', sheet.read_text())
    pages = ("contents", "why", "colours", "voices", "plan", "then")
    for folder in ("1920x1080/vi", "1920x1080/en", "1080x1920/vi", "1080x1920/en"):
        for page in pages:
            assert any(path.startswith(f"small/{folder}") and page in path for path in shown), (
                folder,
                page,
            )
    for path in shown:
        with Image.open(sheet.parent / path) as picture:
            assert f"{picture.width}x{picture.height}" == path.split("/")[1].split("-")[0]
            assert len(picture.resize((64, 64)).getcolors(4096) or ()) > 5, path


def test_a_tour_that_cannot_be_written_says_so(place: Place) -> None:
    (place.work / "taken").write_text("a file")
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "tour", "--exhibit", "small", "--root", str(place.content),
         "--out", "taken"],
        env=kiosk_process.environment(place, None),
        cwd=place.work,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert "cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr
