"""The package as apt treats it: put in, replaced by a newer one while the kiosk runs, taken out."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.system import machine
from tests.system.debian import Tree, run_in
from tests.system.installed import (
    READY_SECONDS,
    SETTINGS,
    STATE,
    InstalledKiosk,
    shows_a_picture,
)

PACKAGE = "museum-kiosk"
NEWER = "99.0"


@pytest.fixture(scope="module")
def newer(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same package under a higher version."""
    folder = tmp_path_factory.mktemp("newer")
    subprocess.run(["dpkg-deb", "--raw-extract", package, folder / "tree"], check=True)
    control = folder / "tree" / "DEBIAN" / "control"
    lines = control.read_text().splitlines()
    control.write_text(
        "\n".join(f"Version: {NEWER}" if line.startswith("Version:") else line for line in lines)
        + "\n"
    )
    built = folder / "newer.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z0", "--build", folder / "tree", built],
        check=True,
        capture_output=True,
    )
    shutil.rmtree(folder / "tree")
    return built


def test_it_is_there_after_an_installation_that_asked_nothing(
    installed: Tree, tmp_path: Path
) -> None:
    """The installation itself had a terminal on which nobody typed."""
    said = run_in(installed, tmp_path / "upper", ["dpkg-query", "--status", PACKAGE])
    assert "Status: install ok installed" in said
    assert "kiosk" in run_in(installed, tmp_path / "upper", ["kiosk", "--help"])


def test_purged_it_leaves_nothing_behind(installed: Tree, tmp_path: Path) -> None:
    upper = tmp_path / "upper"
    made = f"mkdir -p {STATE}/content && echo 'format: 1' >{SETTINGS} && touch {STATE}/events.jsonl"
    run_in(installed, upper, ["sh", "-c", made])
    run_in(installed, upper, ["apt-get", "remove", "--yes", PACKAGE])
    kept = run_in(installed, upper, ["cat", SETTINGS])
    assert "format: 1" in kept, "removed, not purged: the settings are to stay"
    run_in(installed, upper, ["apt-get", "purge", "--yes", PACKAGE])
    found = run_in(
        installed,
        upper,
        [
            *("find", "/etc", "/usr", "/var", "/opt", "/srv", "-xdev", "-iname", "*kiosk*"),
            *("-not", "-path", "/var/log/*", "-not", "-path", "/var/cache/*", "-print"),
        ],
    )
    assert [line for line in found.splitlines() if line.startswith("/")] == []


def test_a_newer_package_takes_over_while_the_kiosk_runs(tree: Tree, newer: Path) -> None:
    with machine.booted(tree) as booted:
        kiosk = InstalledKiosk(booted)
        kiosk.until(lambda: kiosk.is_ready, "it is ready", seconds=READY_SECONDS)
        booted.write(SETTINGS, "format: 1\nlanguage: en  # the museum's own\n")
        before = kiosk.starts
        shutil.copyfile(newer, booted.path("/run/newer.deb"))
        booted.run("dpkg", "--install", "/run/newer.deb", seconds=120)
        shown = booted.run("dpkg-query", "--show", "--showformat=${Version}", PACKAGE)
        assert shown == NEWER
        kiosk.await_another_start(before, "it runs anew with the newer program")
        assert "the museum's own" in booted.read(SETTINGS).decode()
        assert shows_a_picture(kiosk.screenshot())
        with kiosk.hands() as hands:
            kiosk.assert_answers_a_touch(hands)
