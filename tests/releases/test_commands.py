import shutil
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.releases.store import Releases
from tests.releases.contents import shown

ROOT = Path(__file__).parent.parent.parent
MISTAKE = "pages: 3\n"


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small exhibit such as curators begin with."""
    folder = tmp_path_factory.mktemp("curated")
    (folder / "exhibits").mkdir()
    (folder / "media").mkdir()
    assert main(["new", "da-nang", "--root", str(folder)]) == 0
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def take(folder: Path, state: Path, *more: str) -> int:
    return main(["take", str(folder), "--state", str(state), *more])


def rollback(state: Path, *more: str) -> int:
    return main(["rollback", "--state", str(state), *more])


def test_a_curators_folder_is_taken_listed_and_rolled_back(
    curated: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(curated, state, "--anyway", "--label", "Spring 2026") == 0
    assert "release 1" in capsys.readouterr().out
    assert rollback(state, "--list") == 0
    listed = capsys.readouterr().out
    assert "->  1" in listed
    assert "on trial" in listed
    assert "Spring 2026" in listed
    assert rollback(state) == 0
    assert "what the kiosk came with" in capsys.readouterr().out
    assert rollback(state, "--list") == 0
    listed = capsys.readouterr().out
    assert "1 is refused: Staff went back" in listed
    assert "->" not in listed
    assert take(curated, state) == 0
    assert "Nothing has changed" in capsys.readouterr().out
    assert rollback(state, "--to", "1") == 0
    assert Releases(state / "content").current_id() is not None


def test_one_mistake_in_any_exhibit_keeps_all_as_it_is(
    curated: Path, state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(curated, mine)
    assert take(mine, state, "--anyway") == 0
    before = Releases(state / "content").current_id()
    (mine / "exhibits/second").mkdir()
    (mine / "exhibits/second/exhibit.yaml").write_text(MISTAKE, encoding="utf-8")
    capsys.readouterr()
    assert take(mine, state, "--anyway") == 1
    told = capsys.readouterr().err
    assert "exhibits/second/exhibit.yaml:1:" in told
    assert "not taken" in told
    assert Releases(state / "content").current_id() == before


def test_a_folder_that_was_just_changed_is_for_later(
    curated: Path, state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(curated, tmp_path / "mine", copy_function=shutil.copy)
    assert take(tmp_path / "mine", state) == 75
    assert "being changed" in capsys.readouterr().err


def test_a_folder_without_exhibits_is_refused(
    state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "exhibits").mkdir()
    assert take(tmp_path, state, "--anyway") == 1
    assert "There is no exhibit" in capsys.readouterr().err
    assert take(tmp_path / "nowhere", state) == 2


def test_staff_are_told_which_releases_there_are(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rollback(state, "--list") == 0
    assert "There are no releases" in capsys.readouterr().out
    assert rollback(state) == 1
    assert "nothing to go back to" in capsys.readouterr().err
    assert rollback(state, "--to", "7") == 2
    assert "there are none" in capsys.readouterr().err
    shown(Releases(state / "content", spare=0), "bell\a")
    assert rollback(state, "--to", "000007-01234567") == 2
    assert "there are 1" in capsys.readouterr().err
    assert rollback(state, "--to", "000001") == 0
    capsys.readouterr()
    assert rollback(state, "--list") == 0
    listed = capsys.readouterr().out
    assert "good" in listed
    assert "\a" not in listed
