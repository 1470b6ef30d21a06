"""Names of files that lead nowhere but into the content folders."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content import suggest
from kiosk.content.diagnostics import Problem
from kiosk.content.paths import ContentRoot


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("paths")
    (base / "secret.txt").write_text("secret", encoding="utf-8")
    root = base / "media"
    (root / "folder").mkdir(parents=True)
    (root / "folder" / "picture.jpg").write_bytes(b"")
    (root / "inner").symlink_to("folder")
    (root / "outer").symlink_to(base)
    (root / "loop").symlink_to("loop")
    (root / "gone").symlink_to("nowhere")
    return root


@pytest.mark.parametrize("name", ["folder/picture.jpg", "inner/picture.jpg"])
def test_files_inside_are_found(root: Path, name: str) -> None:
    assert ContentRoot(root).find(name) == root / name


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "This is not a file name."),
        (" ", "This is not a file name."),
        ("a\0b", "This is not a file name."),
        ("a\nb", "This is not a file name."),
        ("x" * 501, "This file name is too long."),
        ("x" * 300, "There is no 'x"),
        ("/etc/passwd", "'/etc/passwd' starts outside media/."),
        ("~/a.jpg", "'~/a.jpg' starts outside media/."),
        ("C:\\a.jpg", "'C:\\a.jpg' starts outside media/."),
        ("\\\\server\\a.jpg", "'\\\\server\\a.jpg' starts outside media/."),
        ("folder\\picture.jpg", "'folder\\picture.jpg' has a backslash."),
        ("../secret.txt", "'../secret.txt' leads out of media/."),
        ("folder/../../secret.txt", "'folder/../../secret.txt' leads out of media/."),
        ("outer/secret.txt", "'outer/secret.txt' leads out of media/."),
        ("https://example.org/a.jpg", "'https://example.org/a.jpg' is an address"),
        ("file:///etc/passwd", "'file:///etc/passwd' is an address"),
        ("data:image/png;base64,AA", "'data:image/png;base64,AA' is an address"),
        ("./folder/picture.jpg", "'./folder/picture.jpg' is not a plain way"),
        ("folder//picture.jpg", "'folder//picture.jpg' is not a plain way"),
        ("folder/", "'folder/' is not a plain way"),
        ("folder", "'folder' is a folder."),
        ("folder/picture.jpg/more", "There is no 'more' in media/folder/picture.jpg/."),
        ("loop", "'loop' leads nowhere."),
        ("gone", "'gone' leads nowhere."),
        ("Folder/picture.jpg", "'Folder/picture.jpg' is not spelt like the file on disk."),
        ("folder/picture.JPG", "'folder/picture.JPG' is not spelt like the file on disk."),
        ("folder/pictur.jpg", "There is no 'pictur.jpg' in media/folder/."),
    ],
)
def test_everything_else_is_refused(root: Path, name: str, sentence: str) -> None:
    problem = ContentRoot(root).find(name)
    assert isinstance(problem, Problem)
    assert problem.message.startswith(sentence)
    assert problem.hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("brdge.jpg", "Did you mean 'bridge.jpg'?"),
        ("bridge.webp", "Did you mean 'bridge.jpg'?"),
        ("zoo.jpg", "Check the name, and that the file was copied there."),
        ("foldr/a.jpg", "Did you mean 'folder'?"),
    ],
)
def test_a_misspelt_name_is_guessed_whatever_its_ending(
    tmp_path: Path, name: str, hint: str
) -> None:
    """'.jpg' alone made any two short names look alike."""
    for known in ("bridge.jpg", "b.jpg", "brige.png"):
        (tmp_path / known).write_bytes(b"")
    (tmp_path / "folder").mkdir()
    problem = ContentRoot(tmp_path).find(name)
    assert isinstance(problem, Problem)
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tug.jpg", "Did you mean 'harbour/tug.jpg'?"),
        ("Tug.JPG", "Did you mean 'harbour/tug.jpg'?"),
        ("pictures/tug.jpg", "Did you mean 'harbour/tug.jpg'?"),
        ("inner.jpg", "Did you mean 'harbour/old/inner.jpg'?"),
        ("media/harbour/tug.jpg", "Leave out 'media/'."),
        ("media/nowhere.jpg", "Leave out 'media/'."),
        ("secret.jpg", "Check the name, and that the file was copied there."),
    ],
)
def test_a_file_that_is_named_without_its_folder_is_found(
    tmp_path: Path, name: str, hint: str
) -> None:
    media, outside = tmp_path / "media", tmp_path / "outside"
    (media / "harbour" / "old").mkdir(parents=True)
    outside.mkdir()
    for known in (
        media / "harbour" / "tug.jpg",
        media / "harbour" / "old" / "inner.jpg",
        outside / "secret.jpg",
    ):
        known.write_bytes(b"")
    (media / "link").symlink_to(outside)
    problem = ContentRoot(media).find(name)
    assert isinstance(problem, Problem)
    assert problem.hint == hint


def test_a_folder_called_like_its_root_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "media" / "media").mkdir(parents=True)
    (tmp_path / "media" / "media" / "a.jpg").write_bytes(b"")
    assert ContentRoot(tmp_path / "media").find("media/a.jpg") == tmp_path / "media/media/a.jpg"


@given(
    st.lists(
        st.sampled_from(["..", ".", "", "folder", "outer", "inner", "loop", "picture.jpg", "media"])
        | st.text(max_size=5),
        max_size=6,
    ).map("/".join)
)
def test_whatever_is_found_is_inside(root: Path, name: str) -> None:
    found = ContentRoot(root).find(name)
    if isinstance(found, Path):
        assert found.resolve().is_relative_to(root.resolve())
        assert found.is_file()


def test_a_folder_full_of_misspelt_names_is_told_without_endless_guessing(tmp_path: Path) -> None:
    """Two thousand pictures in a folder that was renamed kept the kiosk black for half a minute."""
    for number in range(600):
        (tmp_path / f"photo-{number:03}.jpg").touch()
    root = ContentRoot(tmp_path)
    told = [root.find(f"foto-{number:03}.jpg") for number in range(600)]
    hints = [problem.hint for problem in told if isinstance(problem, Problem)]
    assert hints[0] == "Did you mean 'photo-000.jpg'?"
    assert len(hints) == 600
    guessed = [hint for hint in hints if hint.startswith("Did you mean")]
    assert len(guessed) == suggest.MAX_COMPARISONS // 600 + 1


def test_among_files_that_differ_only_in_their_ending_the_nearest_is_meant(tmp_path: Path) -> None:
    for ending in ("jpg", "ttf", "vtt"):
        (tmp_path / f"good.{ending}").touch()
    told = ContentRoot(tmp_path).find("good.wtt")
    assert isinstance(told, Problem)
    assert told.hint == "Did you mean 'good.vtt'?"
