"""`kiosk export`: what a kiosk tells about itself, as one archive; opens no window."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kiosk.cli import state
from kiosk.core.clock import SystemClock
from kiosk.core.durable import sync_folder
from kiosk.site.places import SETTINGS_FILE

DONE, FAILED = 0, 1
STANDARD_OUTPUT = "-"

_UNIT = "kiosk*"
_SINCE = "-30d"
_JOURNAL_SECONDS = 120.0
_PATTERNS = ("*.json", "*.jsonl*", "screenshots/*")
_SECRET = frozenset({"pin.json"})  # how often somebody mistyped is nobody's business
_REMOVED = "(removed)"
_SECRETS = (
    re.compile(r"""(?<=pin:)[^\n#,}]*"""),
    re.compile(r"""(?<=pin":)[^\n#,}]*"""),
    re.compile(r"scrypt:[^\s\"',}]*"),
    re.compile(r"(?<=://)[^/\s@]*(?=@)"),
)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `export` to the commands."""
    parser = subparsers.add_parser(
        "export",
        help="write logs, events, health and screenshots to one archive",
        description="Write the logs of a month, events, health, screenshots and settings without "
        "the PIN to one ZIP archive, for whoever helps. Exit status: 0 written, 1 not.",
    )
    parser.add_argument(
        "--to", default=".", metavar="DIR",
        help="the folder to write to (default: the current one); - is standard output",
    )  # fmt: skip
    parser.add_argument(
        "--settings", type=Path, default=SETTINGS_FILE, metavar="FILE",
        help="this kiosk's settings (default: %(default)s)",
    )  # fmt: skip
    state.add_state(parser, "the state folder that the kiosk was given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write it; the exit status."""
    folder = state.state_folder(args)
    try:
        if args.to == STANDARD_OUTPUT:
            write_archive(sys.stdout.buffer, folder, args.settings)
            sys.stdout.buffer.flush()
        else:
            print(_write_file(Path(args.to), folder, args.settings))
    except OSError as error:
        print(f"The archive was not written: {error.strerror or error}.", file=sys.stderr)
        return FAILED
    return DONE


def write_archive(target: BinaryIO, folder: Path, settings: Path) -> None:
    """Write all there is, as a ZIP archive; raises OSError of target.

    What cannot be read is named in it.
    """
    missing: list[str] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("journal.txt", _journal())
        for name, path in _files(folder, settings):
            try:
                data = path.read_bytes()
            except OSError as error:
                missing.append(f"{name}: {error.strerror or error}")
            else:
                is_text = path.suffix in {".yaml", ".before"}
                archive.writestr(name, _without_secrets(data) if is_text else data)
        if missing:
            archive.writestr("missing.txt", "".join(f"{line}\n" for line in missing))


def _write_file(where: Path, folder: Path, settings: Path) -> Path:
    """The file, whole or not there; raises OSError."""
    name = f"museum-kiosk-{SystemClock().wall():%Y-%m-%d-%H%M%S}.zip"
    part = where / f".{name}.part"
    try:
        with part.open("xb") as file:
            write_archive(file, folder, settings)
            os.fsync(file.fileno())
        part.replace(where / name)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    sync_folder(where)
    return where / name


def _files(folder: Path, settings: Path) -> Iterator[tuple[str, Path]]:
    """The name in the archive and the path of each file; links are left out."""
    for pattern in _PATTERNS:
        for path in sorted(folder.glob(pattern)):
            if path.is_file() and not path.is_symlink() and path.name not in _SECRET:
                yield path.relative_to(folder).as_posix(), path
    if settings.is_file():
        yield settings.name, settings


def _without_secrets(data: bytes) -> str:
    """The settings without the PIN's hash and passwords in addresses."""
    text = data.decode("utf-8", errors="replace")
    for pattern in _SECRETS:
        text = pattern.sub(_REMOVED, text)
    return text


def _journal() -> bytes:
    """What the kiosk's services have logged; a sentence where there is no journal."""
    program = shutil.which("journalctl")
    if program is None:
        return b"There is no journal on this machine.\n"
    command = [
        *(program, "--no-pager", "--quiet", "--output=short-iso-precise"),
        *(f"--unit={_UNIT}", f"--since={_SINCE}"),
    ]
    try:
        ended = subprocess.run(  # noqa: S603  # our own words, and no shell
            command, capture_output=True, check=False, timeout=_JOURNAL_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"The journal cannot be read: {error}\n".encode()
    return ended.stdout + ended.stderr
