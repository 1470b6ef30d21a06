"""A new exhibit is whole, says what was asked for, and passes the check; or nothing is there."""

import errno
import os
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.content.diagnostics import render_text
from kiosk.content.source import parse_document
from kiosk.content.words import WORD_LANGUAGES
from kiosk.exhibit.loader import Loaded, load_exhibit
from kiosk.intake import starter
from kiosk.intake.new_exhibit import NewExhibitError, make_exhibit
from kiosk.intake.starter import TO_TRANSLATE, Wishes, exhibit_files, untranslated

BRIDGE = Wishes("old-bridge", "The old bridge", ("en", "vi"))
TEMPLATE = Path(starter.__file__).with_name("template")


def below(folder: Path) -> list[str]:
    """Everything in a folder, hidden files included."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def loaded(root: Path, wishes: Wishes) -> Loaded:
    return load_exhibit(root / "exhibits" / wishes.exhibit_id, root / "media")


def with_title(title: str) -> str:
    wishes = Wishes("old-bridge", title, ("en",))
    return exhibit_files(wishes)["exhibit.yaml"].decode()


@pytest.mark.parametrize(
    "languages",
    [*((one,) for one in WORD_LANGUAGES), WORD_LANGUAGES, ("vi", "en"), ("de-AT", "en-GB"), ("ja",),
     ("en", "ja", "pt-BR")],
)  # fmt: skip
def test_a_new_exhibit_passes_the_check_without_a_word(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    wishes = Wishes("old-bridge", "The old bridge", languages)
    files = make_exhibit(tmp_path, wishes)
    found = loaded(tmp_path, wishes)
    assert render_text(found.diagnostics) == ""
    assert found.exhibit is not None
    assert found.exhibit.languages == languages
    pages = [file for file in files if file.parent.name == "pages"]
    assert len(found.exhibit.pages) == len(pages)
    assert all((tmp_path / file).is_file() for file in files)


def test_every_wording_is_in_the_languages_asked_for(tmp_path: Path) -> None:
    wishes = Wishes("cau", "Cầu", ("vi", "fr"))
    make_exhibit(tmp_path, wishes)
    exhibit = loaded(tmp_path, wishes).exhibit
    assert exhibit is not None
    assert exhibit.title.said == {"": "Cầu"}
    assert all(page.title.languages == ("vi", "fr") for page in exhibit.pages)
    written = "".join(file.decode() for file in exhibit_files(wishes).values())
    assert "Votre récit commence ici" in written
    assert "Here your story begins" not in written
    assert TO_TRANSLATE not in written


def test_texts_of_an_exhibit_of_one_language_need_no_code() -> None:
    story = exhibit_files(Wishes("cau", "Cầu", ("vi",)))["pages/story.yaml"].decode()
    assert '\ntitle: "Một câu chuyện"\n' in story
    assert "\ntext: |\n  Đây là một **câu chuyện**" in story


def test_what_the_template_does_not_speak_is_english_and_says_so() -> None:
    alone = exhibit_files(Wishes("hashi", "Hashi", ("ja",)))["pages/story.yaml"].decode()
    assert f'\n# {TO_TRANSLATE}\ntitle: "A story"\n' in alone
    beside = exhibit_files(Wishes("hashi", "Hashi", ("vi", "ja")))["pages/story.yaml"].decode()
    assert f'  vi: "Một câu chuyện"\n  # {TO_TRANSLATE}\n  ja: "A story"\n' in beside
    assert untranslated(("vi", "ja", "en-GB", "pt-BR")) == ("ja", "pt-BR")


def test_every_file_tells_curators_what_to_change_and_where_the_guide_is() -> None:
    for place, content in exhibit_files(BRIDGE).items():
        head = content.decode().split("\n\n")[0]
        assert head.startswith("# "), place
        assert "exhibits/README.md" in content.decode(), place


def test_every_text_of_the_template_has_all_its_languages() -> None:
    everywhere = Wishes("all", "All", WORD_LANGUAGES)
    for place, content in exhibit_files(everywhere).items():
        data = parse_document(content, place).data
        assert isinstance(data, dict)
        assert all(set(text) == set(WORD_LANGUAGES) for text in localized(data)), place


def localized(data: object) -> list[dict[str, str]]:
    """Every text in several languages within plain data."""
    if isinstance(data, list):
        return [text for each in data for text in localized(each)]
    if not isinstance(data, dict):
        return []
    if set(data) & set(WORD_LANGUAGES):
        return [data]
    return [text for each in data.values() for text in localized(each)]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
@example('The "old" bridge: #1, {or} [2]')
@example("<ID> & <LANGUAGES>")
@example("\\n 'it' %s * & ! | > - ? @ `")
@example("1972")
@example("true")
@example("[[[[")
@example("Cầu Long Biên: ‘xưa’ và nay")
def test_any_title_is_written_as_it_is(title: str) -> None:
    document = parse_document(with_title(title).encode(), "exhibit.yaml")
    assert not document.has_errors, document.diagnostics
    assert document.data["title"] == unicodedata.normalize("NFC", title)


def test_both_folders_are_made_where_there_are_none(tmp_path: Path) -> None:
    files = make_exhibit(tmp_path, BRIDGE)
    assert sorted(file.as_posix() for file in files) == [
        path for path in below(tmp_path) if (tmp_path / path).is_file()
    ]
    assert (tmp_path / "media/old-bridge/your-picture.jpg").read_bytes() == (
        TEMPLATE / "your-picture.jpg"
    ).read_bytes()


@pytest.mark.parametrize("taken", ["exhibits/old-bridge", "media/old-bridge"])
@pytest.mark.parametrize("how", ["folder", "file", "link", "dangling link"])
def test_what_is_there_is_never_touched(tmp_path: Path, taken: str, how: str) -> None:
    path = tmp_path / taken
    path.parent.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    if how == "folder":
        path.mkdir()
    elif how == "file":
        path.write_text("ours", encoding="utf-8")
    else:
        if how == "link":
            elsewhere.mkdir()
        path.symlink_to(elsewhere, target_is_directory=True)
    before = below(tmp_path)
    with pytest.raises(NewExhibitError, match=f"There is '{taken}' in .* already"):
        make_exhibit(tmp_path, BRIDGE)
    assert below(tmp_path) == before


@pytest.mark.parametrize("name", ["exhibits", "media"])
def test_a_file_where_a_folder_belongs_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(NewExhibitError, match=f"{name} is there, but it is not a folder"):
        make_exhibit(tmp_path, BRIDGE)
    assert below(tmp_path) == [name]


def test_a_root_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NewExhibitError, match="There is no folder"):
        make_exhibit(tmp_path / "nowhere", BRIDGE)
    assert below(tmp_path) == []


def test_folders_may_be_links_to_another_disk(tmp_path: Path) -> None:
    root, disk = tmp_path / "museum", tmp_path / "disk"
    root.mkdir()
    disk.mkdir()
    (root / "media").symlink_to(disk, target_is_directory=True)
    make_exhibit(root, BRIDGE)
    assert below(disk) == ["old-bridge", "old-bridge/your-picture.jpg"]
    assert loaded(root, BRIDGE).diagnostics == ()


FIRST, MIDDLE, LAST = 1, 4, len(exhibit_files(BRIDGE)) + 1


@pytest.mark.parametrize("files_before", [FIRST, MIDDLE, LAST])
@pytest.mark.parametrize("has_folders", [True, False])
def test_a_disk_that_is_full_half_way_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files_before: int, has_folders: bool
) -> None:
    if has_folders:
        (tmp_path / "exhibits" / "other").mkdir(parents=True)
        (tmp_path / "media").mkdir()
    before = below(tmp_path)
    written = 0

    def full_in_the_end(_: int) -> None:
        nonlocal written
        written += 1
        if written == files_before:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_in_the_end)
    with pytest.raises(OSError, match="No space left"):
        make_exhibit(tmp_path, BRIDGE)
    assert written == files_before
    assert below(tmp_path) == before


def test_an_interruption_between_the_two_folders_leaves_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if target.parent.name == "exhibits":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make_exhibit(tmp_path, BRIDGE)
    assert below(tmp_path) == []


def test_an_exhibit_that_came_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "exhibits" / "old-bridge" / "exhibit.yaml"
    rename = Path.rename

    def overtaken(self: Path, target: Path) -> Path:
        theirs.parent.mkdir(exist_ok=True)
        theirs.write_text("theirs", encoding="utf-8")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", overtaken)
    with pytest.raises(OSError, match="not empty"):
        make_exhibit(tmp_path, BRIDGE)
    assert theirs.read_text(encoding="utf-8") == "theirs"
    files = [path for path in below(tmp_path) if (tmp_path / path).is_file()]
    assert files == ["exhibits/old-bridge/exhibit.yaml"]


def test_a_folder_that_may_not_be_written_to_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(PermissionError):
        make_exhibit(tmp_path, BRIDGE)
    assert below(tmp_path) == []


def test_a_new_exhibit_may_be_taken_away_and_made_again(tmp_path: Path) -> None:
    make_exhibit(tmp_path, BRIDGE)
    shutil.rmtree(tmp_path / "exhibits" / "old-bridge")
    shutil.rmtree(tmp_path / "media" / "old-bridge")
    make_exhibit(tmp_path, BRIDGE)
    assert not loaded(tmp_path, BRIDGE).has_errors
