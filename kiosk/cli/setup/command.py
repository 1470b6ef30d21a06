"""The command `kiosk setup`: reads what is there, has it asked or answered, and writes it."""

import argparse
import io
import os
import shlex
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from kiosk.cli.installed import installed_in, usual_root
from kiosk.cli.place import USAGE
from kiosk.cli.setup.answers import AnswersError, read_answers
from kiosk.cli.setup.draft import Draft, sound_parts
from kiosk.cli.setup.machine import Machine, MachineError
from kiosk.cli.setup.says import Says, terminal_language
from kiosk.cli.setup.terminal import Terminal
from kiosk.cli.setup.trust import TrustError, keep_trust, read_trust, trust_of
from kiosk.cli.setup.walk import Walk, choose_language
from kiosk.content.diagnostics import render_text
from kiosk.content.source import read_document
from kiosk.core.clock import SystemClock
from kiosk.site.places import SETTINGS_FILE
from kiosk.site.reading import check_document
from kiosk.site.settings import PIN_MARK
from kiosk.site.writing import before_of, settings_text, write_settings
from kiosk.staff.pin import PinLineError, make_pin, matches, read_pin

DONE, MISTAKES, INTERRUPTED = 0, 1, 130
_PIN = ("staff", "pin")
_OVERLAY = "overlayroot"
_QUOTE = '"'


class _RefusedError(Exception):
    """Nothing can be written; `sentence` says why and what to type."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def run(args: argparse.Namespace) -> int:
    """Ask, and write; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks letters
    path: Path = args.settings.absolute()
    terminal = Terminal(Says(terminal_language()))
    try:
        with _hanging_up_interrupts():
            return _set_up(args, path, terminal)
    except _RefusedError as error:
        print(error.sentence, file=sys.stderr)
        return USAGE
    except AnswersError as error:
        print(render_text(error.diagnostics), file=sys.stderr)
        return MISTAKES
    except KeyboardInterrupt:
        print(f"\n{terminal.says.say('interrupted')}", file=sys.stderr)
        return INTERRUPTED


def _set_up(args: argparse.Namespace, path: Path, terminal: Terminal) -> int:
    _refuse_unwritable(path)
    draft = _present(path, terminal, is_silent=args.answers is not None)
    machine = Machine.here(is_desk=path != SETTINGS_FILE)
    if args.answers is None:
        choose_language(terminal)
        terminal.show()
        terminal.tell("welcome", path=path)
        root = args.root or usual_root()
        walk = Walk(
            terminal, draft, machine, root, installed_in(root), SystemClock().wall(),
            has_trust=trust_of(path).is_file(),
        )  # fmt: skip
        walk.take()
        draft, trust = walk.draft, walk.trust
    else:
        draft, trust = _answered(args.answers, draft)
    text = settings_text(draft.data, terminal.says.language)
    if _is_there(path, text) and (trust is None or _is_there(trust_of(path), trust)):
        terminal.tell("unchanged", path=path)
        return DONE
    if not _consents(terminal, path, text, is_asked=not args.yes):
        terminal.tell("not_written")
        return MISTAKES
    _write(path, text, trust)
    _tell_written(terminal, path)
    return _restart(terminal, machine)


def _refuse_unwritable(path: Path) -> None:
    """Say so before anything is asked; raises _RefusedError."""
    folder = next(folder for folder in path.parents if folder.is_dir())
    if path.is_dir():
        raise _RefusedError(f"{path} is a folder; name a file within it.")
    if os.access(folder, os.W_OK):
        return
    if os.geteuid() != 0:
        command = shlex.join((*_program(), *sys.argv[1:]))
        raise _RefusedError(f"Only the administrator may write {path}. Type: sudo {command}")
    raise _RefusedError(
        f"{folder} cannot be written to, not even by root: its file system is read-only. Make it "
        "writable, such as by: mount -o remount,rw /"
    )


