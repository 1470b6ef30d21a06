"""`kiosk setup`: walked on a terminal in both languages, answered from files, and thwarted."""

import importlib
import os
import re
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.cli.setup.edid import panel_size
from kiosk.cli.setup.machine import Machine, MachineError
from kiosk.cli.setup.says import words_of
from kiosk.core import durable
from kiosk.site.reading import check_settings, read_settings
from kiosk.site.settings import Settings
from kiosk.site.writing import before_of
from kiosk.staff.pin import matches, read_pin
from tests.cli.talk import ROOT, Talk
from tests.exhibit.write import HEAD, write_exhibit

PIN = "482913"
ANSWERS = """\
museum: {vi: Bảo tàng Thành phố, en: City Museum}
screen: {width: 531 mm, rotation: 90}
hours: {open: "Tu-Su 09:00-17:00; PH off", holidays: VN}
"""
PLACEHOLDER = re.compile(r"\{\w+\}")
TRUST = '{"signed": {"_type": "root", "keys": {"a": {}}, "roles": {"root": {}}}, "signatures": []}'


@pytest.fixture
def museum(tmp_path: Path) -> Path:
    """A folder with two exhibits."""
    write_exhibit(tmp_path, {"exhibit.yaml": HEAD + "pages: []\n"}, "bridges")
    french = HEAD.replace("languages: [en, vi]", "languages: [fr]")
    write_exhibit(tmp_path, {"exhibit.yaml": french + "pages: []\n"}, "ferries")
    return tmp_path


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "etc" / "kiosk.yaml"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS + f'pin: "{PIN}"\n', encoding="utf-8")
    return path


def answered(settings: Path, answers: Path, *more: str) -> int:
    return main(["setup", "--settings", str(settings), "--answers", str(answers), "--yes", *more])


def walk_to_the_end(settings: Path, museum: Path) -> Talk:
    """The shortest walk in English, up to the question whether to write."""
    talk = Talk("setup", "--settings", str(settings), "--root", str(museum))
    talk.answer("(en) [en]: ")
    for _ in range(5):  # two names, rotation, width, distance
        talk.answer(": ")
    talk.answer("May this kiosk make sounds? [Y/n]: ", "n")
    talk.answer("The museum is open [24/7]: ")
    talk.answer("in order [all]: ")
    talk.answer("Language at rest, of ")
    talk.answer_hidden("Staff PIN, 6 to 12 digits: ", "")
    talk.answer("Address to fetch signed content from, or nothing: ")
    talk.expect("[Y/n]: ")
    return talk


def test_the_walk_in_english_writes_what_was_answered(settings: Path, museum: Path) -> None:
    talk = Talk("setup", "--settings", str(settings), "--root", str(museum))
    talk.answer("Tiếng Việt (vi) / English (en) [en]: ")
    talk.answer("Its name in English: ", "City Museum")
    talk.answer("Its name in Vietnamese [City Museum]: ", "Bảo tàng Thành phố")
    talk.answer("degrees [0]: ", "90")
    talk.answer("Width of the picture as it hangs: ", "531")
    talk.answer("How far away visitors stand [700 mm]: ", "80 cm")
    talk.expect("There is no screen here that a touch test could be shown on.")
    talk.answer("May this kiosk make sounds? [Y/n]: ")
    talk.answer("How loud at most [80 %]: ", "60 %")
    talk.answer("Play a tone now? [Y/n]: ", "n")
    talk.answer("Times of the day without sound", "12:00-13:30")
    talk.answer("The museum is open [24/7]: ", "Tu-Su 09:00-17:00; PH off")
    talk.answer("Whose public holidays, such as VN or DE-BY [GB]: ", "VN")
    talk.expect("That means, for the next seven days:")
    talk.answer("Switch the screen off while closed? [Y/n]: ", "n")
    assert "closed\n" in talk.heard
    assert "09:00-17:00\n" in talk.heard
    talk.answer("in order [all]: ", "2 bridges")
    talk.answer("Language at rest, of fr, en, vi [fr]: ", "en")
    talk.answer_hidden("Staff PIN, 6 to 12 digits: ", PIN)
    talk.answer_hidden("Once more: ", PIN)
    talk.answer("Address to fetch signed content from, or nothing: ")
    talk.answer("kiosk.yaml? [Y/n]: ")
    assert talk.end() == 0
    assert PIN not in talk.heard
    assert "scrypt" not in talk.heard
    read = read_settings(settings, None)
    assert read.diagnostics == ()
    written = read.settings
    assert written.museum is not None
    assert written.museum.said == {"en": "City Museum", "vi": "Bảo tàng Thành phố"}
    assert (written.screen.width, written.screen.distance, written.screen.rotation) == (
        531,
        800,
        90,
    )
    assert written.sound is not None
    assert (written.sound.volume, written.sound.quiet) == (0.6, "12:00-13:30")
    assert (written.hours.holidays, written.hours.screen) == ("VN", "on")
    assert (written.exhibits, written.language) == (("ferries", "bridges"), "en")
    assert written.staff.pin is not None
    assert matches(PIN, read_pin(written.staff.pin))


