"""Many rows with one fault, and many places with one notice, are told in one line."""

from kiosk.content.diagnostics import Diagnostic, Severity, in_reading_order
from kiosk.content.folding import MOST_ALIKE, folded


def wrong(
    line: int, heading: str | None = "lat", message: str = "A number, not '{}'."
) -> Diagnostic:
    said = message.format(line)
    return Diagnostic("a.csv", line, 1, "table", said, f"Write {line}.5.", heading=heading)


def test_many_rows_with_one_fault_are_one_line() -> None:
    (told,) = folded([wrong(line) for line in range(2, 1_236)])
    assert (told.line, told.message) == (2, "A number, not '2'.")
    assert told.hint == "Write 2.5. 1,233 more rows have the same."


def test_a_few_are_told_one_by_one() -> None:
    few = [wrong(line) for line in range(MOST_ALIKE)]
    assert list(folded(few)) == few


def test_columns_and_sentences_are_kept_apart() -> None:
    many = [wrong(line, heading) for line in range(2, 8) for heading in ("lat", "lon")]
    others = [wrong(line, "lat", "There is nothing.") for line in range(2, 5)]
    assert [(each.line, each.heading) for each in folded([*many, *others])] == [
        (2, "lat"), (2, "lon"), (2, "lat"), (3, "lat"), (4, "lat"),
    ]  # fmt: skip


def test_a_language_that_is_missing_all_over_a_file_is_told_once_a_file() -> None:
    """A third language half written: 378 notices hid the one that mattered."""

    def lacks(file: str, line: int, language: str) -> Diagnostic:
        said = f"This text is missing in '{language}'."
        return Diagnostic(file, line, 1, "missing-language", said, severity=Severity.NOTICE)

    many = [lacks("a.yaml", line, "fr") for line in range(1, 41)]
    one, other = lacks("a.yaml", 50, "de"), lacks("b.yaml", 1, "fr")
    told = list(folded([*many, one, other]))
    assert [(each.file, each.line) for each in told] == [
        ("a.yaml", 1),
        ("a.yaml", 50),
        ("b.yaml", 1),
    ]
    assert told[0].hint == "The same holds in 39 more places of this file."
    assert told[1:] == [one, other]


def test_mistakes_that_stand_in_no_table_are_told_each_time() -> None:
    many = [wrong(line, None) for line in range(20)]
    assert list(folded(many)) == many


def test_files_with_mistakes_come_before_those_with_notices_only() -> None:
    notice = Diagnostic("a.yaml", 1, 1, "x", "Seen.", severity=Severity.NOTICE)
    later = Diagnostic("b.yaml", 9, 1, "x", "Seen too.", severity=Severity.NOTICE)
    mistake = Diagnostic("b.yaml", 10, 1, "x", "Wrong.")
    assert in_reading_order([notice, later, mistake]) == (later, mistake, notice)
