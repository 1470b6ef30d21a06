"""THE table of chart kinds: adding a kind is adding a module and a row here."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.pages.figures.screen.bars import BarsDrawing
from kiosk.pages.figures.screen.counters import CountersDrawing
from kiosk.pages.figures.screen.drawing import Drawing
from kiosk.pages.figures.screen.multiples import MultiplesDrawing
from kiosk.pages.figures.screen.pictograms import PictogramsDrawing
from kiosk.pages.figures.screen.table import TableDrawing

DRAWINGS: Mapping[str, type[Drawing]] = MappingProxyType(
    {
        "bars": BarsDrawing,
        "counters": CountersDrawing,
        "multiples": MultiplesDrawing,
        "pictograms": PictogramsDrawing,
    }
)
TABLE: type[Drawing] = TableDrawing
"""How any chart is drawn as a table."""