def test_the_walk_in_vietnamese_speaks_vietnamese_only(settings: Path, museum: Path) -> None:
    talk = Talk("setup", "--settings", str(settings), "--root", str(museum), language="vi_VN.UTF-8")
    talk.answer("Tiếng Việt (vi) / English (en) [vi]: ")
    talk.answer("Tên bằng tiếng Việt: ", "Bảo tàng Thành phố")
    talk.answer("Tên bằng tiếng Anh [Bảo tàng Thành phố]: ", "City Museum")
    talk.answer("độ [0]: ", "45")
    talk.expect("Hãy gõ 0, 90, 180 hoặc 270.")
    talk.answer("độ [0]: ")
    talk.answer("Chiều rộng phần hình khi đã treo: ", "hai gang")
    talk.expect("Hãy gõ như 531 mm hoặc 53 cm.")
    talk.answer("Chiều rộng phần hình khi đã treo: ", "531 mm")
    talk.answer("Khách đứng cách màn hình [700 mm]: ")
    talk.answer("Kiosk này được phát âm thanh? [C/k]: ", "có")
    talk.answer("Mức to nhất [80 %]: ")
    talk.answer("Phát thử một tiếng ngay bây giờ? [C/k]: ", "không")
    talk.answer("Những giờ trong ngày không có tiếng")
    talk.answer("Bảo tàng mở cửa [24/7]: ", "Tu-Su 9-17")
    talk.expect("Tu-Su 9-17\n          ^\n    Giờ mở cửa viết như")
    talk.answer("Bảo tàng mở cửa [24/7]: ", "Tu-Su 09:00-17:00; PH off")
    talk.answer("DE-BY [VN]: ")
    talk.answer("Tắt màn hình khi đóng cửa? [C/k]: ")
    talk.answer("theo thứ tự [tất cả]: ")
    talk.answer("Ngôn ngữ lúc chờ khách, trong số en, vi, fr [en]: ", "vi")
    talk.answer_hidden("Mã PIN của nhân viên, 6 đến 12 chữ số: ", "123456")
    talk.expect("Mã PIN này dễ đoán quá.")
    talk.answer_hidden("Mã PIN của nhân viên, 6 đến 12 chữ số: ", PIN)
    talk.answer_hidden("Gõ lại lần nữa: ", "482914")
    talk.expect("Hai lần gõ không giống nhau.")
    talk.answer_hidden("Mã PIN của nhân viên, 6 đến 12 chữ số: ", PIN)
    talk.answer_hidden("Gõ lại lần nữa: ", PIN)
    talk.answer("Địa chỉ để tải nội dung có chữ ký, hoặc để trống: ")
    talk.answer("kiosk.yaml? [C/k]: ")
    assert talk.end() == 0
    english = ("expected", "Write", " the ", "is not")
    assert not [line for line in talk.heard.splitlines() if any(word in line for word in english)]
    text = settings.read_text(encoding="utf-8")
    assert "# Giờ mở cửa của bảo tàng." in text
    assert read_settings(settings, None).settings.hours.holidays == "VN"


