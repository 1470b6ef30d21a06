"""`kiosk publish` and `kiosk update` as processes of their own, also several, also killed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.releases.release import is_sound
from tests.updates.museum import WORD_FILE, Kiosk, Museum, write_content
from tests.updates.servers import StaticServer, give, serving

ROOT = Path(__file__).parents[2]


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", *map(str, words)]


def kiosk_says(*words: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        command(*words), cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


class Desk:
    """The files that a kiosk's update command goes by."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / "state"
        self.state.mkdir()
        self.settings = folder / "kiosk.yaml"
        self.keys, self.published = folder / "keys", folder / "published"

    def set(self, content: str) -> None:
        self.settings.write_text(f"format: 1\ncontent: {content}\n")

    def publish(self, word: str, **content: bool) -> tuple[int, str]:
        folder = write_content(self.folder / "content", word, **content)
        return kiosk_says(
            "publish", folder, "--to", self.published, "--keys", self.keys, "--label", word
        )

    def words(self, *more: str | Path) -> list[str | Path]:
        return [
            "update", "--state", self.state, "--settings", self.settings,
            "--trust", self.keys / "root.json", *more,
        ]  # fmt: skip

    def update(self, *more: str | Path) -> tuple[int, str]:
        return kiosk_says(*self.words(*more))

    @property
    def shown(self) -> str | None:
        current = self.state / "content/current"
        return (current / WORD_FILE).read_text() if current.exists() else None


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    status, said = kiosk_says("publish", "--new-keys", desk.keys)
    assert status == 0
    assert "/etc/kiosk/root.json" in said
    status, said = desk.publish("one")
    assert (status, "'one' (version" in said) == (0, True)
    return desk


