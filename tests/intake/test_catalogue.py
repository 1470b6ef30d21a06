"""Entries are added to what a curator wrote, byte for byte; where that cannot be, nothing is."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.source import MAX_BYTES, parse_document
from kiosk.intake.catalogue import Catalogue, CatalogueError, open_catalogue
from tests.exhibit.write import HEAD, write_exhibit

NEW = (("new-one:", "  file: a/new.jpg", "  alt:  # TO FILL IN"), ("new-two:", "  file: b/two.jpg"))
DATA = {"new-one": {"file": "a/new.jpg", "alt": None}, "new-two": {"file": "b/two.jpg"}}
WRITTEN = """\
# ours, and dear to us

bridge: {file: a/bridge.jpg,   kind: 'photograph'}   # the old one
ferry:
    alt: |
      A ferry


    # file: none yet
"""


def catalogue(root: Path, pictures: str | bytes | None, main: str = "") -> Catalogue:
    files: dict[str, str | bytes] = {"exhibit.yaml": HEAD + "pages: [why.yaml]\n" + main}
    if pictures is not None:
        files["pictures.yaml"] = pictures
    return open_catalogue(write_exhibit(root, files))


def refusal(root: Path, pictures: str | bytes | None, main: str = "") -> str:
    with pytest.raises(CatalogueError) as raised:
        catalogue(root, pictures, main).with_entries(NEW)
    return raised.value.sentence


def test_what_was_written_stays_and_the_entries_follow(tmp_path: Path) -> None:
    found = catalogue(tmp_path, WRITTEN)
    assert found.shown == "exhibits/test/pictures.yaml"
    assert found.languages == ("en", "vi")
    assert found.files == {"bridge": "a/bridge.jpg", "ferry": ""}
    assert found.with_entries(NEW).decode() == WRITTEN + (
        "\nnew-one:\n  file: a/new.jpg\n  alt:  # TO FILL IN\n\nnew-two:\n  file: b/two.jpg\n"
    )


def test_without_a_file_there_will_be_one(tmp_path: Path) -> None:
    found = catalogue(tmp_path, None)
    assert found.path == tmp_path / "exhibits" / "test" / "pictures.yaml"
    assert parse_document(found.with_entries(NEW), "").data == DATA
    assert found.with_entries(NEW).startswith(b"new-one:\n")


def test_a_file_named_in_the_exhibit_is_the_one(tmp_path: Path) -> None:
    found = catalogue(tmp_path, None, "pictures: album.yaml\n")
    assert found.path.name == "album.yaml"
    found.replace(found.with_entries(NEW))
    again = open_catalogue(found.path.parent)
    assert again.files == {"new-one": "a/new.jpg", "new-two": "b/two.jpg"}


@pytest.mark.parametrize(
    "pictures",
    [
        pytest.param("", id="empty"),
        pytest.param("# nothing yet\n", id="only a comment"),
        pytest.param("bridge:\n  file: a.jpg", id="no end of the last line"),
        pytest.param("bridge:\r\n  file: a.jpg\r\n", id="made on Windows"),
        pytest.param("\ufeffbridge:\n  file: a.jpg\n", id="a byte order mark"),
        pytest.param("---\nbridge:\n  file: a.jpg\n", id="a line of hyphens"),
        pytest.param("  bridge:\n    file: a.jpg\n", id="indented"),
        pytest.param("bridge:\n  alt: |+\n    Text\n\n", id="a text that keeps its empty lines"),
        pytest.param("bridge:\n  alt: |\n    Text", id="a text without an end"),
        pytest.param('bridge:\n  alt: "Text\n\n  more"\n# the end\n\n\n', id="comments at the end"),
        pytest.param("bridge:\n  alt: >-\n    e\u0301\n    more\n", id="letters not composed"),
    ],
)
def test_however_the_file_is_written_entries_can_follow(tmp_path: Path, pictures: str) -> None:
    found = catalogue(tmp_path, pictures.encode())
    raw = found.with_entries(NEW)
    assert raw.startswith(pictures.encode())
    before = parse_document(pictures.encode(), "").data or {}
    after = parse_document(raw, "")
    assert after.diagnostics == ()
    assert list(after.data) == [*before, *DATA]
    assert {name: after.data[name] for name in DATA} == DATA
    assert (b"\r\n" in raw) is ("\r\n" in pictures)
    assert b"\n" not in raw.replace(b"\r\n", b"") or "\r\n" not in pictures


INSIDE = """\
pictures:
  # the old ones
  bridge:
    file: a/bridge.jpg
# a comment at the margin
  ferry:
    alt: |
      A ferry

      on the river

# what follows are books
sources:
  S1: {title: A book}
