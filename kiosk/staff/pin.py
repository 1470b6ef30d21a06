"""The staff's PIN: which may be taken, and how it is kept; knows neither pad nor lock-out.

What is kept is one line: `scrypt:14:8:1:SALT:KEY`, the cost as log2 N, r and p, the
rest in base 64.
"""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

LEAST_DIGITS, MOST_DIGITS = 6, 12
MARK = "scrypt:"

Fault = Literal["too_short", "too_long", "not_digits", "too_easy"]

_LOG2_N, _R, _P = 14, 8, 1  # 16 MiB; about a tenth of a second on a Raspberry Pi 4
_MOST_LOG2_N, _MOST_R, _MOST_P = 17, 16, 4  # of a line written by hand: 256 MiB
_KEY_BYTES, _SALT_BYTES = 32, 16
_MEMORY = 3 * 128 << 20  # what OpenSSL may take


class PinError(ValueError):
    """A PIN that may not be taken; the words of `staff_pin_<fault>` say why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class PinLineError(ValueError):
    """The line kept of a PIN is no such line."""


@dataclass(frozen=True, slots=True, repr=False)
class KeptPin:
    """The line in its parts; not shown in logs."""

    log2_n: int
    r: int
    p: int
    salt: bytes
    key: bytes


def make_pin(text: str) -> str:
    """The line to keep of a PIN of 6 to 12 digits; raises PinError."""
    fault = pin_fault(text)
    if fault is not None:
        raise PinError(fault)
    salt = os.urandom(_SALT_BYTES)
    key = _derive(text, KeptPin(_LOG2_N, _R, _P, salt, b""), _KEY_BYTES)
    return f"{MARK}{_LOG2_N}:{_R}:{_P}:{_encode(salt)}:{_encode(key)}"


def pin_fault(text: str) -> Fault | None:
    """Why the PIN may not be taken; None when it may."""
    if not (text.isascii() and text.isdigit()):
        return "not_digits" if text else "too_short"
    if len(text) < LEAST_DIGITS:
        return "too_short"
    if len(text) > MOST_DIGITS:
        return "too_long"
    return "too_easy" if _is_easy(text) else None


def read_pin(line: str) -> KeptPin:
    """The parts of a kept line; raises PinLineError."""
    try:
        log2_n, r, p, salt, key = line.removeprefix(MARK).split(":")
        kept = KeptPin(int(log2_n), int(r), int(p), _decode(salt), _decode(key))
    except (ValueError, binascii.Error) as error:
        raise PinLineError("the line of the PIN cannot be read") from error
    costs = (kept.log2_n, kept.r, kept.p)
    most = (_MOST_LOG2_N, _MOST_R, _MOST_P)
    sound = all(1 <= cost <= limit for cost, limit in zip(costs, most, strict=True))
    if not line.startswith(MARK) or not sound or min(len(kept.salt), len(kept.key)) < _SALT_BYTES:
        raise PinLineError("the line of the PIN cannot be read")
    return kept


def matches(text: str, kept: KeptPin) -> bool:
    """Whether it is that PIN; takes its time, and the same for every PIN."""
    return hmac.compare_digest(_derive(text, kept, len(kept.key)), kept.key)


def _derive(text: str, kept: KeptPin, length: int) -> bytes:
    return hashlib.scrypt(
        text.encode(), salt=kept.salt, n=1 << kept.log2_n, r=kept.r, p=kept.p, maxmem=_MEMORY,
        dklen=length,
    )  # fmt: skip


def _is_easy(digits: str) -> bool:
    """One digit, a run, or a piece said again: what is tried first."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    pieces = (digits[:size] for size in range(1, len(digits) // 2 + 1))
    again = any(piece * (len(digits) // len(piece)) == digits for piece in pieces)
    return again or steps in ({1}, {9}) or len(set(digits)) < 3


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