def test_from_new_keys_to_what_visitors_see(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert desk.update("--from", stick)[0] == 0
    desk.published.rename(stick / "museum-kiosk")
    status, said = desk.update("--from", stick)
    assert (status, desk.shown) == (0, "one")
    assert "'one' (version" in said


def test_mistakes_are_told_at_the_office_and_nothing_is_published(desk: Desk) -> None:
    before = sorted(desk.published.rglob("*"))
    status, said = desk.publish("two", mistake=True)
    assert status == 1
    assert "why.yaml:1" in said
    assert sorted(desk.published.rglob("*")) == before


def test_keys_are_replaced_and_signatures_renewed_by_the_command(desk: Desk) -> None:
    about = ("--to", desk.published, "--keys", desk.keys)
    assert kiosk_says("publish", "--refresh", *about)[0] == 0
    assert kiosk_says("publish", "--rotate", "--replace", "timestamp", *about)[0] == 0
    assert (desk.keys / "timestamp-2.pem").is_file()
    assert desk.update("--from", desk.published)[0] == 0
    assert desk.shown == "one"


@pytest.mark.parametrize(
    "words",
    [
        ("--to", "x"),
        ("--keys", "x"),
        (".", "--refresh", "--to", "x", "--keys", "x"),
        ("/nowhere", "--to", "x", "--keys", "x"),
        (".", "--to", "x", "--keys", "x", "--days", "0"),
        (".", "--to", "x", "--keys", "x", "--replace", "root"),
        (".", "--new-keys", "x"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...]) -> None:
    status, said = kiosk_says("publish", *words)
    assert status == 2
    assert "Traceback" not in said


def test_the_settings_say_where_to_look(desk: Desk) -> None:
    with serving(desk.published) as server:
        desk.set(f"{{updates: {{url: '{server.address}', when: always}}}}")
        status, said = desk.update("--if-due")
        assert (status, desk.shown) == (0, "one"), said
        asked = len(server.asked)
        assert desk.update("--if-due") == (0, "")
        assert len(server.asked) == asked


def test_an_open_museum_waits_until_it_closes(desk: Desk) -> None:
    with serving(desk.published) as server:
        desk.set(f"{{updates: {{url: '{server.address}'}}}}\nhours: {{open: '{OPEN_NOW}'}}")
        assert desk.update()[0] == 0
        note = json.loads((desk.state / "update.json").read_text())
        note["looked"] = "2020-01-01T00:00:00+00:00"
        (desk.state / "update.json").write_text(json.dumps(note))
        asked = len(server.asked)
        assert desk.update("--if-due") == (0, "")
        assert len(server.asked) == asked


OPEN_NOW = "Mo-Su 00:00-23:59; 2001 Jan 01 off"


def test_the_curators_folder_needs_no_signature(desk: Desk, tmp_path: Path) -> None:
    folder = write_content(tmp_path / "share", "shared")
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (1.7e9, 1.7e9))
    desk.set(f"{{folder: {folder}}}")
    status, said = desk.update("--anyway")
    assert (status, desk.shown) == (0, "shared"), said


def test_a_kiosk_without_a_root_of_trust_says_so_and_notes_it(desk: Desk) -> None:
    (desk.keys / "root.json").unlink()
    status, said = desk.update("--from", desk.published)
    assert status == 1
    assert "does not know the museum's keys" in said
    assert "root.json" in json.loads((desk.state / "update.json").read_text())["message"]


def test_nothing_set_is_no_trouble(desk: Desk) -> None:
    assert desk.update()[0] == 0


def test_two_updates_at_once_end_well(museum: Museum, server: StaticServer, tmp_path: Path) -> None:
    """Somebody plugs a stick in while the timer's look is under way."""
    museum.publish("two", bulk=500_000)
    running: list[subprocess.Popen[bytes]] = []
    words = command(
        "update", "--state", tmp_path / "state", "--settings", tmp_path / "none",
        "--trust", museum.root, "--from",
    )  # fmt: skip

    def second_begins(handler: object, data: bytes) -> None:
        server.misbehaves = {}
        running.append(subprocess.Popen([*words, str(museum.repository)], cwd=ROOT))
        give(handler, data)  # type: ignore[arg-type]

    server.misbehaves = {".zip": second_begins}
    running.append(subprocess.Popen([*words, server.address], cwd=ROOT))
    assert running[0].wait(60) == 0
    assert running[-1].wait(60) == 0
    assert len(running) == 2
    kiosk = Kiosk(tmp_path / "state", museum.root)
    assert kiosk.shown == "two"
    assert len(kiosk.releases.list()) == 1


def test_an_update_that_is_killed_anywhere_leaves_the_old_or_the_new_and_the_next_one_ends_it(
    kiosk: Kiosk, museum: Museum, server: StaticServer, tmp_path: Path
) -> None:
    """Killed when it asks for each file in turn, and in the middle of each answer."""
    words = command(
        "update", "--state", kiosk.state, "--settings", tmp_path / "none",
        "--trust", museum.root, "--from", server.address,
    )  # fmt: skip
    word = "one"
    for number, name in enumerate(("2.root.json", "timestamp.json", "snapshot.json", "targets.json",
                                   ".zip")):  # fmt: skip
        for share in (0.6, 1.0):
            before, word = word, f"{number} {share}"
            museum.publish(word, bulk=3_000_000)
            running: list[subprocess.Popen[bytes]] = []

            def dies(handler: object, data: bytes, share: float = share,
                     running: list[subprocess.Popen[bytes]] = running) -> None:  # fmt: skip
                handler.send_response(200)  # type: ignore[attr-defined]
                handler.end_headers()  # type: ignore[attr-defined]
                handler.wfile.write(data[: int(len(data) * share)])  # type: ignore[attr-defined]
                handler.wfile.flush()  # type: ignore[attr-defined]
                running[0].send_signal(signal.SIGKILL)

            server.misbehaves = {name: dies}
            running.append(subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL))
            assert running[0].wait(60) == -signal.SIGKILL
            assert kiosk.shown in {before, word}
            server.misbehaves = {}
            kiosk.look(server.source())
            assert kiosk.shown == word
            release = kiosk.releases.current()
            assert release is not None
            assert is_sound(release)
            assert not list(kiosk.state.glob("updates/*.part"))
