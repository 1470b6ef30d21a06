"""What `kiosk run` and `kiosk tour` understand, and what they refuse before any window opens."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

import kiosk.wiring
from kiosk.cli import tour
from kiosk.cli.main import main
from kiosk.cli.place import USAGE
from kiosk.cli.run import NO_DISPLAY, parse_size
from kiosk.cli.tour import STANDARD, Format
from kiosk.exhibit.model import Exhibit
from kiosk.stage.display import NoDisplayError
from kiosk.wiring import Site
from tests.exhibit.write import HEAD, story, write_exhibit

SOUND: dict[str, str | bytes] = {"exhibit.yaml": HEAD + "pages: [a.yaml]\n", "a.yaml": story("a")}


@dataclass
class Started:
    """What would have been shown, in place of a window."""

    kiosks: list[tuple[str, Site]] = field(default_factory=list)
    tours: list[tuple[str, Path]] = field(default_factory=list)
    error: Exception | None = None

    def run_kiosk(self, exhibits: tuple[Exhibit, ...], site: Site) -> int:
        if self.error is not None:
            raise self.error
        self.kiosks.append((_ids(exhibits), site))
        return 0

    def take(self, exhibits: tuple[Exhibit, ...], out: Path) -> int:
        self.tours.append((_ids(exhibits), out))
        return 0

    @property
    def site(self) -> Site:
        """The one kiosk's site."""
        ((_, site),) = self.kiosks
        return site


