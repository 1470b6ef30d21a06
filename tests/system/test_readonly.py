"""A machine whose disk cannot be written to: only the state does, on a partition of its own."""

from tests.system import machine
from tests.system.debian import Tree
from tests.system.installed import SERVICE, InstalledKiosk, shows_a_picture


def test_the_kiosk_runs_from_a_disk_that_is_read_only(tree: Tree) -> None:
    with machine.booted(tree, read_only=True) as booted:
        kiosk = InstalledKiosk(booted)
        for folder in ("/usr", "/etc", "/opt", "/srv"):
            said = booted.run("sh", "-c", f"touch {folder}/x 2>&1", check=False)
            assert "Read-only" in said, f"{folder} can be written to"
        booted.until(lambda: kiosk.is_ready, "it is ready", seconds=60)
        assert booted.show(SERVICE, "NRestarts") == "0"
        assert shows_a_picture(kiosk.screenshot())
        with kiosk.hands() as hands:
            kiosk.assert_answers_a_touch(hands)