def test_a_second_walk_offers_what_is_there(settings: Path, museum: Path, answers: Path) -> None:
    assert answered(settings, answers) == 0
    before = settings.read_text(encoding="utf-8")
    pin = read_settings(settings, None).settings.staff.pin
    talk = Talk("setup", "--settings", str(settings), "--root", str(museum))
    talk.answer("(en) [en]: ")
    talk.answer("Its name in English [City Museum]: ", "Harbour Museum")
    talk.answer("Its name in Vietnamese [Bảo tàng Thành phố]: ")
    talk.answer("degrees [90]: ")
    talk.answer("Width of the picture as it hangs [531 mm]: ", "-")
    talk.answer("How far away visitors stand [700 mm]: ")
    talk.answer("May this kiosk make sounds? [Y/n]: ", "n")
    talk.answer("The museum is open [Tu-Su 09:00-17:00; PH off]: ")
    talk.answer("Whose public holidays, such as VN or DE-BY [VN]: ")
    talk.answer("Switch the screen off while closed? [Y/n]: ")
    talk.answer("in order [all]: ")
    talk.answer("Language at rest, of en, vi, fr [en]: ")
    talk.answer_hidden("(Enter keeps the present one): ", "")
    talk.answer("or nothing: ")
    talk.answer("kiosk.yaml? [Y/n]: ")
    assert talk.end() == 0
    assert before_of(settings).read_text(encoding="utf-8") == before
    written = read_settings(settings, None).settings
    assert written.staff.pin == pin
    assert written.screen.width is None
    assert written.sound is None
    assert written.museum is not None
    assert written.museum.said["en"] == "Harbour Museum"


@pytest.mark.parametrize("how", ["interrupt", "hang_up", "end of input"])
def test_a_walk_that_is_broken_off_writes_nothing(how: str, settings: Path, museum: Path) -> None:
    talk = walk_to_the_end(settings, museum)
    if how == "interrupt":
        talk.interrupt()
    elif how == "hang_up":
        talk.hang_up()
    else:
        talk.type("\x04")
    assert talk.end() == 130
    assert "Interrupted. Nothing was written." in talk.heard
    assert not settings.parent.exists()


def test_no_at_the_last_question_writes_nothing(settings: Path, museum: Path) -> None:
    talk = walk_to_the_end(settings, museum)
    talk.type("n\n")
    assert talk.end() == 1
    assert not settings.parent.exists()


def test_the_shortest_walk_writes_settings(settings: Path, museum: Path) -> None:
    talk = walk_to_the_end(settings, museum)
    talk.type("\n")
    assert talk.end() == 0
    assert read_settings(settings, None).settings.sound is None


def test_of_settings_with_mistakes_the_sound_parts_are_offered(
    settings: Path, museum: Path
) -> None:
    settings.parent.mkdir()
    settings.write_text("museum: Old Museum\nscreen: {width: 531}\n", encoding="utf-8")
    talk = Talk("setup", "--settings", str(settings), "--root", str(museum))
    talk.expect("kiosk.yaml:2:17: The length 531 has no unit.")
    talk.answer("(en) [en]: ")
    talk.answer("Its name in English [Old Museum]: ")
    talk.answer("Its name in Vietnamese [Old Museum]: ")
    talk.answer("degrees [0]: ")
    talk.expect("Width of the picture as it hangs: ")
    talk.interrupt()
    assert talk.end() == 130


