"""Why nothing was taken, or published, in sentences for people."""

import errno

from kiosk.content.diagnostics import Problem

_FULL = {errno.ENOSPC, errno.EDQUOT}


class UpdateError(Exception):
    """What stands in the way; `problem` says it, and what staff should do about it.

    `passes`: it is likely to be over soon by itself, such as a server that cannot be reached.
    `lasts`: it lies in the pack itself, so fetching that again would be in vain.
    """

    def __init__(
        self, message: str, hint: str = "", *, passes: bool = False, lasts: bool = False
    ) -> None:
        super().__init__(message)
        self.problem = Problem(message, hint)
        self.passes = passes
        self.lasts = lasts


def not_written(error: OSError, what: str) -> UpdateError:
    """Why `what` could not be kept on the disk."""
    if error.errno in _FULL:
        return UpdateError(
            f"There is no room on the disk for {what}.",
            "Free some room on the kiosk's disk; what is shown stays as it is.",
        )
    return UpdateError(
        f"{what[:1].upper()}{what[1:]} cannot be written: {error.strerror or error}.",
        "See whether the disk is full, read-only or failing; what is shown stays as it is.",
    )
