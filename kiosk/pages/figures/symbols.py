"""The signs that a curator may count with, and the icon that draws each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Symbol(StrEnum):
    """What one sign stands for, in a curator's words."""

    AIRCRAFT = "aircraft"
    BED = "bed"
    BOAT = "boat"
    BOMB = "bomb"
    BOOK = "book"
    CANDLE = "candle"
    CAR = "car"
    CIRCLE = "circle"
    FACTORY = "factory"
    GRAVE = "grave"
    HELICOPTER = "helicopter"
    HOSPITAL = "hospital"
    HOUSE = "house"
    MISSILE = "missile"
    PERSON = "person"
    SCHOOL = "school"
    SHIP = "ship"
    SQUARE = "square"
    STAR = "star"
    TANK = "tank"
    TENT = "tent"
    TRAIN = "train"
    TREE = "tree"
    TRUCK = "truck"


ICON_OF: Mapping[Symbol, str] = MappingProxyType(
    {
        Symbol.AIRCRAFT: "plane",
        Symbol.BED: "bed",
        Symbol.BOAT: "sailboat",
        Symbol.BOMB: "bomb",
        Symbol.BOOK: "book",
        Symbol.CANDLE: "candle",
        Symbol.CAR: "car",
        Symbol.CIRCLE: "circle",
        Symbol.FACTORY: "building-factory",
        Symbol.GRAVE: "grave",
        Symbol.HELICOPTER: "helicopter",
        Symbol.HOSPITAL: "building-hospital",
        Symbol.HOUSE: "home",
        Symbol.MISSILE: "rocket",
        Symbol.PERSON: "user",
        Symbol.SCHOOL: "school",
        Symbol.SHIP: "ship",
        Symbol.SQUARE: "square",
        Symbol.STAR: "star",
        Symbol.TANK: "tank",
        Symbol.TENT: "tent",
        Symbol.TRAIN: "train",
        Symbol.TREE: "trees",
        Symbol.TRUCK: "truck",
    }
)
