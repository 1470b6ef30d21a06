"""Draws the exhibit's illustrations: `python draw.py [ID ...] [--scale 0.25] [--out DIR]`."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from easel import Easel, Scene
from finish import blank, save
from scenes import (
    bach_mai,
    bomber,
    christmas,
    fighter,
    homecoming,
    huu_tiep,
    incense,
    kham_thien,
    long_bien,
    missile,
    opera_house,
    paris_table,
    phu_lo,
    radar_hill,
    radar_scope,
    record_night,
    searchlights,
    shelters,
    voices,
    workshop,
)


@dataclass(frozen=True, slots=True)
class Work:
    """A scene to draw and how its light is finished.

    The seed fixes every random choice; `lift` moves the scene up (sheet units, see `Easel`)
    and `foot` is the colour its lower edge then sinks into.
    """

    scene: Scene
    seed: int
    bloom: float = 0.35
    vignette: float = 0.32
    lift: float = 0.0
    foot: str = "#07080D"


WORKS: dict[str, Work] = {
    "searchlights": Work(searchlights.searchlights, 1218),
    "long-bien": Work(long_bien.long_bien, 1902, lift=64),
    "record-night": Work(record_night.record_night, 1220, bloom=0.5),
    "paris-table": Work(paris_table.paris_table, 1973),
    "b52": Work(bomber.b52, 52),
    "s75": Work(missile.s75, 75),
    "p12": Work(radar_hill.p12, 12),
    "radar-scope": Work(radar_scope.radar_scope, 291, bloom=0.5),
    "radar-clear": Work(radar_scope.radar_clear, 291, bloom=0.5),
    "mig21": Work(fighter.mig21, 21),
    "phu-lo": Work(phu_lo.phu_lo, 2013, bloom=0.5, lift=60),
    "opera-siren": Work(opera_house.opera_siren, 1911),
    "shelters": Work(shelters.shelters, 400),
    "bach-mai": Work(bach_mai.bach_mai, 22, lift=64, foot="#12131D"),
    "kham-thien": Work(kham_thien.kham_thien, 2612, lift=40, foot="#11131D"),
    "christmas-pause": Work(christmas.christmas_pause, 2412, lift=30, foot="#1A141A"),
    "huu-tiep": Work(huu_tiep.huu_tiep, 2712, lift=80, foot="#1A2A33"),
    "return": Work(homecoming.homecoming, 1203, lift=88, foot="#1E2C46"),
    "incense": Work(incense.incense, 1226, bloom=0.45),
    "voices": Work(voices.voices, 1972),
    "workshop-2022": Work(workshop.workshop, 2022),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the asked scenes, or all of them."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description="Draw the exhibit's illustrations.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="scenes to draw (default: all)")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is 3840 x 2160 (default)")
    parser.add_argument("--out", type=Path, default=here.parent, help="folder for the JPEG files")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.ids) - set(WORKS))
    if unknown:
        parser.error(f"no such scene: {', '.join(unknown)}. Known: {', '.join(WORKS)}")
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in asked.ids or WORKS:
        began = time.perf_counter()
        size = draw(WORKS[name], asked.out / f"{name}.jpg", asked.scale)
        print(f"{name:16} {size / 1000:7.0f} kB {time.perf_counter() - began:6.1f} s", flush=True)


def draw(work: Work, path: Path, scale: float) -> int:
    """Draw one scene into a JPEG file; gives its size in bytes."""
    surface = blank(scale)
    easel = Easel(surface, work.seed, work.lift)
    work.scene(easel)
    if work.lift:
        easel.foreground(work.foot)
    return save(surface, path, seed=work.seed, bloom=work.bloom, vignette=work.vignette)


if __name__ == "__main__":
    main()
