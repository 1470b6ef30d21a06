"""The bomber's plan from below, among faint construction lines and its own vapour."""

import aircraft
import skia
import sky
from clouds import noise_field, ramp_mask
from easel import Easel
from palette import BRASS, FIRE, PAPER, SKY, veil
from shapes import Point, moved, oval, polygon, smooth, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def b52(easel: Easel) -> None:
    """The bomber's plan from below, among faint construction lines and its own vapour."""
    easel.wash(0, 900, ((0, "#0A1222", 1), (0.5, "#13233F", 1), (1, "#1B2F50", 1)))
    easel.glow(800, 400, 900, "#2F5078", 0.55, flat=0.7)
    sky.stars(easel, 420, 900, brightness=0.7)
    field = noise_field(easel.noise, across=5, down=5, octaves=6)
    easel.texture(ramp_mask(field, 0.45, 1.0) * 0.16, "#6E93B8", WHOLE, mode=skia.BlendMode.kScreen)
    centre, scale, turn = (812.0, 402.0), 12.6, 38.0
    _construction(easel, centre, scale, turn)
    with easel.placed(*centre, turn=turn, scale=scale):
        _vapour(easel)
        _b52_body(easel)
    easel.wash(640, 900, veil("#070C18", 0, 0.5))


def _construction(easel: Easel, centre: Point, scale: float, turn: float) -> None:
    for step in range(-30, 31):
        for along_x in (True, False):
            strong = step % 5 == 0
            with easel.placed(*centre, turn=turn):
                reach = 1400
                line = (
                    [(-reach, step * 63.0), (reach, step * 63.0)]
                    if along_x
                    else [(step * 63.0, -reach), (step * 63.0, reach)]
                )
                easel.line(
                    *line, colour=SKY, width=1.0 if strong else 0.6, alpha=0.13 if strong else 0.06
                )
    for metres in (24.2, 28.2, 34):
        easel.stroke(
            oval(*centre, metres * scale), SKY, 0.9, 0.22 if metres < 30 else 0.12, dash=(10, 7)
        )
    with easel.placed(*centre, turn=turn, scale=scale):
        easel.line((0, -40), (0, 42), colour=BRASS, width=0.07, alpha=0.55)
        for side in (-1, 1):
            easel.line((side * 1.5, -10.4), (side * 34, 14.2), colour=BRASS, width=0.06, alpha=0.35)
        for y in (27.4,):
            easel.line((-28.2, y), (28.2, y), colour=PAPER, width=0.07, alpha=0.5)
            for x in (-28.2, 28.2):
                easel.line((x, y - 13.5), (x, y + 0.9), colour=PAPER, width=0.05, alpha=0.35)
                easel.line(
                    (x - 0.5, y + 0.5), (x + 0.5, y - 0.5), colour=PAPER, width=0.1, alpha=0.7
                )
        easel.line((-32.4, -24.4), (-32.4, 24.2), colour=PAPER, width=0.07, alpha=0.5)
        for y in (-24.4, 24.2):
            easel.line((-33.3, y), (-2, y), colour=PAPER, width=0.05, alpha=0.22)
            easel.line((-32.9, y + 0.5), (-31.9, y - 0.5), colour=PAPER, width=0.1, alpha=0.7)


def _vapour(easel: Easel) -> None:
    for out in (-18.9, -17.5, -11.1, -9.7, 9.7, 11.1, 17.5, 18.9):
        start = (out, abs(out) * 0.72 - 9)
        end = (out * 1.02, start[1] + 46)
        middle = (out, start[1] + 18)
        easel.shade(
            taper([start, middle, end], [0.35, 1.3, 2.8]),
            start,
            end,
            ((0, "#E8F1FA", 0), (0.08, "#E8F1FA", 0.34), (0.5, "#BFD6EA", 0.16), (1, "#BFD6EA", 0)),
            blur=0.35,
            mode=skia.BlendMode.kScreen,
        )


