"""Writes what shells complete after `kiosk`, from its own parser: for bash, zsh and fish."""

# ruff: noqa: INP001, SLF001  # a script; argparse tells only so what a parser has

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

# The tool may come from the system, what the kiosk needs from an environment of its own.
sys.path.append("/usr/lib/python3/dist-packages")
sys.path.insert(0, str(Path(__file__).parents[2]))

import shtab

from kiosk.cli.main import make_parser

Parser = argparse.ArgumentParser


def main() -> None:
    """Write the three files into a folder."""
    arguments = Parser(description=__doc__)
    arguments.add_argument("target", type=Path)
    target: Path = arguments.parse_args().target
    for name, text in (
        ("kiosk", shtab.complete(make_parser(), "bash")),
        ("_kiosk", shtab.complete(make_parser(), "zsh")),
        ("kiosk.fish", "\n".join([*fish(make_parser()), ""])),
    ):
        (target / name).write_text(text, encoding="utf-8")


def fish(parser: Parser) -> Iterator[str]:
    """For the fish shell, which shtab does not know: commands and their long options."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                told = quoted(choice.help or "")
                yield f"complete -c kiosk -f -n __fish_use_subcommand -a {choice.dest} -d {told}"
                yield from options(choice.dest, action.choices[choice.dest])


def options(name: str, command: Parser) -> Iterator[str]:
    """The long options of one command."""
    for option in command._actions:
        for text in option.option_strings:
            if text.startswith("--") and option.help is not argparse.SUPPRESS:
                takes = "" if option.nargs == 0 else " -r"
                yield (
                    f"complete -c kiosk -n '__fish_seen_subcommand_from {name}' -l {text[2:]}"
                    f"{takes} -d {quoted(option.help or '')}"
                )


def quoted(text: str) -> str:
    """As one word of fish."""
    plain = text.replace("%%", "%").replace("\\", "\\\\").replace("'", "\\'")
    return f"'{plain}'"


if __name__ == "__main__":
    main()
