"""Turns CHANGELOG.md into debian/changelog: one entry a section.

The topmost gets the version that is built.
"""

# ruff: noqa: INP001  # a script

import argparse
import datetime as dt
import email.utils
import re
import sys
import textwrap
from pathlib import Path

MAINTAINER = "The museum kiosk authors <museum-kiosk@packages.invalid>"
UNRELEASED = "Unreleased"


def main() -> None:
    """Write it to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("changelog", type=Path)
    parser.add_argument("version", help="of the topmost section")
    parser.add_argument("epoch", type=int, help="seconds: when the topmost section was written")
    args = parser.parse_args()
    text = args.changelog.read_text(encoding="utf-8")
    built = dt.datetime.fromtimestamp(args.epoch, dt.UTC)
    for number, section in enumerate(re.split(r"^## ", text, flags=re.MULTILINE)[1:]):
        title, _, body = section.partition("\n")
        version = args.version if number == 0 else title.split()[0].strip("[]")
        sys.stdout.write(entry(version, date_in(title) or built, body))


def date_in(title: str) -> dt.datetime | None:
    """Of `1.2.0 (2026-12-01)`."""
    found = re.search(r"\d{4}-\d{2}-\d{2}", title)
    return dt.datetime.fromisoformat(found[0]).replace(tzinfo=dt.UTC) if found else None


def entry(version: str, date: dt.datetime, body: str) -> str:
    """As deb-changelog(5) has it; what is marked as code in Markdown stands plain."""
    items = re.split(r"^- ", body, flags=re.MULTILINE)[1:]
    lines = [f"museum-kiosk ({version}) unstable; urgency=medium", ""]
    for item in items:
        words = " ".join(re.split(r"^#", item, flags=re.MULTILINE)[0].split()).replace("`", "")
        lines += textwrap.wrap(words, 76, initial_indent="  * ", subsequent_indent="    ")
    return "\n".join([*lines, "", f" -- {MAINTAINER}  {email.utils.format_datetime(date)}", "", ""])


if __name__ == "__main__":
    main()
