"""What lies on a map at one time, as frozen values in plane units; knows no pixel and no curator.

A plane (projection.py) is flat, its y grows upwards. Times are shares of a passage, 0 to 1
(choreography.py): whatever begins at share 0 is there from the start. A route that began before
the passage, or goes on after it, has shares beyond 0 and 1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""(n, 2): x and y in plane units."""

ALWAYS = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A place: a symbol that keeps its size. `rank` 1 is labelled before 2; "" is no label."""

    id: str
    x: float
    y: float
    symbol: str  # the name of an icon
    colour: str  # a role of the theme
    label: str = ""
    rank: int = 3
    begins: float = ALWAYS


@dataclass(frozen=True, slots=True, eq=False)
class Burst:
    """An event: a disc that lights up at `begins`; `size` 0 to 1 of the largest one's area."""

    id: str
    x: float
    y: float
    size: float
    colour: str
    label: str = ""
    rank: int = 3
    begins: float = ALWAYS


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """A route: drawn from its first point on between `begins` and `ends`; dashed if schematic.

    `symbol` (may be empty) is the icon of a marker that moves at its head while it is drawn.
    """

    id: str
    points: Points
    colour: str
    dashed: bool = False
    symbol: str = ""
    label: str = ""
    rank: int = 3
    begins: float = ALWAYS
    ends: float = ALWAYS


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """An area: rings, the first its outline, others holes. `dashed` outlines are ranges."""

    id: str
    rings: tuple[Points, ...]
    colour: str
    dashed: bool = False
    label: str = ""
    rank: int = 3
    begins: float = ALWAYS


@dataclass(frozen=True, slots=True, eq=False)
class Lettering:
    """A name written on the map itself; `rank` 1 is set large."""

    x: float
    y: float
    text: str
    rank: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """Everything that lies on the base map; compared by identity, so keep it while it holds."""

    spots: tuple[Spot, ...] = ()
    bursts: tuple[Burst, ...] = ()
    traces: tuple[Trace, ...] = ()
    regions: tuple[Region, ...] = ()
    letterings: tuple[Lettering, ...] = ()
