"""Asks the machine's own services for what the kiosk may not do itself; knows none of them.

An empty file named after what is wanted lies in the folder `ask` until such a service takes it
away; what came of it is then a sentence in the folder of answers, which the kiosk cannot write to.
"""

import os
from collections.abc import Mapping
from pathlib import Path

ANSWERS = Path("/run/kiosk-answers")

_MAX_CHARACTERS = 300


class Requests:
    """`folder` is None where no service listens, as on a desk."""

    def __init__(self, folder: Path | None, answers: Path = ANSWERS) -> None:
        self._folder = folder
        self._answers = answers

    @property
    def are_heard(self) -> bool:
        """Whether anybody listens."""
        return self._folder is not None

    def ask(self, verb: str) -> None:
        """Want something: `export`, `leave` or `reboot`; raises OSError."""
        if self._folder is not None:
            self._folder.mkdir(exist_ok=True)
            (self._folder / verb).touch()

    def is_pending(self, verb: str) -> bool:
        """Whether nobody has taken it up yet, or it is not done."""
        return self._folder is not None and (self._folder / verb).exists()

    def answer(self, verb: str) -> str:
        """What came of it last, in a sentence; "" while nothing has."""
        try:
            with (self._answers / verb).open(encoding="utf-8", errors="replace") as file:
                return " ".join(file.read(_MAX_CHARACTERS).split())
        except OSError:
            return ""


def requests_of(environ: Mapping[str, str] = os.environ) -> Requests:
    """Those of the service that this process belongs to, by systemd's RUNTIME_DIRECTORY."""
    runtime = environ.get("RUNTIME_DIRECTORY", "").split(":")[0]
    return Requests(Path(runtime) / "ask" if runtime else None)
