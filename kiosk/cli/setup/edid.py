"""How large the connected screens say they are; knows nothing of what is shown on them."""

from dataclasses import dataclass
from pathlib import Path

SYSFS = Path("/sys/class/drm")

_MAGIC = b"\x00\xff\xff\xff\xff\xff\xff\x00"
_BLOCK = 128


@dataclass(frozen=True, slots=True)
class ConnectedScreen:
    """A screen as its plug tells: the panel in millimetres; None: it does not say."""

    name: str
    width_mm: int | None
    height_mm: int | None


def connected_screens(sysfs: Path = SYSFS) -> tuple[ConnectedScreen, ...]:
    """Those that the kernel knows to be plugged in; never raises."""
    found = []
    for status in sorted(sysfs.glob("card*-*/status")):
        try:
            if status.read_text(encoding="ascii", errors="replace").strip() != "connected":
                continue
            edid = (status.parent / "edid").read_bytes()
        except OSError:
            edid = b""
        name = status.parent.name.partition("-")[2]
        width, height = panel_size(edid) or (None, None)
        found.append(ConnectedScreen(name, width, height))
    return tuple(found)


def panel_size(edid: bytes) -> tuple[int, int] | None:
    """Millimetres across and down from an EDID; None where it tells none, as projectors do.

    The first detailed timing is exact to the millimetre; the header only to the centimetre.
    """
    if len(edid) < _BLOCK or not edid.startswith(_MAGIC) or sum(edid[:_BLOCK]) % 256:
        return None
    timing = edid[54:72]
    has_timing = timing[0] != 0 or timing[1] != 0
    exact = timing[12] | (timing[14] & 0xF0) << 4, timing[13] | (timing[14] & 0x0F) << 8
    rough = edid[21] * 10, edid[22] * 10
    # Television sets are known to give 1600 x 900 or 160 x 90: the aspect, not the size.
    if has_timing and _is_size(exact) and (not _is_size(rough) or _agree(exact, rough)):
        return exact
    return rough if _is_size(rough) else None


def _is_size(size: tuple[int, int]) -> bool:
    return min(size) >= 40 and size not in {(1600, 900), (160, 90), (160, 100), (1600, 1000)}


def _agree(exact: tuple[int, int], rough: tuple[int, int]) -> bool:
    return all(abs(a - b) <= 15 for a, b in zip(exact, rough, strict=True))