def _ids(exhibits: tuple[Exhibit, ...]) -> str:
    return " ".join(exhibit.id for exhibit in exhibits)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    instead = Started()
    monkeypatch.setattr(kiosk.wiring, "run_kiosk", instead.run_kiosk)
    monkeypatch.setattr(tour, "take", instead.take)
    monkeypatch.delenv("STATE_DIRECTORY", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    return instead


@pytest.fixture
def museum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one exhibit, `harbour`."""
    write_exhibit(tmp_path, SOUND, "harbour")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("museum")
class TestRun:
    def test_without_arguments_shows_the_only_exhibit(self, started: Started) -> None:
        assert main(["run"]) == 0
        assert [exhibit for exhibit, _ in started.kiosks] == ["harbour"]
        assert started.site == Site(
            state_folder=Path.home() / ".local/state/museum-kiosk",
            size=None,
            windowed=False,
            language=None,
            events=None,
            still=False,
            sound=True,
            screen_width_mm=None,
            distance_mm=None,
        )

    def test_every_argument_reaches_the_site(self, started: Started, museum: Path) -> None:
        arguments = (
            "run --exhibit harbour --windowed --size 1280x720 --language vi --still --silent"
            " --screen-mm 1210 --distance-mm 600.5 --events log/events.jsonl --state state"
        )
        assert main(arguments.split()) == 0
        assert started.site == Site(
            state_folder=museum / "state",
            size=(1280, 720),
            windowed=True,
            language="vi",
            events=Path("log/events.jsonl"),
            still=True,
            sound=False,
            screen_width_mm=1210.0,
            distance_mm=600.5,
        )

    @pytest.mark.parametrize(
        ("variables", "folder"),
        [
            ({"STATE_DIRECTORY": "/var/lib/kiosk"}, "/var/lib/kiosk"),
            ({"STATE_DIRECTORY": "/var/lib/a:/var/lib/b"}, "/var/lib/a"),
            ({"XDG_STATE_HOME": "/home/k/state"}, "/home/k/state/museum-kiosk"),
            ({"STATE_DIRECTORY": "/var/lib/kiosk", "XDG_STATE_HOME": "/x"}, "/var/lib/kiosk"),
        ],
    )
    def test_state_is_kept_where_the_system_says(
        self,
        started: Started,
        monkeypatch: pytest.MonkeyPatch,
        variables: dict[str, str],
        folder: str,
    ) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert main(["run"]) == 0
        assert started.site.state_folder == Path(folder)

    def test_an_unknown_language_is_refused(
        self, started: Started, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["run", "--language", "fr"]) == USAGE
        assert capsys.readouterr().err == "'fr' is not among en, vi.\n"
        assert started.kiosks == []

    @pytest.mark.parametrize("option", ["--screen-mm", "--distance-mm"])
    @pytest.mark.parametrize("value", ["-1", "0", "nan"])
    def test_a_length_that_no_place_has_is_refused(
        self, started: Started, capsys: pytest.CaptureFixture[str], option: str, value: str
    ) -> None:
        try:
            status = main(["run", f"{option}={value}"])
        except SystemExit as refused:
            status = int(refused.code or 0)
        assert (status, started.kiosks) == (USAGE, [])
        assert option in capsys.readouterr().err

    def test_without_a_display_it_says_so(
        self, started: Started, capsys: pytest.CaptureFixture[str]
    ) -> None:
        started.error = NoDisplayError("x11", "x11 not available")
        assert main(["run"]) == NO_DISPLAY
        assert "x11 not available" in capsys.readouterr().err
        assert started.tours == []

    def test_without_a_display_it_takes_the_tour_where_that_will_do(
        self, started: Started, capsys: pytest.CaptureFixture[str]
    ) -> None:
        started.error = NoDisplayError("x11", "x11 not available")
        assert main(["run", "--or-tour"]) == 0
        assert started.tours == [("harbour", Path("build/proof"))]
        said = capsys.readouterr()
        assert "x11 not available" in said.err
        assert "tour" in said.out

    def test_the_size_is_checked_by_the_command_line(
        self, started: Started, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as refused:
            main(["run", "--size", "big"])
        assert refused.value.code == USAGE
        assert "'big' is not a size; write 1920x1080" in capsys.readouterr().err


class TestSize:
    @pytest.mark.parametrize(
        ("text", "size"),
        [("1920x1080", (1920, 1080)), ("1080X1920", (1080, 1920)), ("320x16384", (320, 16384))],
    )
    def test_is_width_by_height(self, text: str, size: tuple[int, int]) -> None:
        assert parse_size(text) == size

    @pytest.mark.parametrize(
        "text",
        ["", "x", "1920", "1920x", "x1080", "1920x1080x3", "1920*1080", "1920x-1080", "1920 x 1080",
         "19.2x1080", "319x1080", "1920x16385", "0x0", "١٩٢٠x1080", "1920x1080px", "²x1080"],
    )  # fmt: skip
    def test_is_nothing_else(
        self, text: str, museum: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert museum.is_dir()
        with pytest.raises(SystemExit) as refused:
            main(["run", f"--size={text}"])
        assert refused.value.code == USAGE
        assert "is not a size" in capsys.readouterr().err


class TestTour:
    @pytest.mark.usefixtures("museum")
    def test_goes_to_the_proof_folder_or_where_it_is_told(self, started: Started) -> None:
        assert main(["tour"]) == 0
        assert main(["tour", "--exhibit", "harbour", "--out", "elsewhere"]) == 0
        assert started.tours == [("harbour", Path("build/proof")), ("harbour", Path("elsewhere"))]

    def test_proves_landscape_portrait_and_the_largest_text(self) -> None:
        names = [each.name for each in STANDARD]
        assert len(set(names)) == len(names), "they would overwrite each other"
        assert {"1920x1080", "1080x1920"} <= set(names)
        assert any(each.text_step == 2 and each.width < each.height for each in STANDARD)
        assert Format(1366, 768, 2).name == "1366x768-text2"


@pytest.mark.parametrize("command", ["run", "tour"])
class TestTheExhibit:
    def test_may_be_elsewhere(
        self, started: Started, museum: Path, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        monkeypatch.chdir("/")
        assert main([command, "--root", str(museum)]) == 0
        assert [each for each, _ in (*started.kiosks, *started.tours)] == ["harbour"]

    def test_may_be_several_all_of_them_or_those_that_are_named(
        self, started: Started, museum: Path, command: str
    ) -> None:
        for exhibit in ("abbey", "castle"):
            write_exhibit(museum, SOUND, exhibit)
        assert main([command]) == 0
        assert main([command, "--exhibit", "harbour"]) == 0
        named = ["--exhibit", "harbour", "--exhibit", "abbey", "--exhibit", "harbour"]
        assert main([command, *named]) == 0
        shown = [each for each, _ in (*started.kiosks, *started.tours)]
        assert shown == ["abbey castle harbour", "harbour", "harbour abbey"]

    def test_is_left_out_where_nothing_of_it_can_be_shown_and_others_can(
        self, started: Started, museum: Path, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        write_exhibit(museum, {**SOUND, "a.yaml": "kind: storry\n"}, "abbey")
        assert main([command]) == 0
        assert [each for each, _ in (*started.kiosks, *started.tours)] == ["harbour"]
        assert "Nothing of the exhibit 'abbey' can be shown." in capsys.readouterr().err

    def test_with_a_misspelt_name_is_guessed(
        self, started: Started, museum: Path, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        assert main([command, "--exhibit", "harbor"]) == USAGE
        assert capsys.readouterr().err == (
            f"There is no exhibit 'harbor' in {museum / 'exhibits'}. Did you mean 'harbour'?\n"
        )
        assert (started.kiosks, started.tours) == ([], [])

    def test_may_be_missing(
        self, started: Started, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        assert main([command, "--root", str(tmp_path)]) == USAGE
        assert capsys.readouterr().err == f"There are no exhibits in {tmp_path / 'exhibits'}.\n"
        assert (started.kiosks, started.tours) == ([], [])

    def test_is_shown_without_its_faulty_pages_and_staff_are_told(
        self, started: Started, museum: Path, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        files = {"exhibit.yaml": HEAD + "pages: [a.yaml, b.yaml]\n", "b.yaml": "kind: storry\n"}
        write_exhibit(museum, {**SOUND, **files}, "harbour")
        assert main([command]) == 0
        assert [each for each, _ in (*started.kiosks, *started.tours)] == ["harbour"]
        assert "exhibits/harbour/b.yaml:1:" in capsys.readouterr().err

    def test_of_which_nothing_can_be_shown_is_refused(
        self, started: Started, museum: Path, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        write_exhibit(museum, {"a.yaml": "kind: storry\n"}, "harbour")
        assert main([command]) == USAGE
        said = capsys.readouterr().err
        assert "exhibits/harbour/a.yaml:1:" in said
        assert said.endswith(
            "Nothing of the exhibit 'harbour' can be shown.\n"
            "There is no exhibit that can be shown.\n"
        )
        assert (started.kiosks, started.tours) == ([], [])


@pytest.mark.parametrize("arguments", [[], ["sing"], ["run", "--loud"], ["tour", "--size", "1x1"]])
def test_a_command_line_that_means_nothing_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == USAGE
    assert "usage: kiosk" in capsys.readouterr().err
