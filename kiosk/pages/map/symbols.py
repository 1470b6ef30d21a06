"""The signs that a curator may set on a map, and the icon that draws each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Symbol(StrEnum):
    """What a sign stands for, in a curator's words."""

    AIRFIELD = "airfield"
    AIRCRAFT = "aircraft"
    ANTENNA = "antenna"
    BATTLE = "battle"
    BRIDGE = "bridge"
    CAMP = "camp"
    CASTLE = "castle"
    CHURCH = "church"
    CIRCLE = "circle"
    CRASH = "crash"
    FACTORY = "factory"
    FLAG = "flag"
    HARBOUR = "harbour"
    HOSPITAL = "hospital"
    HOUSE = "house"
    MISSILE = "missile"
    MONUMENT = "monument"
    MOUNTAIN = "mountain"
    PIN = "pin"
    RADAR = "radar"
    SAILS = "sails"
    SCHOOL = "school"
    SHIP = "ship"
    SQUARE = "square"
    STAR = "star"
    STATION = "station"
    TRIANGLE = "triangle"
    WALKER = "walker"


ICON_OF: Mapping[Symbol, str] = MappingProxyType(
    {
        Symbol.AIRFIELD: "plane-departure",
        Symbol.AIRCRAFT: "plane",
        Symbol.ANTENNA: "antenna",
        Symbol.BATTLE: "swords",
        Symbol.BRIDGE: "building-bridge",
        Symbol.CAMP: "tent",
        Symbol.CASTLE: "building-castle",
        Symbol.CHURCH: "building-church",
        Symbol.CIRCLE: "circle",
        Symbol.CRASH: "flame",
        Symbol.FACTORY: "building-factory",
        Symbol.FLAG: "flag",
        Symbol.HARBOUR: "anchor",
        Symbol.HOSPITAL: "building-hospital",
        Symbol.HOUSE: "home",
        Symbol.MISSILE: "rocket",
        Symbol.MONUMENT: "building-monument",
        Symbol.MOUNTAIN: "mountain",
        Symbol.PIN: "map-pin",
        Symbol.RADAR: "radar",
        Symbol.SAILS: "sailboat",
        Symbol.SCHOOL: "school",
        Symbol.SHIP: "ship",
        Symbol.SQUARE: "square",
        Symbol.STAR: "star",
        Symbol.STATION: "train",
        Symbol.TRIANGLE: "triangle",
        Symbol.WALKER: "walk",
    }
)
