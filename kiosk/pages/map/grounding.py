"""What does not fit to the base map or the picture that a map lies on; opens no file."""

from collections.abc import Iterator, Sequence

from kiosk.cartography.basemap import Basemap
from kiosk.cartography.strays import first_turned, is_off
from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.references import Loc
from kiosk.content.suggest import did_you_mean
from kiosk.pages.map.features import Feature
from kiosk.pages.map.keys import MapKeys, PictureGround
from kiosk.pages.map.whereabouts import (
    Sides,
    Spot,
    boxes,
    is_apart,
    is_inside,
    middle,
    positions,
    put_right,
    turned,
    written,
)
from kiosk.pages.page import Fault, Media, RowsFault

_MOST_ALIKE = 3  # told one by one; more are told once
_CORRECT = "Correct it, or make a base map that reaches so far."
_OFF = Problem("This lies outside the base map, where visitors do not come.", _CORRECT)

_BOX_NAMES = {"view": "This view lies", "limits": "These limits lie"}


def of_ground(page: MapKeys, media: Media) -> Iterator[Fault]:
    """Boxes and towns that are not on the base map, or a picture of another size."""
    if isinstance(page.basemap, str):
        basemap = _basemap(page, media)
        if basemap is not None:
            yield from _off_boxes(page, basemap.around)
            yield from _unknown_towns(page, basemap)
        return
    other = _other_size(page.basemap, media)
    if other is not None:
        yield Fault(("basemap", "size"), other)
        return
    for loc, box in boxes(page):
        problem = _beyond_picture(page.basemap.size, box)
        if problem is not None:
            yield Fault(loc, problem)


def of_features(
    page: MapKeys, features: Sequence[Feature], media: Media, file: str = ""
) -> Iterator[RowsFault]:
    """Features that are not on the ground; `file` is the table in which they stand, if any."""
    if not isinstance(page.basemap, str):
        if _other_size(page.basemap, media) is None:
            yield from _off_picture(page.basemap.size, features)
        return
    basemap = _basemap(page, media)
    if basemap is None:
        return
    around = basemap.around
    is_lost = _is_lost(page.view, around)
    mistaken: list[RowsFault] = []
    off: list[tuple[int, Loc]] = []
    for number, feature in enumerate(features):
        found = None if is_lost else _turned_spot(feature, around)
        if found is not None:
            loc, spot = found
            mistaken.append(RowsFault((number,), loc, _exchanged(spot, file)))
        elif (loc_off := _off(feature, around)) is not None:
            off.append((number, loc_off))
    if file and 1 < len(mistaken) == len(features):
        yield RowsFault(tuple(range(len(features))), None, _all_exchanged(len(features), file))
    else:
        yield from mistaken
    yield from _told_off(off, is_lost=is_lost)


def _told_off(off: Sequence[tuple[int, Loc]], *, is_lost: bool) -> Iterator[RowsFault]:
    """Where the base map is the wrong one, or many lie off it, one sentence says it of all."""
    if len(off) > _MOST_ALIKE or (is_lost and len(off) > 1):
        problem = Problem(
            f"This and {len(off) - 1:,} more lie outside the base map, where visitors do not come.",
            "Correct them, or make a base map that reaches so far.",
        )
        yield RowsFault((off[0][0],), off[0][1], problem, Severity.NOTICE)
        return
    for number, loc in off:
        yield RowsFault((number,), loc, _OFF, Severity.NOTICE)


def _off_boxes(page: MapKeys, around: Sides) -> Iterator[Fault]:
    for loc, box in boxes(page):
        if is_apart(box, around):
            yield Fault(loc, _wholly_outside(str(loc[-1]), box, around))
            if loc == ("view",) and _is_lost(box, around):
                return
        elif not is_inside(around, *middle(box)):
            yield Fault(loc, _OFF, Severity.NOTICE)


def _is_lost(view: Sides, around: Sides) -> bool:
    """Whether it is not the first view that is wrong, but the base map."""
    return is_apart(view, around) and is_apart(turned(view), around)


