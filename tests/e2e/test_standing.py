"""A kiosk that goes by its settings: contents that change under it, hours, and its staff."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.staff.pin import make_pin
from tests.e2e import kiosk_process, xserver
from tests.e2e.conftest import Run
from tests.e2e.kiosk_process import Kiosk, Place
from tests.e2e.pictures import GREEN, draw_disc
from tests.e2e.pointer import Pointer

AGAIN = 75
PIN = "739152"


@pytest.fixture
def settings(place: Place) -> Path:
    path = place.work / "kiosk.yaml"
    path.write_text("format: 1\nmuseum: {vi: Bảo tàng, en: City Museum}\nexhibits: [small]\n")
    return path


def kiosk_command(place: Place, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Another command of the kiosk's, with its state."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments, "--state", str(place.state)],
        env=kiosk_process.environment(place, None), cwd=place.work, text=True,
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def office(place: Place, *, title: str = "Small", name: str = "office") -> Path:
    """A curators' folder: the small exhibit under another title."""
    folder = place.work / name
    for part in ("exhibits", "media"):
        shutil.copytree(place.content / part / "small", folder / part / "small")
    file = folder / "exhibits" / "small" / "exhibit.yaml"
    lines = file.read_text().splitlines()
    place_of = next(number for number, line in enumerate(lines) if line.startswith("title:"))
    lines[place_of] = f"title: {title}"
    file.write_text("\n".join(lines) + "\n")
    return folder


def take(place: Place, folder: Path) -> subprocess.CompletedProcess[str]:
    return kiosk_command(place, "take", str(folder), "--anyway")


def test_new_contents_are_shown_between_visits_and_not_before(
    run: Run, place: Place, settings: Path
) -> None:
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        kiosk.wake()
        taken = take(place, office(place))
        assert taken.returncode == 0, taken.stderr
        kiosk.open("colours")
        kiosk.rest(7)  # longer than it looks for others at rest
        kiosk.tap("start-again")
        kiosk.wait_for("state-changed", state="attract")
        assert kiosk.exit_code(seconds=20) == AGAIN
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        opened = [each.readlink() for each in Path(f"/proc/{kiosk.process.pid}/fd").iterdir()]
        assert any("releases" in str(path) for path in opened), "the release is held"
        shutil.rmtree(place.work / "office")
        kiosk.wake()
        kiosk.open("colours")
        kiosk.process.send_signal(signal.SIGTERM)
        assert kiosk.exit_code(seconds=2) == 0


def test_contents_with_a_mistake_are_refused_and_what_is_shown_stays(
    run: Run, place: Place, settings: Path
) -> None:
    folder = office(place)
    page = folder / "exhibits" / "small" / "pages" / "colours.yaml"
    page.write_text(page.read_text().replace("kind:", "kidn:", 1))
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        refused = take(place, folder)
        assert refused.returncode == 1
        assert "colours.yaml:1:1: The key 'kind' is missing here." in refused.stderr
        kiosk.rest(12)
        kiosk.wake()
        kiosk.open("colours")


def test_contents_that_cannot_be_shown_are_left_by_themselves(
    run: Run, place: Place, settings: Path
) -> None:
    """Killed twice before it has proved itself: as a crash would."""
    assert take(place, office(place)).returncode == 0
    for _ in range(2):
        with run("--settings", str(settings)) as kiosk:
            kiosk.start()
            kiosk.process.kill()
            kiosk.process.wait()
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        listed = kiosk_command(place, "rollback", "--list").stdout
        assert "refused" in listed
        health = kiosk_command(place, "health")
        assert health.returncode == 1
        assert "contents" in health.stdout
    again = take(place, place.work / "office")
    assert again.returncode == 0 or "refused" in again.stderr


def test_a_closed_house_shows_nothing_and_starts_no_visit(
    run: Run, settings: Path, pointer: Pointer
) -> None:
    settings.write_text(settings.read_text() + 'hours: {open: "off", screen: "on"}\n')
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        pointer.tap(640, 360)
        kiosk.rest(1)
        assert not any(event["event"] == "page-opened" for event in kiosk.events)
        states = [event["state"] for event in kiosk.events if event["event"] == "state-changed"]
        assert states[-1] == "closed"


