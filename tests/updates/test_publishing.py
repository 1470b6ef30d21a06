"""What the museum's office writes, and when it says no."""

import json
import shutil
from pathlib import Path

import pytest

from kiosk.updates.errors import UpdateError
from kiosk.updates.keys import load_keys
from kiosk.updates.publishing import KEPT_RELEASES, Office, make_keys
from kiosk.updates.repository import Repository
from tests.updates.museum import Kiosk, Museum, now, write_content


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def office_with(museum: Museum, *roles: str) -> Office:
    """An office that has the keys of these roles only."""
    some = museum.folder / "some"
    shutil.rmtree(some, ignore_errors=True)
    some.mkdir()
    for role in roles:
        for path in museum.keys.glob(f"{role}*.pem"):
            shutil.copy(path, some)
    return Office(Repository(museum.repository), load_keys([some]), now())


def test_keys_are_for_their_owner_only(museum: Museum) -> None:
    assert museum.keys.stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o777 for p in museum.keys.glob("*.pem")} == {0o600}
    assert sorted(p.name for p in museum.keys.iterdir()) == [
        "root-2.pem", "root.json", "root.pem", "snapshot.pem", "targets.pem", "timestamp.pem",
    ]  # fmt: skip


def test_no_key_is_ever_published(museum: Museum) -> None:
    museum.rotate(["root", "timestamp"])
    published = b"".join(files_of(museum.repository).values())
    assert b"PRIVATE" not in published
    for path in museum.keys.glob("*.pem"):
        assert path.read_bytes().split(b"\n")[1] not in published


def test_keys_are_not_made_over_others(museum: Museum) -> None:
    before = files_of(museum.keys)
    with pytest.raises(UpdateError, match="is not empty"):
        make_keys(museum.keys, now())
    assert files_of(museum.keys) == before


@pytest.mark.parametrize(("keys", "threshold"), [(1, 2), (2, 0), (10, 1), (0, 0)])
def test_thresholds_that_nobody_can_meet_are_refused(
    tmp_path: Path, keys: int, threshold: int
) -> None:
    with pytest.raises(UpdateError, match="cannot be asked for"):
        make_keys(tmp_path / "keys", now(), root_keys=keys, threshold=threshold)


def test_a_refresh_takes_the_key_of_the_timestamp_only(museum: Museum, kiosk: Kiosk) -> None:
    before = files_of(museum.repository)
    office_with(museum, "timestamp").refresh()
    after = files_of(museum.repository)
    assert {name for name in after if after[name] != before.get(name)} == {
        "metadata/timestamp.json"
    }
    assert "taken before" in kiosk.look(museum.repository).sentence


def test_publishing_the_same_once_more_renews_signatures_and_no_kiosk_takes_it_again(
    museum: Museum, kiosk: Kiosk
) -> None:
    again = museum.publish("one")
    assert not again.is_new
    assert "taken before" in kiosk.look(museum.repository).sentence
    assert len(list((museum.repository / "targets").iterdir())) == 1


@pytest.mark.parametrize("lacking", ["targets", "snapshot", "timestamp"])
def test_without_a_key_nothing_is_written(museum: Museum, lacking: str) -> None:
    before = files_of(museum.repository)
    roles = {"targets", "snapshot", "timestamp"} - {lacking}
    with pytest.raises(UpdateError, match=f"signs as '{lacking}'"):
        office_with(museum, *roles).publish(museum.folder / "content", "two")
    assert files_of(museum.repository) == before


def test_without_root_keys_no_key_is_replaced(museum: Museum) -> None:
    before = files_of(museum.repository), files_of(museum.keys)
    with pytest.raises(UpdateError, match="signs as 'root'"):
        office_with(museum, "targets", "snapshot", "timestamp").rotate(["root"], museum.keys)
    assert (files_of(museum.repository), files_of(museum.keys)) == before


def test_one_root_key_of_two_is_enough_to_replace_the_lost_one(
    museum: Museum, kiosk: Kiosk
) -> None:
    (museum.keys / "root.pem").unlink()
    museum.rotate(["root"])
    museum.publish("two")
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"


def test_a_lost_folder_is_made_anew_with_the_same_keys(museum: Museum, kiosk: Kiosk) -> None:
    """Versions are days: a folder that is begun anew on a later day is newer than the lost one."""
    shutil.rmtree(museum.repository)
    museum.publish("two", wall=now(days=-1))
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"


def test_whoever_fetches_while_something_new_is_published_gets_the_old_or_the_new(
    museum: Museum, kiosk: Kiosk
) -> None:
    """Every state of the folder between the writes is copied, and a kiosk looks at each."""
    states: list[Path] = []

    class Watched(Repository):
        def write(self, name: str, metadata: object) -> bytes:
            states.append(museum.copy(f"before-{len(states)}"))
            return super().write(name, metadata)  # type: ignore[arg-type]

    ring = load_keys([museum.keys])
    content = write_content(museum.folder / "content", "two")
    Office(Watched(museum.repository), ring, now()).publish(content, "two")
    assert len(states) == 3
    for state in states:
        assert "taken before" in kiosk.look(state).sentence
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"


def test_old_releases_are_tidied_away(museum: Museum, kiosk: Kiosk) -> None:
    for word in "abcdef":
        museum.publish(word)
    assert len(list((museum.repository / "targets").iterdir())) == KEPT_RELEASES
    assert len(list((museum.repository / "metadata").glob("*.targets.json"))) == KEPT_RELEASES
    kiosk.look(museum.repository)
    assert kiosk.shown == "f"


def test_the_office_is_told_in_time_before_something_expires(museum: Museum) -> None:
    done = museum.office(now(days=-330)).refresh()
    assert any("publish again before" in warning for warning in done.warnings)
    assert museum.office().refresh().warnings == ()
    root = json.loads(museum.metadata("1.root.json").read_text())["signed"]["expires"]
    done = museum.office(now(days=-1000)).refresh()
    assert any(f"The root expires on {root[:10]}" in warning for warning in done.warnings)


def test_a_damaged_folder_is_told_to_the_office(museum: Museum) -> None:
    museum.metadata("timestamp.json").write_text("{")
    with pytest.raises(UpdateError, match=r"timestamp\.json cannot be read"):
        museum.publish("two")


def test_a_damaged_key_is_told_to_the_office(museum: Museum) -> None:
    (museum.keys / "targets.pem").write_text("-----BEGIN PRIVATE KEY-----\nx\n")
    with pytest.raises(UpdateError, match=r"targets\.pem cannot be read"):
        museum.publish("two")
