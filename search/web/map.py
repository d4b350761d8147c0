"""The map of the 514 regencies and cities as SVG shapes, made once from the simplified boundaries (TopoJSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ikrar.config import Config
from ikrar.errors import ConfigError

WIDTH = 2_760
"""Units of the drawing; two for each CSS pixel of a wide screen, so that whole numbers are fine enough."""
_SMALLEST = 14
"""A region that is smaller than this in both directions gets a mark of this size, or nobody could see or touch it."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    code: str
    path: str
    """SVG path data."""


@dataclass(frozen=True, slots=True)
class RegionMap:
    width: int
    height: int
    regions: tuple[Shape, ...]
    provinces: tuple[Shape, ...]


def load_map(config: Config) -> RegionMap:
    """
    Raises:
        ConfigError: the boundaries cannot be read.
    """
    path = config.path("regions/regions.topojson")
    try:
        topology = json.loads(path.read_text(encoding="utf-8"))
        return _draw(topology)
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"the boundaries cannot be read: {error!r}", file=path) from error


def _draw(topology: dict[str, Any]) -> RegionMap:
    west, south, east, north = topology["bbox"]
    unit = WIDTH / (east - west)
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]

    def place(x: int, y: int) -> Point:
        # Plate carrée: Indonesia lies along the equator, where it distorts least.
        return round((x * scale[0] + shift[0] - west) * unit), round((north - y * scale[1] - shift[1]) * unit)

    arcs = [list(_points(arc, place)) for arc in topology["arcs"]]
    objects = topology["objects"]
    return RegionMap(
        width=WIDTH,
        height=round((north - south) * unit),
        regions=tuple(_shape(geometry, arcs, mark_small=True) for geometry in objects["regencies"]["geometries"]),
        provinces=tuple(_shape(geometry, arcs, mark_small=False) for geometry in objects["provinces"]["geometries"]),
    )


def _points(arc: list[list[int]], place: Any) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield place(x, y)


def _shape(geometry: dict[str, Any], arcs: list[list[Point]], *, mark_small: bool) -> Shape:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
    drawn = [ring for ring in rings if len(ring) > 3]
    points = [point for ring in drawn or rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if mark_small and max(right - left, bottom - top) < _SMALLEST:
        half = _SMALLEST // 2
        x, y = (left + right) // 2 - half, (top + bottom) // 2
        return Shape(str(geometry["id"]), f"m{x} {y}l{half} {-half}l{half} {half}l{-half} {half}z")
    return Shape(str(geometry["id"]), "".join(_path(ring) for ring in drawn))


def _ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring's points; a negative index is the complement of an arc that runs backwards (TopoJSON specification)."""
    ring: list[Point] = []
    for index in indexes:
        for point in arcs[index] if index >= 0 else reversed(arcs[~index]):
            if not ring or ring[-1] != point:
                ring.append(point)
    return ring


def _path(ring: list[Point]) -> str:
    (x, y), *rest = ring
    steps = [f"M{x} {y}l"]
    for next_x, next_y in rest:
        steps.append(f"{next_x - x} {next_y - y} ")
        x, y = next_x, next_y
    return "".join(steps).rstrip() + "z"