def enter_pin(kiosk: Kiosk, pointer: Pointer, pin: str) -> None:
    """Knock, and type the PIN."""
    pointer.tap_repeatedly(20, 20, 5)
    kiosk.wait_for("staff-called")
    for digit in pin:
        kiosk.tap(f"digit-{digit}")
    kiosk.tap("enter")


def test_staff_come_in_by_the_hidden_corner_and_their_pin(
    run: Run, place: Place, settings: Path, pointer: Pointer
) -> None:
    settings.write_text(settings.read_text() + f'staff: {{pin: "{make_pin(PIN)}"}}\n')
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        enter_pin(kiosk, pointer, "111222")
        kiosk.wait_for("staff-refused")
        assert "health" not in kiosk.controls
        kiosk.tap("close")
        kiosk.wait_for("staff-left")
        enter_pin(kiosk, pointer, PIN)
        kiosk.wait_for("staff-admitted")
        kiosk.tap("levels")
        kiosk.tap("volume-less")
        kiosk.wait_for("staff-asked", wish="SetVolume")
        kiosk.until((place.state / "overrides.json").exists, "what staff chose is kept")
        kiosk.tap("back")
        kiosk.tap("closing")
        kiosk.tap("confirm")
        kiosk.wait_for("staff-asked", wish="CloseForToday")
        kiosk.tap("close")
        kiosk.wait_for("state-changed", state="closed")
        text = place.events.read_text()
        assert PIN not in text
        assert "111222" not in text


def test_staff_s_restart_starts_it_anew(
    run: Run, place: Place, settings: Path, pointer: Pointer
) -> None:
    settings.write_text(settings.read_text() + f'staff: {{pin: "{make_pin(PIN)}"}}\n')
    variables = {"RUNTIME_DIRECTORY": str(place.scratch)}
    with run("--settings", str(settings), variables=variables) as kiosk:
        kiosk.start()
        enter_pin(kiosk, pointer, PIN)
        kiosk.wait_for("staff-admitted")
        kiosk.tap("export")
        kiosk.until((place.scratch / "ask" / "export").exists, "it asks for the export")
        kiosk.tap("restart")
        kiosk.tap("confirm")
        assert kiosk.exit_code(seconds=20) == AGAIN


def test_settings_with_a_mistake_are_told_and_the_last_right_ones_hold(
    run: Run, place: Place, settings: Path
) -> None:
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
    settings.write_text("format: 1\nexhibits: [small]\nhours: {open: 9-17}\n")
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        kiosk.until((place.state / "health.json").exists, "there is a report")
        told = kiosk_command(place, "health")
        assert told.returncode == 1
        assert "Line 3: '9-17' is not a time span." in told.stdout
        assert ":3:15: '9-17' is not a time span." in kiosk.log.read_text()


def test_a_picture_that_changes_in_the_office_does_not_change_on_the_wall(
    run: Run, place: Place, settings: Path
) -> None:
    folder = office(place)
    assert take(place, folder).returncode == 0
    before = {
        path.name: path.read_bytes()
        for path in (place.state / "content" / "current" / "media").rglob("*.png")
    }
    draw_disc(GREEN).save(folder / "media" / "small" / "red.png")
    (folder / "media" / "small" / "blue.png").unlink()
    with run("--settings", str(settings)) as kiosk:
        kiosk.start()
        kiosk.wake()
        after = {
            path.name: path.read_bytes()
            for path in (place.state / "content" / "current" / "media").rglob("*.png")
        }
        assert after == before
        assert len(before) == 3


def test_a_screen_that_is_switched_on_late_is_waited_for(place: Place, settings: Path) -> None:
    """It ended at once, again and again, until the service manager showed plain letters."""
    number = 7653
    hand = Pointer.__new__(Pointer)  # nobody touches it
    arguments = ("--settings", str(settings), "--size", "1280x720")
    with kiosk_process.running(place, f":{number}", hand, *arguments) as kiosk:
        kiosk.until(
            lambda: "There is no display yet" in kiosk.log.read_text(), "it waits for a display"
        )
        server = subprocess.Popen(
            [xserver.program("Xvfb"), f":{number}", "-screen", "0", "1280x720x24"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            kiosk.start()
        finally:
            server.kill()
            server.wait()
