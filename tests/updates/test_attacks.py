"""The attacks that the specification of The Update Framework names, section 1.5.2, each for real.

Extraneous dependencies do not apply: a release is one pack and depends on none.
"""

import json
import shutil
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Root, Timestamp

from kiosk.updates.keys import load_keys
from kiosk.updates.publishing import make_keys
from kiosk.updates.repository import Repository
from tests.updates.museum import Kiosk, Museum, now, write_content
from tests.updates.servers import StaticServer, drips, drips_headers, endless, silent


def resign(museum: Museum, path: Path, role: str, change: object) -> None:
    """Change a published file as somebody does who has the key of its role, and no other."""
    metadata = Metadata.from_bytes(path.read_bytes())
    change(metadata.signed)  # type: ignore[operator]
    root = Metadata[Root].from_bytes(museum.metadata("root").read_bytes()).signed
    keys = [root.keys[keyid] for keyid in root.roles[role].keyids]
    metadata.signatures.clear()
    for signer in load_keys([museum.keys]).signers(keys):
        metadata.sign(signer, append=True)
    path.write_bytes(metadata.to_bytes())


def test_arbitrary_software_another_pack_under_the_signed_name_is_refused(
    kiosk: Kiosk, museum: Museum
) -> None:
    museum.publish("two")
    pack = museum.pack()
    pack.write_bytes(pack.read_bytes().replace(b"two", b"bad"))
    assert "is not the one that was signed" in kiosk.refusal(museum.repository)
    assert kiosk.shown == "one"


