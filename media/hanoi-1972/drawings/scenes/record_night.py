"""Missiles climb in long curves into cloud that glows from within."""

import numpy as np
import skia
import sky
from city import palm, roofline, skyline
from clouds import COLUMNS, ROWS, light_at, mist, noise_field, ramp_mask, rows_between
from easel import Easel
from palette import FIRE, veil
from shapes import Point, joined, taper

WHOLE = (0.0, 0.0, 1600.0, 900.0)


def record_night(easel: Easel) -> None:
    """Missiles climb in long curves into cloud that glows from within."""
    easel.wash(
        0,
        900,
        (
            (0, "#070A13", 1),
            (0.35, "#0F1629", 1),
            (0.62, "#1E2137", 1),
            (0.8, "#43293A", 1),
            (0.9, "#7A3F38", 1),
            (1, "#7A3F38", 1),
        ),
    )
    sky.stars(easel, 260, 420, brightness=0.7)
    heart = (1118.0, 262.0)
    _lit_cloud(easel, heart)
    paths = (
        [(792, 806), (806, 640), (862, 470), (964, 348), (1040, 296)],
        [(930, 812), (930, 690), (964, 530), (1040, 410), (1092, 356)],
        [(1300, 808), (1316, 660), (1290, 490), (1220, 360), (1160, 300)],
        [(1420, 806), (1448, 640), (1440, 470), (1382, 330), (1296, 236)],
        [(1075, 815), (1060, 740), (1072, 630), (1118, 530), (1152, 478)],
        [(1530, 800), (1552, 720), (1548, 610), (1510, 500)],
    )
    for index, path in enumerate(paths):
        sky.trail(easel, list(path), 4.6 - 0.35 * index, strength=1.0 - 0.07 * index)
    sky.flare(easel, 1112, 252, 60)
    sky.flare(easel, 1250, 190, 22, 0.8)
    _falling(easel, (1104, 262), (985, 430))
    for x, _ in (path[0] for path in paths):
        easel.glow(x, 812, 130, "#F0A25A", 0.55, flat=0.55)
    skyline(easel, 812, ((0, "#33202B", 1), (1, "#4A2A30", 1)), "#070910")
    mist(easel, "#C4694A", 758, 826, 0.25)
    near = joined([roofline(easel.dice, 892, 34, 84, widest=96)])
    easel.rim(near, "#05070C", "#8A4A3A", (1.0, -1.6), alpha=0.6)
    for x, tall in ((150, 130), (182, 96), (690, 120), (1380, 150)):
        easel.fill(palm(easel.dice, x, 884, tall, -10), "#05070C")
    easel.wash(846, 900, veil("#04060B", 0, 0.9))


def _lit_cloud(easel: Easel, heart: Point) -> None:
    field = noise_field(easel.noise, across=5, down=4.2, octaves=7, roughness=0.52)
    relief = field - np.roll(field, (10, 8), (0, 1))
    relief[:12] = 0
    relief[:, :10] = 0
    deck = rows_between(0.12, 0.50, 0.16)
    across = np.linspace(0, 1, COLUMNS, dtype=np.float32)[None, :]
    calm = 0.35 + 0.65 * ramp_mask(across * np.ones((ROWS, 1), np.float32), 0.28, 0.62)
    body = np.asarray(ramp_mask(field, 0.36, 0.82) * deck * calm, np.float32)
    easel.texture(body * 0.85, "#1B2136", WHOLE)
    wide, middle, tight = (light_at(*heart, radius) for radius in (470, 250, 115))
    warmth = np.clip(0.6 + relief * 3.0, 0.1, 1.4).astype(np.float32)
    screen = skia.BlendMode.kScreen
    easel.texture(np.clip(body * wide * warmth * 0.75, 0, 1), "#A03A30", WHOLE, mode=screen)
    easel.texture(
        np.clip((0.18 + 0.82 * body) * middle * warmth * 0.8, 0, 1), "#E8602A", WHOLE, mode=screen
    )
    easel.texture(np.clip((0.3 + 0.7 * body) * tight * warmth, 0, 1), "#FFB450", WHOLE, mode=screen)
    other = light_at(1320, 180, 150)
    easel.texture(np.clip(body * other * warmth * 0.6, 0, 1), "#B4573F", WHOLE, mode=screen)


def _falling(easel: Easel, start: Point, end: Point) -> None:
    bend = ((start[0] + end[0]) / 2 + 12, (start[1] + end[1]) / 2 - 26)
    path = [start, bend, end]
    for grow, alpha, blur in ((20, 0.20, 8), (8, 0.4, 3), (2.6, 0.95, 0.6)):
        easel.shade(
            taper(path, [grow * 0.35, grow * 0.6, grow]),
            start,
            end,
            ((0, FIRE, 0.0), (0.5, FIRE, alpha * 0.6), (1, "#FFD9A0", alpha)),
            blur=blur,
            mode=skia.BlendMode.kScreen,
        )
    sky.flare(easel, *end, 10, 0.9)
