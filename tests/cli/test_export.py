"""`kiosk export`: what it gives away, and what not."""

import io
import zipfile
from pathlib import Path

import pytest

from kiosk.cli.export import write_archive
from kiosk.cli.main import main

PIN = "scrypt:15:8:1:c2FsdA:aGFzaA"
SETTINGS = f"""\
format: 1
museum: {{en: City Museum}}
staff: {{pin: "{PIN}"}}
content: {{updates: {{url: "https://kiosk:hunter2@museum.example/content"}}}}
"""


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    (folder / "screenshots").mkdir(parents=True)
    (folder / "health.json").write_text("{}")
    (folder / "events.jsonl").write_text("{}\n")
    (folder / "pin.json").write_text('{"failures": 3}')
    (folder / "screenshots" / "one.png").write_bytes(b"png")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.yaml"
    file.write_text(SETTINGS)
    return file


def archive_of(state: Path, settings: Path) -> zipfile.ZipFile:
    target = io.BytesIO()
    write_archive(target, state, settings)
    return zipfile.ZipFile(target)


def test_logs_events_health_and_screenshots_are_in_it(state: Path, settings: Path) -> None:
    names = archive_of(state, settings).namelist()
    assert {"journal.txt", "health.json", "events.jsonl", "screenshots/one.png"} <= set(names)


def test_how_often_a_pin_was_mistyped_is_not(state: Path, settings: Path) -> None:
    assert "pin.json" not in archive_of(state, settings).namelist()


@pytest.mark.parametrize(
    "staff",
    [
        f'staff: {{pin: "{PIN}"}}',
        f"staff: {{pin: {PIN}}}",
        f"staff:\n  pin: {PIN}",
        f"staff:\n  pin:\n    {PIN}",
        f'{{"staff": {{"pin": "{PIN}", }}}}',
        'staff: {pin: "147258"}',
    ],
)
def test_the_settings_are_told_without_the_pin(state: Path, settings: Path, staff: str) -> None:
    settings.write_text(f"format: 1\n{staff}\nlanguage: vi\n")
    told = archive_of(state, settings).read("kiosk.yaml").decode()
    assert "scrypt" not in told
    assert "147258" not in told
    assert "language: vi" in told


def test_a_password_in_an_address_is_left_out(state: Path, settings: Path) -> None:
    told = archive_of(state, settings).read("kiosk.yaml").decode()
    assert "hunter2" not in told
    assert "museum.example/content" in told


def test_a_link_in_the_state_folder_leads_nowhere(state: Path, settings: Path) -> None:
    (state / "secret.json").symlink_to("/etc/passwd")
    assert "secret.json" not in archive_of(state, settings).namelist()


def test_a_new_kiosk_without_settings_tells_what_there_is(tmp_path: Path) -> None:
    archive = archive_of(tmp_path / "nothing", tmp_path / "none.yaml")
    assert archive.namelist() == ["journal.txt"]


def test_the_file_bears_the_date_and_is_whole(
    state: Path, settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "export",
        "--to",
        str(tmp_path),
        "--state",
        str(state),
        "--settings",
        str(settings),
    ]
    assert main(arguments) == 0
    written = Path(capsys.readouterr().out.strip())
    assert written.name.startswith("museum-kiosk-2")
    assert zipfile.ZipFile(written).testzip() is None
    assert not list(tmp_path.glob(".*"))


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    state: Path, settings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = str(tmp_path / "gone")
    assert main(["export", "--to", where, "--state", str(state), "--settings", str(settings)]) == 1
    assert capsys.readouterr().err.startswith("The archive was not written: No such file")