def test_updates_are_only_set_up_with_a_file_to_trust(
    settings: Path, museum: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.json").write_text('{"signed": 1}', encoding="utf-8")
    (tmp_path / "root.json").write_text(TRUST, encoding="utf-8")
    talk = Talk("setup", "--settings", str(settings), "--root", str(museum))
    talk.answer("(en) [en]: ")
    for _ in range(5):
        talk.answer(": ")
    talk.answer("May this kiosk make sounds? [Y/n]: ", "n")
    talk.answer("The museum is open [24/7]: ")
    talk.answer("in order [all]: ")
    talk.answer("Language at rest, of ")
    talk.answer_hidden("Staff PIN, 6 to 12 digits: ", "")
    talk.answer("or nothing: ", "kiosk.example.org/content")
    talk.expect("Write 'https://kiosk.example.org/content'.")
    talk.answer("or nothing: ", "https://kiosk.example.org/content")
    talk.answer("whoever signs the content: ", str(tmp_path / "nothing.json"))
    talk.expect("nothing.json cannot be read: No such file or directory.")
    talk.answer("whoever signs the content: ", str(tmp_path / "letter.json"))
    talk.expect("letter.json is not a root.json as 'kiosk publish' writes it.")
    talk.answer("whoever signs the content: ", str(tmp_path / "root.json"))
    talk.answer("[Y/n]: ")
    assert talk.end() == 0
    assert (settings.parent / "root.json").read_text(encoding="utf-8") == TRUST
    updates = read_settings(settings, None).settings.content.updates
    assert updates is not None
    assert updates.url == "https://kiosk.example.org/content"


def test_answers_from_a_file_are_written_once(
    settings: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(settings, answers) == 0
    first = settings.read_bytes()
    assert stat.S_IMODE(settings.stat().st_mode) == 0o640
    assert answered(settings, answers) == 0
    assert "Nothing has changed" in capsys.readouterr().out
    assert settings.read_bytes() == first
    assert not before_of(settings).exists()


def test_a_strict_umask_does_not_keep_the_kiosk_from_reading(settings: Path, answers: Path) -> None:
    umask = os.umask(0o077)
    try:
        assert answered(settings, answers) == 0
        assert stat.S_IMODE(settings.stat().st_mode) == 0o640
        assert stat.S_IMODE(settings.parent.stat().st_mode) == 0o755
    finally:
        os.umask(umask)


def test_answers_without_a_pin_keep_the_one_there(settings: Path, answers: Path) -> None:
    assert answered(settings, answers) == 0
    answers.write_text("museum: Harbour Museum\n", encoding="utf-8")
    assert answered(settings, answers) == 0
    written = read_settings(settings, None).settings
    assert written.staff.pin is not None
    assert matches(PIN, read_pin(written.staff.pin))
    assert written.screen.width is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pin: 123456", "1:6: The PIN is among the first that anybody would try."),
        ('pin: "48"', "1:6: The PIN has fewer than 6 digits."),
        ("pin: [4]", "1:6: The PIN has fewer than 6 digits."),
        ("screen: {width: 531}", "1:17: The length 531 has no unit."),
        ('hours: {open: "Tu-Su 9-17"}', "1:22: '9-17' is not a time span."),
        ("musuem: X", "1:1: The key 'musuem' is not known here."),
    ],
)
def test_answers_with_mistakes_are_refused_with_their_place(
    line: str, said: str, settings: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers.write_text(line + "\n", encoding="utf-8")
    assert answered(settings, answers) == 1
    told = capsys.readouterr().err
    assert f"answers.yaml:{said}" in told
    assert "123456" not in told
    assert not settings.parent.exists()


def test_a_file_to_trust_that_is_not_there_is_refused(
    settings: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers.write_text("trust: nowhere.json\n", encoding="utf-8")
    assert answered(settings, answers) == 2
    assert "nowhere.json cannot be read" in capsys.readouterr().err
    assert not settings.parent.exists()


def test_a_file_system_that_takes_no_more_leaves_the_settings_alone(
    settings: Path, answers: Path
) -> None:
    """The limit stands for a full disk: the write itself fails, after the file was opened."""
    assert answered(settings, answers) == 0
    before = settings.read_bytes()
    answers.write_text("museum: Harbour Museum\n", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "setup", "--settings", str(settings), "--answers",
         str(answers), "--yes"],
        capture_output=True, check=False, cwd=ROOT, encoding="utf-8",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)),
    )  # fmt: skip
    assert ended.returncode == 2, ended.stderr
    assert "What was there is untouched." in ended.stderr
    assert settings.read_bytes() == before
    assert [path.name for path in settings.parent.iterdir()] == ["kiosk.yaml"]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system without any room."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "kiosk-test", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_settings_alone(
    full_disk: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = full_disk / "kiosk.yaml"
    assert answered(settings, answers) == 0
    before = settings.read_bytes()
    with pytest.raises(OSError, match="No space left"):
        (full_disk / "filler").write_bytes(bytes(1 << 20))
    answers.write_text("museum: Harbour Museum\n", encoding="utf-8")
    assert answered(settings, answers) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert settings.read_bytes() == before


