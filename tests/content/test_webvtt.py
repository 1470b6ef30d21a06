"""Captions as they come from everywhere: read as browsers read them, or told where they are not."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.captions import NO_CAPTIONS, Captions, Cue
from kiosk.content.diagnostics import Diagnostic
from kiosk.content.webvtt import (
    MAX_BYTES,
    MAX_CUE_CHARACTERS,
    MAX_CUE_LINES,
    parse_captions,
    read_script,
    time_of,
)

WORDS = "\n\n00:01.000 --> 00:04.000\nHello.\n"
HELLO = (Cue(1.0, 4.0, "Hello."),)


def cues(text: str) -> tuple[Cue, ...]:
    script = parse_captions(text.encode(), "x.vtt")
    assert script.diagnostics == ()
    return script.captions.cues


def faults(text: str) -> list[tuple[int, int, str]]:
    script = parse_captions(text.encode(), "x.vtt")
    assert script.captions.cues == ()
    return [(each.line, each.column, each.message) for each in script.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT{WORDS}",
        f"\ufeffWEBVTT{WORDS}",
        f"WEBVTT - a title{WORDS}",
        f"WEBVTT\nKind: captions\nLanguage: en{WORDS}",
        f"WEBVTT{WORDS}".replace("\n", "\r\n"),
        f"WEBVTT{WORDS}".replace("\n", "\r"),
        f"WEBVTT{WORDS}".strip(),
        "WEBVTT\n00:01.000 --> 00:04.000\nHello.",
        "WEBVTT\n\n1\n00:01.000 --> 00:04.000\nHello.",
        "WEBVTT\n\n\n \nthe greeting\n00:00:01.000 --> 00:00:04.000\nHello.\n\n\n",
        "WEBVTT\n\n00:01.000 --> 00:04.000 line:80% align:start\nHello.",
        "WEBVTT\n\n00:01.000-->00:04.000\n  Hello. ",
        f"WEBVTT\n\nNOTE made by hand\nnot shown\n\nSTYLE\n::cue {{}}\n\nREGION\nid:a{WORDS}",
        "WEBVTT\n\n00:00.000 --> 00:01.000\n\n00:01.000 --> 00:04.000\nHello.",
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Lan><i.loud>Hel</i><00:02.000>lo.",
    ],
)
def test_files_that_browsers_understand_are_read(text: str) -> None:
    assert cues(text) == HELLO


def test_words_keep_their_lines_and_lose_their_marks() -> None:
    text = "WEBVTT\n\n00:00.000 --> 01:00:00.500\n<b>Trời</b> &amp;  đất\n\t&lt;wind&gt;\n"
    assert cues(text) == (Cue(0.0, 3600.5, "Trời & đất\n<wind>"),)


def test_letters_are_in_one_piece_however_they_were_typed() -> None:
    decomposed = "Tie\u0302\u0301ng co\u0300i"
    assert cues(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{decomposed}")[0].text == "Tiếng còi"


def test_times_begin_anew_without_an_empty_line() -> None:
    text = "WEBVTT\n\n00:00.000 --> 00:01.000\nOne.\n00:01.000 --> 00:02.000\nTwo."
    assert [cue.text for cue in cues(text)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("times", "column", "hint"),
    [
        ("00:01,000 --> 00:04.000", 1, "Write 00:01.000, with a point instead of the comma."),
        ("00:01.000 --> 00:04,5", 15, "Write 00:04.500, with a point instead of the comma."),
        ("00:01.000 --> 00:04", 15, "Write 00:04.000."),
        ("0:01.000 --> 00:04.000", 1, "Write 00:01.000."),
        ("1:00:01.000 --> 01:00:04.000", 1, "Write 01:00:01.000."),
        ("00:01.000 --> 00:75.000", 15, "Write minutes, seconds and thousandths: 01:04.500."),
        ("  soon --> 00:04.000", 3, "Write minutes, seconds and thousandths: 01:04.500."),
        ("--> 00:04.000", 1, "Write minutes, seconds and thousandths: 01:04.500."),
    ],
)
def test_a_time_that_is_none_is_told_where_it_stands(times: str, column: int, hint: str) -> None:
    (told,) = parse_captions(f"WEBVTT\n\n{times}\nHello.".encode(), "x.vtt").diagnostics
    assert (told.file, told.line, told.column, told.hint) == ("x.vtt", 3, column, hint)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("Hello.", 1, 1, "The first line of captions is 'WEBVTT'."),
        (WORDS, 1, 1, "The first line of captions is 'WEBVTT'."),
        ("webvtt", 1, 1, "The first line of captions is 'WEBVTT'."),
        ("1\n00:00:01,000 --> 00:00:04,000\nHello.", 1, 1, "This is SubRip (.srt), not WebVTT."),
        ("WEBVTT\n", 1, 1, "There are no captions in this file."),
        ("WEBVTT\n\nNOTE --\n", 1, 1, "There are no captions in this file."),
        (f"WEBVTT{WORDS}\nNowhere.", 6, 1, "These words have no times."),
        (
            "WEBVTT\n\n00:01.000 → 00:04.000\nHello.",
            3,
            11,
            "Between two times stands '-->', not '→'.",
        ),
        ("WEBVTT\n\n00:04.000 --> 00:01.000\nHello.", 3, 1, "This ends before it begins."),
        ("WEBVTT\n\n00:04.000 -->\nHello.", 3, 1, "The end of this time is missing."),
        (
            f"WEBVTT{WORDS}\n00:00.500 --> 00:01.000\nBefore.",
            6,
            1,
            "This begins before what stands above it.",
        ),
    ],
)
def test_what_browsers_would_drop_in_silence_is_told(
    text: str, line: int, column: int, message: str
) -> None:
    assert faults(text) == [(line, column, message)]


def test_no_more_is_shown_at_a_time_than_can_be_read() -> None:
    head = "WEBVTT\n\n00:00.000 --> 00:09.000\n"
    assert cues(head + "x" * MAX_CUE_CHARACTERS)
    assert faults(head + "x" * (MAX_CUE_CHARACTERS + 1))[0][:2] == (4, 1)
    assert cues(head + "x\n" * MAX_CUE_LINES)
    assert faults(head + "x\n" * (MAX_CUE_LINES + 1))[0][:2] == (4, 1)


def test_all_slips_of_a_file_are_told_at_once() -> None:
    text = "WEBVTT\n\n00:00,000 --> 00:01,000\nOne.\n\n00:03.000 --> 00:02.000\nTwo.\n\nThree.\n"
    assert [line for line, _, _ in faults(text)] == [3, 3, 6, 9]


def test_every_cue_knows_its_place() -> None:
    text = f"WEBVTT{WORDS}\n2\n00:05.000 --> 00:06.000\nBye."
    script = parse_captions(text.encode(), "x.vtt")
    places = [script.document.place(offset) for offset in script.offsets]
    assert places == [(3, 1), (7, 1)]


@pytest.mark.parametrize("seconds", [0.0, 4.5, 59.999, 60.0, 3599.999, 3600.0, 86_400.125])
def test_times_are_written_as_they_are_read(seconds: float) -> None:
    (cue,) = cues(f"WEBVTT\n\n{time_of(seconds)} --> {time_of(seconds + 1)}\nHello.")
    assert cue.start == seconds


class TestFiles:
    def read(self, path: Path) -> tuple[Diagnostic, ...]:
        script = read_script(path, "media/x.vtt")
        assert script.diagnostics
        assert script.captions == NO_CAPTIONS
        return script.diagnostics

    def test_are_read(self, tmp_path: Path) -> None:
        path = tmp_path / "x.vtt"
        path.write_text(f"WEBVTT{WORDS}", encoding="utf-8")
        script = read_script(path, path.name)
        assert script.diagnostics == ()
        assert script.captions == Captions(HELLO)

    def test_that_are_none_are_told(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        for name in ("pipe", "missing.vtt", "."):
            (told,) = self.read(tmp_path / name)
            assert (told.file, told.line, told.column) == ("media/x.vtt", 1, 1)

    def test_in_another_encoding_are_told(self, tmp_path: Path) -> None:
        path = tmp_path / "x.vtt"
        path.write_bytes(f"WEBVTT{WORDS}Café".encode("latin-1"))
        (told,) = self.read(path)
        assert (told.line, told.column) == (5, 4)
        path.write_bytes(f"WEBVTT{WORDS}".encode("utf-16"))
        assert "UTF-16" in self.read(path)[0].message

    def test_that_are_huge_are_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "x.vtt"
        path.write_bytes(b"WEBVTT\n" * (MAX_BYTES // 7 + 1))
        (told,) = self.read(path)
        assert told.message == "The file is larger than 1 MB."


LINES = st.lists(
    st.sampled_from(
        [
            "WEBVTT",
            "",
            " ",
            "00:00.000 --> 00:01.000",
            "00:00,000 --> 00:01",
            "99:99.999 --> ",
            "-->",
            "-->-->",
            "00:01 -> 00:02",
            "NOTE",
            "STYLE",
            "1",
            "<v >&#0;&bogus;<",
            "words",
        ]
    )
    | st.text(max_size=20)
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_text_makes_it_raise(lines: list[str], end: str) -> None:
    raw = end.join(["WEBVTT", *lines]).encode("utf-8", "surrogatepass")
    script = parse_captions(raw, "x.vtt")
    assert bool(script.diagnostics) is not bool(script.captions.cues)
    assert len(script.offsets) == len(script.captions.cues)
    for told in script.diagnostics:
        assert told.line >= 1
        assert told.column >= 1
        assert told.message.endswith(".")


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(raw: bytes) -> None:
    assert parse_captions(raw, "x.vtt").diagnostics
