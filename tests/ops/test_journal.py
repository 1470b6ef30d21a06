"""The journal is whole lines of JSON, within a budget, whatever the disk does."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.events import Controls, LanguageChanged, PageOpened
from kiosk.ops.journal import JsonLinesJournal


def entries(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_one_object_a_line_readable_at_once(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "journal.jsonl"
    journal = JsonLinesJournal(path)
    journal.write(PageOpened("why", "story"), 1.23456)
    assert entries(path) == [{"at": 1.235, "event": "page-opened", "page": "why", "kind": "story"}]
    journal.write(Controls({"Nội dung": (1, 2, 3, 4)}), 2)
    assert entries(path)[1] == {
        "at": 2,
        "event": "controls",
        "controls": {"Nội dung": [1, 2, 3, 4]},
    }
    journal.close()


def test_a_line_break_in_a_value_stays_inside_its_line(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal = JsonLinesJournal(path)
    journal.write(LanguageChanged("a\nb\u2028c"), 1)
    journal.close()
    assert path.read_bytes().count(b"\n") == 1


def test_half_a_character_is_escaped(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal = JsonLinesJournal(path)
    journal.write(LanguageChanged("\udc80"), 1)
    journal.close()
    assert entries(path)[0]["language"] == "\udc80"


def test_it_appends_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    for language in ("vi", "en"):
        journal = JsonLinesJournal(path)
        journal.write(LanguageChanged(language), 1)
        journal.close()
        journal.close()
    assert [entry["language"] for entry in entries(path)] == ["vi", "en"]


def test_half_a_line_from_a_power_cut_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b'{"at":1}\n{"at":2,"ev')
    journal = JsonLinesJournal(path)
    journal.write(LanguageChanged("vi"), 3)
    journal.close()
    lines = path.read_bytes().splitlines()
    assert lines[:2] == [b'{"at":1}', b'{"at":2,"ev']
    assert json.loads(lines[2])["language"] == "vi"


def test_two_files_share_the_budget(tmp_path: Path) -> None:
    """A journal without an end fills the disk, and then nothing starts any more."""
    path = tmp_path / "journal.jsonl"
    journal = JsonLinesJournal(path, budget_bytes=1000)
    for number in range(100):
        journal.write(PageOpened(f"page-{number}", "story"), number)
        assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 1000
    journal.close()
    kept = entries(tmp_path / "journal.jsonl.1") + entries(path)
    assert [entry["page"] for entry in kept] == [
        f"page-{number}" for number in range(100 - len(kept), 100)
    ]
    assert len(kept) >= 8
    assert len(list(tmp_path.iterdir())) == 2


def test_trouble_is_logged_once_and_so_is_its_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "logs"
    folder.write_text("a file where the folder should be")
    journal = JsonLinesJournal(folder / "journal.jsonl")
    with caplog.at_level(logging.INFO, "kiosk.ops.journal"):
        for number in range(3):
            journal.write(LanguageChanged("vi"), number)
        assert len(caplog.records) == 1
        folder.unlink()
        journal.write(LanguageChanged("en"), 4)
        journal.write(LanguageChanged("fr"), 5)
    journal.close()
    assert [entry["language"] for entry in entries(folder / "journal.jsonl")] == ["en", "fr"]
    assert [record.getMessage() for record in caplog.records[1:]] == [
        "The journal is written again; 3 events are missing"
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_survived(caplog: pytest.LogCaptureFixture) -> None:
    journal = JsonLinesJournal(Path("/dev/full"))
    with caplog.at_level(logging.INFO, "kiosk.ops.journal"):
        journal.write(LanguageChanged("vi"), 1)
        journal.write(LanguageChanged("vi"), 2)
    journal.close()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
