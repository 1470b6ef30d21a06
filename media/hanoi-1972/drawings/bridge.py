"""Long Biên bridge in perspective: cantilever trusses peaking above each pier."""

import math
from dataclasses import dataclass

from easel import Easel
from palette import mix
from shapes import Point, polygon, taper
from view import Camera

SPAN = 75.0
DECK = 11.0
PEAK = 17.5
SAG = 5.5
PANELS = 12


@dataclass(frozen=True, slots=True)
class Bridge:
    """The bridge's line over the ground: a start (x, z) and a direction of length 1, metres."""

    camera: Camera
    start: Point
    direction: Point
    near: str
    far: str

    def place(self, run: float, height: float, side: float = 0.0) -> Point:
        """A place `run` metres along, `side` metres across, on the sheet."""
        x = self.start[0] + self.direction[0] * run + self.direction[1] * side
        z = self.start[1] + self.direction[1] * run - self.direction[0] * side
        return self.camera.at(x, height, max(z, 4.0))

    def distance(self, run: float) -> float:
        """How far ahead of the camera the place lies, metres."""
        return max(4.0, self.start[1] + self.direction[1] * run)

    def tone(self, run: float) -> str:
        """The silhouette's colour there: hazier with distance."""
        return mix(self.near, self.far, min(1.0, (self.distance(run) / 620) ** 0.8))

    def draw(self, easel: Easel, spans: int, *, first: int = 0) -> None:
        """Draw the spans, the far ones first."""
        for span in range(spans - 1, first - 1, -1):
            self._pier(easel, span * SPAN)
            for side in (6.2, 0.0):
                self._truss(easel, span * SPAN, side)
            self._portals(easel, span * SPAN)
            self._deck(easel, span * SPAN)

    def _top(self, share: float) -> float:
        toward = abs(share - 0.5) * 2
        return DECK + SAG + (PEAK - SAG) * math.pow(toward, 1.45)

    def _bar(
        self,
        easel: Easel,
        first: tuple[float, float, float],
        last: tuple[float, float, float],
        thick: float,
        colour: str,
    ) -> None:
        start = self.place(first[0], first[1], first[2])
        end = self.place(last[0], last[1], last[2])
        widths = [
            max(0.7, self.camera.size(thick, self.distance(first[0]))),
            max(0.7, self.camera.size(thick, self.distance(last[0]))),
        ]
        easel.fill(taper([start, end], widths), colour)

    def _truss(self, easel: Easel, run: float, side: float) -> None:
        colour = mix(self.tone(run + SPAN / 2), self.far, 0.28 if side else 0.0)
        step = SPAN / PANELS
        for panel in range(PANELS):
            left, right = run + panel * step, run + (panel + 1) * step
            high_left, high_right = self._top(panel / PANELS), self._top((panel + 1) / PANELS)
            self._bar(easel, (left, high_left, side), (right, high_right, side), 0.75, colour)
            self._bar(easel, (left, DECK, side), (left, high_left, side), 0.42, colour)
            falling = panel < PANELS / 2
            low, high = (right, left) if falling else (left, right)
            top = high_left if falling else high_right
            self._bar(easel, (low, DECK, side), (high, top, side), 0.38, colour)
            middle = (left + right) / 2
            if top > DECK + 9:
                self._bar(
                    easel,
                    (high, (DECK + top) / 2, side),
                    (middle, (DECK + top) / 2, side),
                    0.25,
                    colour,
                )
        self._bar(easel, (run, DECK, side), (run + SPAN, DECK, side), 0.9, colour)

    def _portals(self, easel: Easel, run: float) -> None:
        colour = mix(self.tone(run), self.far, 0.15)
        for panel in (0, 1, 2, 10, 11):
            place = run + panel * SPAN / PANELS
            height = self._top(panel / PANELS)
            self._bar(easel, (place, height, 0), (place, height, 6.2), 0.45, colour)
            if height > DECK + 10:
                self._bar(easel, (place, height - 2.6, 0), (place, height - 2.6, 6.2), 0.35, colour)
                self._bar(easel, (place, height, 0), (place, height - 2.6, 6.2), 0.25, colour)

    def _deck(self, easel: Easel, run: float) -> None:
        colour = self.tone(run + SPAN / 2)
        corners = [
            self.place(run, DECK + 0.3, -3.2),
            self.place(run + SPAN, DECK + 0.3, -3.2),
            self.place(run + SPAN, DECK - 1.1, -3.2),
            self.place(run, DECK - 1.1, -3.2),
        ]
        easel.fill(polygon(corners), colour)
        for height in (0.75, 1.35):
            self._bar(
                easel, (run, DECK + height, -3.2), (run + SPAN, DECK + height, -3.2), 0.12, colour
            )
        for post in range(25):
            place = run + SPAN * post / 25
            self._bar(easel, (place, DECK, -3.2), (place, DECK + 1.35, -3.2), 0.12, colour)

    def _pier(self, easel: Easel, run: float) -> None:
        tone = self.tone(run)
        top, bottom = DECK - 1.0, 0.0
        face = [
            self.place(run - 2.4, top, -2.5),
            self.place(run + 2.4, top, -2.5),
            self.place(run + 3.1, bottom, -3.4),
            self.place(run - 3.1, bottom, -3.4),
        ]
        side = [
            self.place(run - 2.4, top, -2.5),
            self.place(run - 2.4, top, 8),
            self.place(run - 3.1, bottom, 9),
            self.place(run - 3.1, bottom, -3.4),
        ]
        easel.fill(polygon(side), mix(tone, self.far, 0.10))
        easel.shade(
            polygon(face), face[0], face[3], ((0, mix(tone, self.far, 0.16), 1), (1, tone, 1))
        )
        cap = [
            self.place(run - 3.0, top + 0.2, -3.0),
            self.place(run + 3.0, top + 0.2, -3.0),
            self.place(run + 3.0, top - 1.2, -3.0),
            self.place(run - 3.0, top - 1.2, -3.0),
        ]
        easel.fill(polygon(cap), tone)
