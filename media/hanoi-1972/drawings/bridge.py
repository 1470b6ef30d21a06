"""Long Biên bridge in perspective: cantilever trusses peaking above each pier.

Short anchor spans, whose top chord sags like a rope between two peaks, alternate with long spans:
an arm reaches out from each peak, and a low truss, slightly bowed, hangs between the arms.
"""

import math
from dataclasses import dataclass

from easel import Easel
from palette import mix
from shapes import Point, polygon, taper
from view import Camera

DECK = 11.0
PEAK = 17.0
# What stands on the bridge's plans: 75 m and 106.2 m from pier to pier, arms of 27.5 m.
ANCHOR = 75.0
LONG = 106.2
ARM = 27.5
ANCHOR_SAG = 8.0
HUNG, HUNG_BOW = 6.2, 1.8


@dataclass(frozen=True, slots=True)
class Span:
    """One span from pier to pier: where it begins along the bridge and how long it is, metres."""

    begin: float
    length: float

    @property
    def panels(self) -> int:
        """How many panels its truss has; the shares of the span between them are equal."""
        return 12 if self.length < LONG else 16

    def height(self, share: float) -> float:
        """The truss's height at a share (0..1) of the span."""
        if self.length < LONG:
            toward = abs(share - 0.5) * 2
            return ANCHOR_SAG + (PEAK - ANCHOR_SAG) * math.pow(toward, 1.7)
        arm = ARM / self.length
        near = min(share, 1 - share)
        if near < arm:
            return HUNG + (PEAK - HUNG) * math.pow(1 - near / arm, 1.5)
        across = (share - arm) / (1 - 2 * arm)
        return HUNG + HUNG_BOW * 4 * across * (1 - across)


def spans(count: int) -> list[Span]:
    """Anchor and long spans in turn, beginning with an anchor."""
    found: list[Span] = []
    run = 0.0
    for index in range(count):
        found.append(Span(run, LONG if index % 2 else ANCHOR))
        run += found[-1].length
    return found


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

    def draw(self, easel: Easel, count: int) -> None:
        """Draw the spans, the far ones first."""
        for span in reversed(spans(count)):
            self._pier(easel, span.begin)
            for side in (6.2, 0.0):
                self._truss(easel, span, side)
            self._portals(easel, span)
            self._deck(easel, span)

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

    def _truss(self, easel: Easel, span: Span, side: float) -> None:
        run, panels = span.begin, span.panels
        colour = mix(self.tone(run + span.length / 2), self.far, 0.28 if side else 0.0)
        step = span.length / panels
        for panel in range(panels):
            left, right = run + panel * step, run + (panel + 1) * step
            high_left = DECK + span.height(panel / panels)
            high_right = DECK + span.height((panel + 1) / panels)
            self._bar(easel, (left, high_left, side), (right, high_right, side), 0.75, colour)
            self._bar(easel, (left, DECK, side), (left, high_left, side), 0.42, colour)
            falling = panel < panels / 2
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
        self._bar(easel, (run, DECK, side), (run + span.length, DECK, side), 0.9, colour)

    def _portals(self, easel: Easel, span: Span) -> None:
        colour = mix(self.tone(span.begin), self.far, 0.15)
        panels = span.panels
        for panel in (0, 1, 2, panels - 2, panels - 1):
            place = span.begin + panel * span.length / panels
            height = DECK + span.height(panel / panels)
            self._bar(easel, (place, height, 0), (place, height, 6.2), 0.45, colour)
            if height > DECK + 10:
                self._bar(easel, (place, height - 2.6, 0), (place, height - 2.6, 6.2), 0.35, colour)
                self._bar(easel, (place, height, 0), (place, height - 2.6, 6.2), 0.25, colour)

    def _deck(self, easel: Easel, span: Span) -> None:
        begin, end = span.begin, span.begin + span.length
        colour = self.tone((begin + end) / 2)
        corners = [
            self.place(begin, DECK + 0.3, -3.2),
            self.place(end, DECK + 0.3, -3.2),
            self.place(end, DECK - 1.1, -3.2),
            self.place(begin, DECK - 1.1, -3.2),
        ]
        easel.fill(polygon(corners), colour)
        for height in (0.75, 1.35):
            self._bar(easel, (begin, DECK + height, -3.2), (end, DECK + height, -3.2), 0.12, colour)
        for post in range(25):
            place = begin + span.length * post / 25
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