def _program() -> tuple[str, ...]:
    name = Path(sys.argv[0]).name
    if name == "kiosk" and shutil.which(name) is not None:
        return (name,)
    return (sys.executable, "-m", "kiosk")


def _present(path: Path, terminal: Terminal, *, is_silent: bool) -> Draft:
    """What is set already; of a file with mistakes, the sound parts of it."""
    if not path.is_file():
        return Draft()
    document = read_document(path, root=path.parent)
    checked = check_document(document)
    if checked.settings is not None:
        return Draft(document.data)
    if not is_silent:
        terminal.tell("present_has_mistakes")
        terminal.show(render_text(checked.diagnostics))
        terminal.show()
    return sound_parts(document)


def _answered(file: Path, present: Draft) -> tuple[Draft, bytes | None]:
    """The settings of an answers file; raises AnswersError or _RefusedError.

    Without a PIN in it, the present one stays; so does the line kept of it, if it is the same PIN.
    """
    data, pin, trusted = read_answers(file)
    draft, kept = Draft(data), present.value(_PIN)
    if pin is not None:
        draft.put(_PIN, kept if _is_pin(pin, kept) else make_pin(pin))
    elif draft.value(_PIN) is None and kept is not None:
        draft.put(_PIN, kept)
    if trusted is None:
        return draft, None
    try:
        return draft, read_trust(file.parent / trusted)
    except TrustError as error:
        key = "trust_wrong" if error.reason is None else "trust_unreadable"
        words = Says("en").say(key, file=trusted, reason=error.reason)
        raise _RefusedError(words) from None


def _is_pin(pin: str, line: object) -> bool:
    try:
        return isinstance(line, str) and matches(pin, read_pin(line))
    except PinLineError:
        return False


def _consents(terminal: Terminal, path: Path, text: str, *, is_asked: bool) -> bool:
    """Show what is to be written, and have somebody agree."""
    terminal.show()
    terminal.tell("summary")
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            before, is_pin, _ = line.partition(PIN_MARK)
            terminal.show(f"    {before.rstrip(_QUOTE)}******" if is_pin else f"    {line}")
    return not is_asked or terminal.agree(terminal.says.say("write", path=path), default=True)


def _write(path: Path, text: str, trust: bytes | None) -> None:
    """Raises _RefusedError; then everything is as it was."""
    umask = os.umask(0o022)  # a stricter one of root's would keep the kiosk from reading it
    try:
        if trust is not None:
            keep_trust(path, trust)
        write_settings(path, text)
    except OSError as error:
        raise _RefusedError(
            f"{path} cannot be written. The system says: {error.strerror or error}. What was there "
            "is untouched."
        ) from None
    finally:
        os.umask(umask)


def _tell_written(terminal: Terminal, path: Path) -> None:
    terminal.tell("written", path=path)
    if before_of(path).is_file():
        terminal.tell("before", before=before_of(path))
    if _is_lost_at_start():
        terminal.tell("lost_at_start", path=path)


def _is_lost_at_start() -> bool:
    """Whether the root file system is an overlay in memory, as `overlayroot` makes it."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(line.split()[:2] == [_OVERLAY, "/"] for line in mounts.splitlines())


def _restart(terminal: Terminal, machine: Machine) -> int:
    if not machine.has_service:
        return DONE
    terminal.tell("restarting")
    try:
        machine.restart_kiosk()
    except MachineError as error:
        terminal.tell("restart_failed", reason=error)
    return DONE


def _is_there(path: Path, contents: str | bytes) -> bool:
    wanted = contents.encode() if isinstance(contents, str) else contents
    try:
        return path.read_bytes() == wanted
    except OSError:
        return False


@contextmanager
def _hanging_up_interrupts() -> Iterator[None]:
    """Let a connection that breaks end the walk as Ctrl+C does: the kiosk is started again then."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    handlers = {kind: signal.signal(kind, interrupt) for kind in (signal.SIGHUP, signal.SIGTERM)}
    try:
        yield
    finally:
        for kind, handler in handlers.items():
            signal.signal(kind, handler)
