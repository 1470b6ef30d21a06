"""`kiosk health`: tells staff what is wrong with a kiosk now; opens no window."""

import argparse
import datetime as dt
import io
import sys

from kiosk.cli import state
from kiosk.core.clock import SystemClock
from kiosk.ops.health import FILE_NAME, REWRITE_AFTER, HealthReport, as_json, read_health

WELL, TROUBLES, UNKNOWN = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `health` to the commands."""
    parser = subparsers.add_parser(
        "health",
        help="tell what is wrong with a running kiosk",
        description="Tell what is wrong with a running kiosk: pictures that cannot be shown, "
        "sound that is missing. Exit status: 0 all is well, 1 something is wrong, 2 not known: "
        "no report, only an old one, or the kiosk was stopped.",
    )
    state.add_state(parser, "the state folder that the kiosk was given")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what the kiosk says is wrong; the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    path = state.state_folder(args) / FILE_NAME
    report = read_health(path)
    if report is None:
        print(
            f"There is no health report in {path.parent}. Name the folder that the kiosk was "
            "started with: --state DIR",
            file=sys.stderr,
        )
        return UNKNOWN
    silence = _why_unknown(report, SystemClock().wall())
    if args.json or not silence:
        print(as_json(report) if args.json else _told(report))
    if silence:
        print(silence, file=sys.stderr)
        return UNKNOWN
    return WELL if report.is_well else TROUBLES


def _why_unknown(report: HealthReport, clock_time: dt.datetime) -> str:
    """Why a report says nothing of how the kiosk is at that time; "" when it does."""
    if report.stopped:
        return f"The kiosk was stopped at {_moment(report.written)}."
    if report.is_stale(clock_time):
        minutes = round(REWRITE_AFTER.total_seconds() / 60)
        return (
            f"The last report is of {_moment(report.written)}, and a kiosk that runs writes one "
            f"every {minutes} minutes: see whether it runs, and whether the clock is right."
        )
    return ""


def _told(report: HealthReport) -> str:
    if report.is_well:
        return f"All is well, as of {_moment(report.written)}."
    count = len(report.troubles) + report.more
    lines = [f"{count:,} {'thing is' if count == 1 else 'things are'} wrong:"]
    lines += [
        f"  {_printable(each.part)}, since {_moment(each.since)}: {_printable(each.problem)}"
        for each in report.troubles
    ]
    lines += [f"  and {report.more:,} more"] * bool(report.more)
    return "\n".join(lines)


def _moment(text: str) -> str:
    """`2026-03-01 18:30` of a moment in ISO 8601."""
    try:
        return dt.datetime.fromisoformat(text).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return _printable(text)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
