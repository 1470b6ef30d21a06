"""Draws the pictures of the museum's own exhibit, and the one that a new exhibit starts with."""

from pathlib import Path

from scenes import facade, hall, placeholder, plan
from studio import Work, main

PROJECT = Path(__file__).resolve().parents[3]
SIZE = (2560, 1440)

WORKS: dict[str, Work] = {
    "facade": Work(facade.museum, 1899, size=SIZE, bloom=0.12, vignette=0.06),
    "hall": Work(hall.hall, 1900, size=SIZE, bloom=0.12, vignette=0.06),
    "floor-plan": Work(plan.floor_plan, 1, size=SIZE, bloom=0.1, vignette=0.06),
    "your-picture": Work(
        placeholder.your_picture,
        7,
        size=(1600, 1000),
        vignette=0.2,
        quality=80,
        path=PROJECT / "kiosk" / "intake" / "template" / "your-picture.jpg",
    ),
}

if __name__ == "__main__":
    main(WORKS, PROJECT / "media" / "welcome")