def _b52_body(easel: Easel) -> None:
    whole = aircraft.b52_silhouette()
    easel.fill(whole, "#02050C", 0.55, blur=1.1)
    metal = "#2C4060"
    for wing, sign in ((aircraft.b52_wing(), 1), (moved(aircraft.b52_wing(), squeeze=-1), -1)):
        easel.shade(
            wing,
            (sign * 1.5, -8),
            (sign * 26, 14),
            (
                (0, "#22365A", 1),
                (0.4, "#41608C" if sign > 0 else "#345078", 1),
                (1, "#6C93C0" if sign > 0 else "#4A6C9A", 1),
            ),
        )
        easel.stroke(wing, "#9DC0E0", 0.09, 0.75)
        _wing_lines(easel, sign)
    for sign in (1, -1):
        tail = moved(aircraft.b52_tailplane(), squeeze=sign)
        easel.shade(tail, (0, 15), (sign * 8, 22), ((0, "#1E2E49", 1), (1, "#45628A", 1)))
        easel.stroke(tail, "#9DC0E0", 0.08, 0.7)
        easel.line((sign * 0.9, 20.2), (sign * 7.6, 21.2), colour="#0B1424", width=0.07, alpha=0.7)
        for out in aircraft.PODS:
            strut = moved(aircraft.b52_pylon(out), squeeze=sign)
            easel.fill(strut, "#16233A")
            for engine in aircraft.b52_engines(out):
                _engine(easel, moved(engine, squeeze=sign))
        tank = moved(aircraft.b52_tank(), squeeze=sign)
        bounds = tank.getBounds()
        easel.shade(
            tank,
            (bounds.left(), 0),
            (bounds.right(), 0),
            ((0, "#1B2B46", 1), (0.5, "#5D7FA8", 1), (1, "#1B2B46", 1)),
        )
    body = aircraft.b52_fuselage()
    easel.fill(body, "#050A14", 0.5, blur=0.4)
    easel.shade(
        body,
        (-1.6, 0),
        (1.6, 0),
        (
            (0, "#16233A", 1),
            (0.3, metal, 1),
            (0.55, "#6A8DB6", 1),
            (0.75, "#3A547A", 1),
            (1, "#1B2B46", 1),
        ),
    )
    easel.stroke(body, "#B7D3EA", 0.07, 0.7)
    _belly(easel)


def _wing_lines(easel: Easel, sign: int) -> None:
    for share, alpha in ((0.16, 0.35), (0.70, 0.55)):
        start = (sign * 1.6, -10.2 + 10.8 * share)
        end = (sign * 27.6, 9.2 + 3.3 * share)
        easel.line(start, end, colour="#0B1424", width=0.06, alpha=alpha)
    for out in (5.0, 8.2, 13.5, 16.2, 21.4, 24.8):
        share = (out - 1.5) / 26.7
        front, back = -10.2 + 19.6 * share, 0.6 + 12.2 * share
        easel.line(
            (sign * out, front + 0.4),
            (sign * out, back - 0.2),
            colour="#0B1424",
            width=0.05,
            alpha=0.35,
        )


def _engine(easel: Easel, engine: skia.Path) -> None:
    bounds = engine.getBounds()
    easel.fill(engine, "#040810", 0.5, blur=0.35)
    easel.shade(
        engine,
        (bounds.left(), 0),
        (bounds.right(), 0),
        ((0, "#1A2A44", 1), (0.35, "#7FA2C8", 1), (0.6, "#4A678F", 1), (1, "#111C30", 1)),
    )
    middle = (bounds.left() + bounds.right()) / 2
    easel.fill(oval(middle, bounds.top() + 0.16, 0.46, 0.2), "#050A12")
    easel.stroke(oval(middle, bounds.top() + 0.16, 0.46, 0.2), "#CFE3F5", 0.07, 0.9)
    easel.glow(middle, bounds.bottom(), 0.9, BRASS, 0.55)


def _belly(easel: Easel) -> None:
    dark = "#0E192C"
    for y in (-19.5, -16, -12.6, -9.6, -1.2, 5.4, 9, 13.5, 18.4):
        easel.curve((-1.45, y), (0, y + 0.12), (1.45, y), colour=dark, width=0.05, alpha=0.6)
    easel.stroke(
        polygon([(-0.95, -8.6), (0.95, -8.6), (0.95, -0.6), (-0.95, -0.6)]), dark, 0.07, 0.8
    )
    easel.line((0, -8.6), (0, -0.6), colour=dark, width=0.07, alpha=0.8)
    for y in (-12.2, 3.4):
        easel.stroke(
            polygon([(-0.85, y), (0.85, y), (0.85, y + 2.6), (-0.85, y + 2.6)]), dark, 0.05, 0.6
        )
    easel.fill(
        smooth([(-0.7, -22.6), (0, -23.7), (0.7, -22.6), (0, -21.8)], closed=True), "#0B1322", 0.7
    )
    easel.glow(0, 24.0, 0.8, FIRE, 0.5)
