"""Makes the exhibit's sounds: `make.py [ID ...] [--out DIR]`."""

import argparse
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import loudness
import ogg
from narration import narration, web_vtt
from night import night
from passages import Passage, passages
from siren import siren
from sound import Sound
from touch import touch

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[3]
_EXHIBIT = _ROOT / "exhibits" / "hanoi-1972"
_SPEECH_QUALITY = 0.3


@dataclass(frozen=True, slots=True)
class Work:
    """A computed sound and Vorbis's quality for it, 0 to 1."""

    compute: Callable[[], Sound]
    quality: float


WORKS: Mapping[str, Work] = {
    "touch": Work(touch, 0.5),
    "night": Work(night, 0.35),
    "siren": Work(siren, 0.35),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the asked sounds, or all of them."""
    texts = list(passages(_EXHIBIT))
    known = [*WORKS, *dict.fromkeys(passage.sound for passage in texts)]
    parser = argparse.ArgumentParser(description="Make the exhibit's sounds and draft narrations.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="sounds to make (default: all)")
    parser.add_argument("--out", type=Path, default=_HERE.parent, help="folder for the files")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.ids) - set(known))
    if unknown:
        parser.error(f"no such sound: {', '.join(unknown)}. Known: {', '.join(known)}")
    asked.out.mkdir(parents=True, exist_ok=True)
    wanted = set(asked.ids or known)
    began = time.perf_counter()
    for name, sound, size in _made(wanted, texts, asked.out):
        print(
            f"{name:24} {sound.seconds:5.1f} s {size / 1000:6.0f} kB "
            f"{loudness.lufs(sound):6.1f} LUFS {loudness.peak_db(sound):6.1f} dB peak"
        )
    print(f"made in {time.perf_counter() - began:.1f} s")


def _made(
    wanted: set[str], texts: Sequence[Passage], out: Path
) -> Iterator[tuple[str, Sound, int]]:
    for name, work in WORKS.items():
        path = out / f"{name}.ogg"
        if name in wanted and not _kept(path):
            sound = work.compute()
            yield name, sound, ogg.save(sound, path, work.quality)
    for passage in texts:
        path = out / Path(passage.file).name
        if passage.sound in wanted and not _kept(path):
            read = narration(passage)
            (out / Path(passage.captions).name).write_text(web_vtt(read.cues), "utf-8")
            yield path.stem, read.sound, ogg.save(read.sound, path, _SPEECH_QUALITY)


def _kept(path: Path) -> bool:
    """Whether a recording already stands in the place of what would be made."""
    kept = ogg.is_recording(path)
    if kept:
        print(f"{path.name} was not made here and stays as it is")
    return kept


if __name__ == "__main__":
    try:
        main()
    except (ValueError, FileNotFoundError, subprocess.CalledProcessError) as error:
        raise SystemExit(str(error)) from error
