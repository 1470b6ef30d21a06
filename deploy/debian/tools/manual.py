"""Writes the manual page from the parser of the `kiosk` command and the shape of its settings."""

# ruff: noqa: INP001, SLF001  # a script; argparse tells only so what a parser has

import argparse
import datetime as dt
import json
import os
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from kiosk.cli.main import make_parser
from kiosk.content.record import Record
from kiosk.site.settings import Settings

Parser = argparse.ArgumentParser
EMPTY = "\\&"

AFTERWORD = """\
.SH FILES
.TP
.I /etc/kiosk/kiosk.yaml
the settings of this kiosk, written by
.BR "kiosk setup" ;
without it no kiosk is started
.TP
.I /var/lib/kiosk
its state: content, health, what staff chose; deleted while the kiosk is stopped, it begins as new
.TP
.I /usr/share/museum\\-kiosk
the program, and the exhibits that came with it
.TP
.I /usr/share/doc/museum\\-kiosk/examples/bare\\-x
changes to the units for a graphics card on which
.BR cage (1)
does not work
.SH UNITS
.TP
.B kiosk.service
the exhibit; started at boot once
.B kiosk setup
has been through, or after
.B systemctl enable kiosk.service
.TP
.B kiosk\\-safe.service, kiosk\\-last\\-resort.service
the museum's name, for ten minutes, when the kiosk failed eight times in five minutes;
in plain letters when no picture can be shown
.TP
.B kiosk\\-touch\\-test.service
the touch test on the screen
.TP
.B kiosk\\-update.timer, kiosk\\-update.service
new content from the network or a folder
.TP
.B kiosk\\-stick@.service
new content from a USB stick with a folder
.IR museum\\-kiosk ;
.B systemctl mask kiosk\\-stick@.service
has sticks ignored
.TP
.B kiosk\\-export.path, kiosk\\-leave.path, kiosk\\-reboot.path
what staff may ask for at the screen, done by root
.SH SEE ALSO
.BR cage (1),
.BR journalctl (1),
.BR systemctl (1)
.br
How to make exhibits:
.I /usr/share/doc/museum\\-kiosk/README.md.gz
"""


def main() -> None:
    """Write it where the argument says."""
    arguments = Parser(description=__doc__)
    arguments.add_argument("target", type=Path)
    arguments.parse_args().target.write_text(manual(make_parser()), encoding="utf-8")


def manual(parser: Parser) -> str:
    """kiosk(1), in the macros of man(7)."""
    day = dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC).date()
    commands = {name: (each, told) for name, each, told in subcommands(parser)}
    lines = [
        f'.TH KIOSK 1 "{day}" museum-kiosk "Museum kiosk"',
        ".SH NAME",
        "kiosk \\- exhibits on a touch screen, for museums",
        ".SH SYNOPSIS",
        *(f".B kiosk {escaped(name)}\n[\\fIOPTION\\fR...]\n.br" for name in commands),
        ".SH DESCRIPTION",
        escaped(
            "A kiosk shows exhibits full screen. Exhibits are folders of YAML files and pictures. "
            "To make this machine one, type: sudo kiosk setup."
        ),
        ".SH COMMANDS",
    ]
    for name, (command, told) in commands.items():
        lines += [f".SS kiosk {escaped(name)}", sentence(command.description or told)]
        lines += [line for action in command._actions for line in option(action)]
    lines += [
        ".SH SETTINGS",
        ".I /etc/kiosk/kiosk.yaml\nis YAML. Every key may be left out.",
        *settings(Settings),
        AFTERWORD,
    ]
    return "\n".join(lines)


def subcommands(parser: Parser) -> Iterator[tuple[str, Parser, str]]:
    """The name, parser and help of each command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            told = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, each in action.choices.items():
                nested = [(f"{name} {n}", p, t) for n, p, t in subcommands(each)]
                yield from nested or [(name, each, told.get(name, ""))]


def option(action: argparse.Action) -> Iterator[str]:
    """One option or argument; the one for help is the same everywhere."""
    if "--help" in action.option_strings or action.help is argparse.SUPPRESS:
        return
    takes = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    names = ", ".join(f"\\fB{escaped(each)}\\fR" for each in action.option_strings)
    yield f".TP\n{names} \\fI{escaped(takes)}\\fR".replace(" \\fI\\fR", "")
    told = (action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")
    yield escaped(told) or EMPTY


def settings(record: type[Record], above: str = "") -> Iterator[str]:
    """The keys of a record and of those below it; `above` is the key above, with a point."""
    for name, key in record.model_fields.items():
        told = key.description or ""
        told += "".join(f"; as in: {shown(each)}" for each in (key.examples or ())[:1])
        yield f".TP\n.B {escaped(above + name)}\n{escaped(told) or EMPTY}"
        for below in records(key.annotation):
            yield from settings(below, f"{above}{name}.")


def records(annotation: Any) -> Iterator[type[Record]]:
    """The records that a value may be, such as in `Annotated[Record | None, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in typing.get_args(annotation):
        yield from records(part)


def shown(value: object) -> str:
    """An example as it may be typed."""
    text = json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str) else text


def sentence(text: str) -> str:
    """With a capital at its beginning and a full stop at its end."""
    return escaped(f"{text[:1].upper()}{text[1:]}".rstrip(".") + ".")


def escaped(text: str) -> str:
    """As man(7) prints it as it stands."""
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return plain.replace(".", "\\&.", 1) if plain.startswith(".") else plain


if __name__ == "__main__":
    main()
