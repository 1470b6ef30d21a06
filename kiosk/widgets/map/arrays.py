"""The kinds of arrays and points that the map's modules hand each other."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
"""What the graphics card reads: a row a corner."""

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]
Lengths = NDArray[np.float64]

Point = tuple[float, float]