def test_a_read_only_etc_is_told_before_anything_is_asked(
    full_disk: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(full_disk)], check=True)
    assert answered(full_disk / "kiosk.yaml", answers) == 2
    told = capsys.readouterr().err
    assert "its file system is read-only" in told
    assert "remount,rw" in told


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_whoever_may_not_write_is_told_the_command(
    tmp_path: Path, answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "etc").mkdir(mode=0o555)
    assert answered(tmp_path / "etc" / "kiosk.yaml", answers) == 2
    assert "Type: sudo " in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody else")
def test_somebody_else_is_told_the_command(
    answers: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    command = ["setup", "--settings", "/etc/kiosk-test.yaml", "--answers", str(answers)]
    monkeypatch.setattr(sys, "argv", ["kiosk", *command])
    importlib.import_module("kiosk.cli.setup.command")  # which nobody else may read
    pid = os.fork()
    if pid == 0:
        os.setresuid(65534, 65534, 65534)
        os._exit(main(command))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 2
    told = capfd.readouterr().err
    assert "Only the administrator may write /etc/kiosk-test.yaml. Type: sudo " in told
    assert f"setup --settings /etc/kiosk-test.yaml --answers {answers}" in told


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_dies_leaves_the_settings_whole(
    step: str, settings: Path, answers: Path
) -> None:
    """The process ends at that very step, as by a power cut; the next setup just works."""
    assert answered(settings, answers) == 0
    before = settings.read_bytes()
    answers.write_text("museum: Harbour Museum\n", encoding="utf-8")
    pid = os.fork()
    if pid == 0:
        durable.os.fsync = lambda _: os._exit(9) if step == "fsync" else None
        durable.Path.replace = lambda *_: os._exit(9)
        answered(settings, answers)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    assert settings.read_bytes() == before
    assert answered(settings, answers) == 0
    museum = read_settings(settings, None).settings.museum
    assert museum is not None
    assert museum.said == {"": "Harbour Museum"}


SYSTEMCTL = """\
#!/bin/sh
echo "$@" >> {log}
case "$*" in
  "is-active --quiet kiosk.service") exit {active} ;;
  "start kiosk-touch-test.service") {touch} ;;
esac
"""


def machine(folder: Path, touch: str, *, active: int = 0) -> tuple[Machine, Path]:
    """A machine whose systemctl writes down what it was told."""
    log, program = folder / "log", folder / "systemctl"
    program.write_text(SYSTEMCTL.format(log=log, active=active, touch=touch), encoding="utf-8")
    program.chmod(0o755)
    log.touch()
    return Machine(str(program), runtime=folder, sysfs=folder / "drm"), log


def test_the_touch_test_runs_as_a_service_and_the_kiosk_comes_back(tmp_path: Path) -> None:
    told = '{"outcome": "off", "verdict": "Off by 40 mm."}'
    here, log = machine(tmp_path, f"echo '{told}' > {tmp_path}/touch-test.json; exit 1")
    outcome = here.test_touch()
    assert outcome.is_fine is False
    assert outcome.verdict == "Off by 40 mm."
    assert log.read_text(encoding="utf-8").splitlines() == [
        "is-active --quiet kiosk.service",
        "stop kiosk.service",
        "start kiosk-touch-test.service",
        "start --no-block kiosk.service",
    ]


def test_a_touch_test_that_fails_says_why_and_the_kiosk_comes_back(tmp_path: Path) -> None:
    (tmp_path / "touch-test.json").write_text('{"outcome": "fine"}', encoding="utf-8")
    here, log = machine(tmp_path, "echo Unit not found. >&2; exit 5")
    with pytest.raises(MachineError, match="Unit not found"):
        here.test_touch()  # and what an older test has left is not taken for its result
    assert log.read_text(encoding="utf-8").splitlines()[-1] == "start --no-block kiosk.service"


def test_a_kiosk_that_did_not_run_is_not_started_by_a_test(tmp_path: Path) -> None:
    here, log = machine(tmp_path, "exit 1", active=3)
    with pytest.raises(MachineError):
        here.test_touch()
    assert "start --no-block kiosk.service" not in log.read_text(encoding="utf-8")


def edid(width_mm: int, height_mm: int, *, rough_mm: tuple[int, int] | None = None) -> bytes:
    """The first block of an EDID of that size."""
    block = bytearray(128)
    block[:8] = b"\x00\xff\xff\xff\xff\xff\xff\x00"
    rough = rough_mm or (width_mm, height_mm)
    block[21], block[22] = rough[0] // 10, rough[1] // 10
    block[54] = 1
    block[66], block[67] = width_mm & 255, height_mm & 255
    block[68] = (width_mm >> 8) << 4 | height_mm >> 8
    block[127] = -sum(block) % 256
    return bytes(block)


@pytest.mark.parametrize(
    ("block", "size"),
    [
        (edid(531, 299), (531, 299)),
        (edid(1600, 900, rough_mm=(1210, 680)), (1210, 680)),  # a television set's excuse
        (edid(0, 0), None),  # a projector
        (edid(531, 299)[:-1] + b"\x01", None),  # damaged on its way
        (b"", None),
    ],
)
def test_the_size_of_a_screen_is_read_from_its_plug(
    block: bytes, size: tuple[int, int] | None
) -> None:
    assert panel_size(block) == size


def test_a_screen_that_is_plugged_in_is_seen(tmp_path: Path) -> None:
    here, _ = machine(tmp_path, "exit 0")
    assert not here.has_screen
    connector = tmp_path / "drm" / "card1-HDMI-A-1"
    connector.mkdir(parents=True)
    (connector / "status").write_text("connected\n", encoding="ascii")
    (connector / "edid").write_bytes(b"")
    assert here.has_screen
    assert [screen.name for screen in here.screens()] == ["HDMI-A-1"]


def test_a_tone_that_cannot_be_played_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "nosuchdriver")
    with pytest.raises(MachineError, match="nosuchdriver"):
        Machine(None).play_tone(0.5)


