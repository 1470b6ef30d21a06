"""What a map page lies on: its base map and its limits in the plane."""

from kiosk.cartography.basemap import Basemap, read_basemap
from kiosk.cartography.ground import Scanned
from kiosk.cartography.projection import Mercator, Picture
from kiosk.cartography.survey import Town
from kiosk.content.diagnostics import Problem
from kiosk.content.reading import Catalogue
from kiosk.core.geometry import Rect
from kiosk.pages.map.keys import PictureGround
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.views import Terrain

_MOST_TOWNS = 24


def terrain_of(page: MapPage, catalogue: Catalogue) -> tuple[Terrain, tuple[Town, ...]]:
    """The page's terrain, and the towns of its base map that are to be named.

    Without a base map that can be read, the features stand on an empty ground.
    """
    if isinstance(page.basemap, PictureGround):
        width, height = page.basemap.size
        picture = Picture(width, height)
        whole = Rect(0, 0, width, height)
        path = catalogue.picture_path(page.basemap.picture)
        limits = picture.box(*page.limits) if page.limits else whole
        return Terrain(picture, Scanned(path, whole), limits, picture.box(*page.view)), ()
    basemap = read_basemap(catalogue.media_path(page.basemap))
    if isinstance(basemap, Problem):
        plane = Mercator(page.view[1] - 180.0)
        bounds = plane.box(*(page.limits or page.view))
        return Terrain(plane, None, bounds, plane.box(*page.view)), ()
    plane = basemap.plane
    bounds = basemap.ground.bounds
    if page.limits:
        bounds = plane.box(*page.limits).cut(bounds)
    terrain = Terrain(plane, basemap.ground, bounds, plane.box(*page.view))
    return terrain, _towns(page, basemap, terrain.home)


def _towns(page: MapPage, basemap: Basemap, home: Rect) -> tuple[Town, ...]:
    """The towns that the page names, or the greatest in its first view."""
    if page.towns is not None:
        wanted = set(page.towns)
        return tuple(town for town in basemap.towns if wanted & set(town.names.values()))
    plane = basemap.plane
    places = ((plane.place(town.latitude, town.longitude), town) for town in basemap.towns)
    here = [town for place, town in places if home.contains(*place)]
    return tuple(sorted(here, key=lambda town: -town.population)[:_MOST_TOWNS])