"""


def test_pictures_within_the_exhibit_are_added_to_there(tmp_path: Path) -> None:
    found = catalogue(tmp_path, None, INSIDE)
    assert found.shown == "exhibits/test/exhibit.yaml"
    raw = found.with_entries(NEW)
    head, tail = INSIDE.split("\n# what follows")
    expected = HEAD + "pages: [why.yaml]\n" + head
    expected += "\n  new-one:\n    file: a/new.jpg\n    alt:  # TO FILL IN\n"
    expected += "\n  new-two:\n    file: b/two.jpg\n\n# what follows" + tail
    assert raw.decode() == expected


def test_pictures_at_the_end_of_the_exhibit_are_added_to_there(tmp_path: Path) -> None:
    found = catalogue(tmp_path, None, "pictures:\n    bridge:\n        file: a.jpg")
    raw = found.with_entries(NEW)
    assert parse_document(raw, "").data["pictures"] == {"bridge": {"file": "a.jpg"}, **DATA}
    assert b"\n    new-one:\n      file: a/new.jpg\n" in raw


@pytest.mark.parametrize(
    ("pictures", "main", "sentence"),
    [
        (
            "{bridge: {file: a.jpg}}\n",
            "",
            "Nothing can be added to exhibits/test/pictures.yaml. Write each id on a line of its o",
        ),
        (None, "pictures: {bridge: {file: a.jpg}}\n", "Nothing can be added to exhibits/test/ex"),
        ("bridge: {}\n...\n", "", "Nothing can be added"),
        ("bridge: [\n", "", "exhibits/test/pictures.yaml:2:1: "),
        ("- bridge\n", "", "exhibits/test/pictures.yaml does not hold keys and values."),
        ("pictures:\n  bridge: {}\n", "", "Leave out the line 'pictures:' in exhibits/test/pic"),
        ("new-one: {}\n", "", "Nothing can be added"),
        (None, "pictures: [a, b]\n", "In exhibit.yaml, 'pictures:' holds neither ids nor a file"),
        (None, "pictures: ../album.yaml\n", "pictures: '../album.yaml' leads out of"),
        (None, "subtitle: [\n", "exhibits/test/exhibit.yaml:"),
    ],
)
def test_what_cannot_be_added_to_is_refused_with_a_reason(
    tmp_path: Path, pictures: str | None, main: str, sentence: str
) -> None:
    assert refusal(tmp_path, pictures, main).startswith(sentence)


def test_a_file_that_is_nearly_called_so_is_told(tmp_path: Path) -> None:
    write_exhibit(tmp_path, {"Pictures.yml": "bridge: {}\n"})
    assert (
        refusal(tmp_path, None) == "There is 'Pictures.yml' in test; rename it to 'pictures.yaml'."
    )


def test_more_than_the_kiosk_reads_is_refused(tmp_path: Path) -> None:
    many = [(f"picture-{number}:", f"  alt: {'x' * 9999}") for number in range(MAX_BYTES // 9999)]
    with pytest.raises(CatalogueError, match="larger than the kiosk reads"):
        catalogue(tmp_path, WRITTEN).with_entries(many)


LINES = st.lists(
    st.sampled_from(
        [
            "a: 1",
            "b:",
            "  c: |",
            "    text",
            "",
            "  # c",
            "# c",
            "d: 'x",
            "  y'",
            "  - e",
            "...",
            "-",
        ]
    ),
    max_size=8,
).map("\n".join)


@given(LINES, st.booleans())
def test_nothing_is_lost_whatever_a_curator_wrote(
    tmp_path_factory: pytest.TempPathFactory, text: str, within: bool
) -> None:
    root = tmp_path_factory.mktemp("museum")
    indented = "pictures:\n" + "".join(f"  {line}\n" for line in text.split("\n"))
    try:
        found = catalogue(root, None if within else text, indented if within else "")
        raw = found.with_entries(NEW)
    except CatalogueError:
        return
    before, after = (parse_document(each, "").data or {} for each in (found.raw, raw))
    if found.within:
        assert {**after, "pictures": None} == {**before, "pictures": None}
        before, after = before["pictures"], after["pictures"]
    assert {name: after[name] for name in DATA} == DATA
    assert words({name: after[name] for name in after if name not in DATA}) == words(before)


def words(data: object) -> str:
    """Without ends of lines: the last text of a file may have lacked its own."""
    return json.dumps(data).replace("\\n", "")


def test_the_file_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    found = catalogue(tmp_path, WRITTEN)
    found.path.chmod(0o640)
    found.replace(b"bridge: {}\n")
    assert found.path.read_bytes() == b"bridge: {}\n"
    assert stat.S_IMODE(found.path.stat().st_mode) == 0o640
    assert beside(found) == ["exhibit.yaml", "pictures.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    found = catalogue(tmp_path, WRITTEN)
    found.path.rename(found.path.with_name("album.yaml"))
    found.path.symlink_to("album.yaml")
    found.replace(b"bridge: {}\n")
    assert found.path.is_symlink()
    assert found.path.read_bytes() == b"bridge: {}\n"


def test_what_an_editor_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    found = catalogue(tmp_path, WRITTEN)
    found.path.write_text("mine: {}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="was changed meanwhile"):
        found.replace(b"bridge: {}\n")
    assert found.path.read_text(encoding="utf-8") == "mine: {}\n"


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = catalogue(tmp_path, WRITTEN)
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        found.replace(b"bridge: {}\n")
    assert found.path.read_text(encoding="utf-8") == WRITTEN
    assert beside(found) == ["exhibit.yaml", "pictures.yaml"]


def beside(found: Catalogue) -> list[str]:
    """What is in the folder of a catalogue, hidden files included."""
    return sorted(path.name for path in found.path.parent.iterdir())


def full_disk(_: int) -> None:
    raise OSError(28, "No space left on device")
