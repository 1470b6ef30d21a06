"""The short sounds by which the kiosk answers; knows no file and no device."""

from enum import StrEnum


class Cue(StrEnum):
    """What can be heard."""

    STILL_THERE = "still-there"
    TOUCH = "touch"