def test_arbitrary_software_signed_by_somebody_else_is_refused(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Museum(tmp_path / "other")
    other.publish("two")
    assert "is not signed with this museum's keys" in kiosk.refusal(other.repository)


def test_endless_data_is_cut_off(kiosk: Kiosk, museum: Museum, server: StaticServer) -> None:
    museum.publish("two")
    for name in ("timestamp.json", "snapshot.json", "targets.json", ".root.json"):
        server.misbehaves = {name: endless}
        assert "is larger than it may be" in kiosk.refusal(server.source())
    server.misbehaves = {".zip": endless}
    assert "is larger than what was signed" in kiosk.refusal(server.source())
    server.misbehaves = {}
    kiosk.look(server.source())
    assert kiosk.shown == "two"


def test_fast_forward_is_undone_by_replacing_the_keys_that_did_it(
    kiosk: Kiosk, museum: Museum
) -> None:
    """Somebody had the online keys for a day, and signed the highest versions that there are."""
    far = 2**31

    def forward(signed: Timestamp) -> None:
        signed.version = far

    museum.publish("two")
    resign(museum, museum.metadata("timestamp.json"), "timestamp", forward)
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"
    timestamp = Repository(museum.repository).timestamp()
    assert timestamp is not None
    assert timestamp.signed.version == far
    museum.rotate(["timestamp", "snapshot"])
    resign(
        museum, museum.metadata("timestamp.json"), "timestamp", lambda it: setattr(it, "version", 1)
    )
    museum.publish("three")
    kiosk.look(museum.repository)
    assert kiosk.shown == "three"


def test_indefinite_freeze_is_noticed_when_nobody_confirms_it_any_more(
    kiosk: Kiosk, museum: Museum
) -> None:
    museum.publish("two")
    path = museum.metadata("timestamp.json")
    resign(museum, path, "timestamp", lambda it: setattr(it, "expires", now(days=1)))
    refusal = kiosk.refusal(museum.repository)
    assert "nobody has confirmed" in refusal
    assert "publish --refresh" in refusal
    assert "clock shows" in refusal
    museum.office().refresh()
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_an_expired_release_is_not_taken_however_fresh_its_timestamp(
    kiosk: Kiosk, museum: Museum, role: str
) -> None:
    museum.publish("two")
    repository = Repository(museum.repository)
    office = museum.office()
    root, targets = repository.root(), repository.release()
    snapshot = repository.snapshot()
    assert root
    assert targets
    assert snapshot
    if role == "targets":
        office._wall = now(days=500)
        targets.signed.version += 1
        office._sign_release(root.signed, targets.signed)
    else:
        office._wall = now(days=500)
        office._sign_snapshot(root.signed, snapshot.signed.meta["targets.json"])
    office._wall = now()
    again = repository.timestamp()
    assert again
    office._sign_timestamp(root.signed, again.signed.snapshot_meta)
    assert "publish again with 'kiosk publish'" in kiosk.refusal(museum.repository)


def test_a_malicious_mirror_cannot_hide_that_it_gives_nothing(
    kiosk: Kiosk, museum: Museum, server: StaticServer
) -> None:
    shutil.rmtree(museum.repository / "targets")
    shutil.rmtree(museum.repository / "metadata")
    assert "There is no metadata/timestamp.json" in kiosk.refusal(server.source())


def test_mix_and_match_of_two_releases_is_refused(kiosk: Kiosk, museum: Museum) -> None:
    old = museum.copy("old")
    museum.publish("two")
    for role in ("snapshot", "targets"):
        mixed = museum.copy(f"mixed-{role}")
        newest = mixed / "metadata" / museum.metadata(role).name
        shutil.copy(max(old.glob(f"metadata/*.{role}.json")), newest)
        assert "it is not what was signed" in kiosk.refusal(mixed)


def test_mix_and_match_by_who_has_the_timestamp_key_only_is_refused(
    kiosk: Kiosk, museum: Museum
) -> None:
    museum.publish("two")
    kiosk.look(museum.repository)

    def point_back(signed: Timestamp) -> None:
        signed.version += 1
        signed.snapshot_meta.version -= 1
        signed.snapshot_meta.hashes = signed.snapshot_meta.length = None

    resign(museum, museum.metadata("timestamp.json"), "timestamp", point_back)
    assert "older than what this kiosk has seen" in kiosk.refusal(museum.repository)


def test_rollback_to_a_copy_that_was_once_right_is_refused(kiosk: Kiosk, museum: Museum) -> None:
    old = museum.copy("old")
    museum.publish("two")
    kiosk.look(museum.repository)
    assert "older than what this kiosk has seen already" in kiosk.refusal(old)


def test_rollback_of_the_release_by_who_has_the_online_keys_only_is_refused(
    kiosk: Kiosk, museum: Museum
) -> None:
    repository = Repository(museum.repository)
    first = repository.snapshot()
    museum.publish("two")
    kiosk.look(museum.repository)
    root = repository.root()
    assert root
    assert first
    museum.office()._sign_snapshot(root.signed, first.signed.meta["targets.json"])
    assert "do not belong together" in kiosk.refusal(museum.repository)


def test_rollback_of_the_pack_by_a_lower_version_within_newer_metadata_is_refused(
    kiosk: Kiosk, museum: Museum
) -> None:
    museum.publish("two")
    kiosk.look(museum.repository)
    museum.publish("three")
    repository = Repository(museum.repository)
    root, targets = repository.root(), repository.release()
    assert root
    assert targets
    targets.signed.version += 1
    custom = targets.signed.targets["exhibits.zip"].unrecognized_fields["custom"]
    custom["version"] -= 2
    museum.office()._sign_release(root.signed, targets.signed)
    assert "is older than version" in kiosk.refusal(museum.repository)


@pytest.mark.parametrize("behaviour", [drips, drips_headers, silent])
@pytest.mark.parametrize("path", ["timestamp.json", ".zip"])
def test_slow_retrieval_is_given_up(
    kiosk: Kiosk, museum: Museum, server: StaticServer, behaviour: object, path: str
) -> None:
    museum.publish("two")
    server.misbehaves = {path: behaviour}  # type: ignore[dict-item]
    refusal = kiosk.refusal(server.source(patience=0.2, silence=0.2))
    assert "too slowly or not at all" in refusal
    assert kiosk.note.trouble is None  # it may pass by itself


def test_one_stolen_root_key_of_two_that_must_sign_cannot_replace_keys(tmp_path: Path) -> None:
    museum = Museum(tmp_path, root_keys=3, threshold=2)
    museum.publish("one")
    kiosk = Kiosk(tmp_path / "state", museum.root)
    kiosk.look(museum.repository)
    museum.rotate(["targets"])
    museum.publish("two")
    second = museum.metadata("2.root.json")
    told = json.loads(second.read_text())
    assert len(told["signatures"]) == 3
    del told["signatures"][1:]
    second.write_text(json.dumps(told))
    assert "2.root.json" in (refusal := kiosk.refusal(museum.repository))
    assert "is not signed with this museum's keys" in refusal


def test_two_root_keys_of_three_go_on_without_the_third(tmp_path: Path) -> None:
    museum = Museum(tmp_path, root_keys=3, threshold=2)
    museum.publish("one")
    kiosk = Kiosk(tmp_path / "state", museum.root)
    kiosk.look(museum.repository)
    (museum.keys / "root-2.pem").unlink()
    museum.rotate(["root"])
    museum.publish("two")
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"


def test_a_stolen_key_is_worth_nothing_once_it_is_replaced(kiosk: Kiosk, museum: Museum) -> None:
    stolen = museum.folder / "stolen"
    shutil.copytree(museum.keys, stolen)
    museum.rotate(["targets", "snapshot", "timestamp"])
    kiosk.look(museum.repository)
    forged = Museum.__new__(Museum)
    forged.folder, forged.keys = museum.folder / "forger", stolen
    forged.root, forged.repository = museum.root, museum.folder / "forger/published"
    forged.publish("two", wall=now(days=-1))
    assert "is not signed with this museum's keys" in kiosk.refusal(forged.repository)


def test_a_wrong_root_of_trust_is_told_so(museum: Museum, tmp_path: Path) -> None:
    other = make_keys(tmp_path / "other", now())
    kiosk = Kiosk(tmp_path / "state", other)
    assert "this kiosk's root.json is of other keys" in kiosk.refusal(museum.repository)


@pytest.mark.parametrize(
    "garbage", [b"", b"{", b"null", b"[" * 10_000, b"[" * 900, b"\xff\xfe", b'{"signed": 1}']
)
def test_garbage_for_metadata_is_refused(kiosk: Kiosk, museum: Museum, garbage: bytes) -> None:
    museum.publish("two")
    for name in ("timestamp.json", "snapshot", "targets"):
        path = museum.metadata(name)
        sound = path.read_bytes()
        path.write_bytes(garbage)
        refusal = kiosk.refusal(museum.repository)
        assert "not what was signed" in refusal or "larger than it may be" in refusal
        path.write_bytes(sound)
    museum.metadata("2.root.json").write_bytes(garbage)
    assert "2.root.json" in kiosk.refusal(museum.repository)


def test_keys_are_replaced_while_nobody_was_looking_and_the_kiosk_follows(
    kiosk: Kiosk, museum: Museum
) -> None:
    for roles in (["root"], ["timestamp"], ["snapshot"], ["targets"], [], ["root", "targets"]):
        museum.rotate(roles)
    museum.publish("two")
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"


def test_a_root_that_was_damaged_on_the_kiosk_is_fetched_anew(kiosk: Kiosk, museum: Museum) -> None:
    museum.rotate(["timestamp"])
    kiosk.look(museum.repository)
    [kept] = kiosk.state.glob("updates/seen-*/2.root.json")
    kept.write_bytes(b"{")
    kiosk.refusal(museum.repository)
    museum.publish("two")
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"


def test_what_was_seen_is_remembered_without_the_files_that_python_tuf_writes(
    kiosk: Kiosk,
) -> None:
    assert {path.name for path in kiosk.state.glob("updates/seen-*/*")} == {
        "timestamp.json", "snapshot.json", "targets.json"
    }  # fmt: skip
    assert [path.name for path in (kiosk.state / "updates").iterdir()] == [
        next(kiosk.state.glob("updates/seen-*")).name
    ]


def test_a_release_that_names_no_pack_is_told(kiosk: Kiosk, museum: Museum) -> None:
    repository = Repository(museum.repository)
    root, targets = repository.root(), repository.release()
    assert root
    assert targets
    targets.signed.version += 1
    targets.signed.targets.clear()
    museum.office()._sign_release(root.signed, targets.signed)
    assert "Nothing for a kiosk is published" in kiosk.refusal(museum.repository)


def test_the_content_of_a_test_is_sound(tmp_path: Path) -> None:
    from kiosk.cli.take import check_content

    assert not check_content(write_content(tmp_path / "a", "one"))
    assert any(
        each.is_error for each in check_content(write_content(tmp_path / "b", "x", mistake=True))
    )