def _wholly_outside(name: str, box: Sides, around: Sides) -> Problem:
    if not is_apart(turned(box), around):
        return Problem(
            f"Latitude and longitude seem to be exchanged: {written(turned(box))} would lie on "
            "the map.",
            f"Latitudes come first: write {written(turned(box))}.",
        )
    south, west, north, east = around
    return Problem(
        f"{_BOX_NAMES[name]} wholly outside the base map, which reaches from {south:g} to "
        f"{north:g} in latitude and from {west:g} to {east:g} in longitude.",
        "Is it the right base map? If so, correct this.",
    )


def _turned_spot(feature: Feature, around: Sides) -> tuple[Loc, Spot] | None:
    """The first position that lies off the base map, but would be on it if turned round."""
    for loc, line in positions(feature):
        if loc == ("at",):
            first, second = line[0]
            if not is_inside(around, first, second) and is_inside(around, second, first):
                return loc, (first, second)
        elif (place := first_turned(line.flat, around)) is not None:
            return (*loc, place), line[place]
    return None


def _off(feature: Feature, around: Sides) -> Loc | None:
    """Where a feature stands of which nothing lies on the base map."""
    loc, line = next(positions(feature))
    is_away = not is_inside(around, *line[0]) if len(line) == 1 else is_off(line.flat, around)
    return loc if is_away else None


def _exchanged(spot: Spot, file: str) -> Problem:
    right = written((spot[1], spot[0]))
    return Problem(
        f"Latitude and longitude seem to be exchanged: {right} would lie on the map.",
        put_right(spot, file),
    )


def _all_exchanged(count: int, file: str) -> Problem:
    if file.endswith((".csv", ".tsv")):
        return Problem(
            f"In all {count:,} rows, latitude and longitude seem to be exchanged.",
            "Are the headings 'lat' and 'lon' exchanged?",
        )
    return Problem(
        "In all of this file, latitude and longitude seem to be exchanged.",
        "In GeoJSON, the longitude comes first: export it again.",
    )


def _unknown_towns(page: MapKeys, basemap: Basemap) -> Iterator[Fault]:
    known = [name for town in basemap.towns for name in town.names.values()]
    for index, name in enumerate(page.towns or ()):
        if name not in known:
            hint = did_you_mean(name, known) or "Write it as a label of your own."
            problem = Problem(f"The base map has no town '{name}'.", hint)
            yield Fault(("towns", index), problem, Severity.NOTICE)


def _other_size(ground: PictureGround, media: Media) -> Problem | None:
    """Compared before anything else: with another size, everything seems to be misplaced."""
    real = media.picture_size(ground.picture)
    if real is None or real == ground.size:
        return None
    return Problem(
        f"The picture '{ground.picture}' is {real[0]} pixels wide and {real[1]} high.",
        f"Write 'size: [{real[0]}, {real[1]}]', and measure positions on a picture that large.",
    )


def _off_picture(size: tuple[int, int], features: Sequence[Feature]) -> Iterator[RowsFault]:
    """The first position of each feature that lies off the picture."""
    width, height = size
    for number, feature in enumerate(features):
        for loc, line in positions(feature):
            across, down = line.flat[0::2], line.flat[1::2]
            if min(across) >= 0 <= min(down) and max(across) <= width and max(down) <= height:
                continue
            places = enumerate(line)
            place = next(i for i, (x, y) in places if not (0 <= x <= width and 0 <= y <= height))
            problem = Problem(
                f"{written(line[place])} lies outside the picture, which is {width} pixels wide "
                f"and {height} high.",
                "Positions are [across, down] in pixels from its upper left corner.",
            )
            yield RowsFault((number,), loc if loc == ("at",) else (*loc, place), problem)
            break


def _beyond_picture(size: tuple[int, int], box: Sides) -> Problem | None:
    left, top, right, bottom = box
    if left >= 0 <= top and right <= size[0] and bottom <= size[1]:
        return None
    return Problem(
        f"This box reaches beyond the picture, which is {size[0]} pixels wide and {size[1]} high.",
        "Write [left, top, right, bottom] in pixels of the picture.",
    )


def _basemap(page: MapKeys, media: Media) -> Basemap | None:
    content = media.content(page.basemap) if isinstance(page.basemap, str) else None
    return content if isinstance(content, Basemap) else None