def test_a_tone_is_played_by_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    Machine(None).play_tone(0.5)


def test_both_languages_say_everything() -> None:
    vietnamese, english = words_of("vi"), words_of("en")
    assert list(vietnamese) == list(english)
    for key, text in english.items():
        assert PLACEHOLDER.findall(text) == PLACEHOLDER.findall(vietnamese[key]), key


def test_check_tells_what_is_wrong_with_settings(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = museum / "kiosk.yaml"
    assert main(["check", "--settings", str(path)]) == 0
    assert "every setting is as delivered" in capsys.readouterr().out
    path.write_text("exhibits: [bridge]\nlanguage: vn\n", encoding="utf-8")
    assert main(["check", "--settings", str(path)]) == 0
    capsys.readouterr()
    assert main(["check", "--settings", str(path), "--root", str(museum)]) == 1
    told = capsys.readouterr().out
    assert "kiosk.yaml:1:12: There is no exhibit 'bridge' in " in told
    assert "hint: Did you mean 'bridges'?" in told
    path.write_text("exhibits: [bridges]\nlanguage: fr\n", encoding="utf-8")
    assert main(["check", "--settings", str(path), "--root", str(museum)]) == 1
    assert "2:11: No exhibit that is shown speaks 'fr'." in capsys.readouterr().out
    path.write_text('staff: {pin: "scrypt:1:2"}\n', encoding="utf-8")
    assert main(["check", "--settings", str(path)]) == 1
    assert "1:14: The line of the PIN is damaged." in capsys.readouterr().out


def test_what_is_written_is_read_without_a_word(settings: Path, answers: Path) -> None:
    assert answered(settings, answers) == 0
    checked = check_settings(settings.read_bytes(), "kiosk.yaml")
    assert checked.diagnostics == ()
    assert isinstance(checked.settings, Settings)
