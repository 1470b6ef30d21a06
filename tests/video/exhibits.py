"""An exhibit with films, written as a curator would."""

from pathlib import Path

from PIL import Image

from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from tests.exhibit.write import write_exhibit
from tests.video.reels import Reel, write_film

MAIN = """
format: 1
title: {vi: "Phim bên sông", en: "Films by the river"}
languages: [vi, en]
pages: [harbour.yaml, slides.yaml, broken.yaml, dock.yaml, live.yaml]
pictures:
  poster: {file: poster.png, kind: photograph, alt: {vi: "Bến cảng", en: "The harbour"},
           caption: {vi: "Ảnh bến cảng", en: "A picture of the harbour"}, credit: "Museum",
           rights: CC0-1.0, sources: [S2]}
  boat: {file: boat.png, kind: photograph, alt: {vi: "Thuyền", en: "A boat"},
         credit: "Museum", rights: CC0-1.0}
videos:
  arrival:
    file: arrival.mkv
    poster: poster
    captions: {vi: arrival-vi.vtt, en: arrival-en.vtt}
    alt: {vi: "Một con tàu vào cảng", en: "A ship enters the harbour"}
    caption: {vi: "Tàu vào cảng", en: "The arrival"}
    credit: {vi: "Xưởng phim", en: "The film studio"}
    rights: CC-BY-4.0
    sources: [S1]
    date: 1972-12
  dubbed:
    file: {vi: dubbed-vi.mkv, en: dubbed-en.mkv}
    poster: poster
    alt: {vi: "Một con tàu ra khơi", en: "A ship leaves"}
    credit: "Studio"
    rights: CC-BY-4.0
  live:
    file: live.mkv
    poster: poster
    alt: {vi: "Cảng, quay trực tiếp", en: "The harbour, recorded live"}
    credit: "Museum"
    rights: CC0-1.0
  missing:
    file: nowhere.mkv
    poster: poster
    alt: {vi: "Không còn", en: "Lost"}
    caption: {vi: "Phim đã mất", en: "The lost film"}
    credit: "Nobody"
    rights: CC-BY-4.0
sources:
  S1: {title: "The log of the harbour", year: 1972}
  S2: {title: "The album", year: 1973}
"""

HARBOUR = """
kind: story
id: harbour
title: {vi: "Bến cảng", en: "The harbour"}
video: arrival
text:
  vi: "Con tàu đến vào buổi sáng, khi sương còn phủ mặt nước."
  en: "The ship came in the morning, when mist still lay on the water."
"""

SLIDES = """
kind: slideshow
id: slides
title: {vi: "Tàu thuyền", en: "Ships"}
each: 5 s
slides:
  - boat
  - video: arrival
    text: {vi: "Tàu vào cảng.", en: "The ship comes in."}
  - video: dubbed
  - poster
"""

BROKEN = """
kind: story
id: broken
title: {vi: "Phim đã mất", en: "The lost film"}
video: missing
text: {vi: "Chỉ còn một tấm ảnh.", en: "Only a picture is left."}
"""

DOCK = """
kind: story
id: dock
title: {vi: "Cầu tàu", en: "The dock"}
picture: boat
text: {vi: "Không có phim.", en: "No film here."}
"""

LIVE = """
kind: story
id: live
title: {vi: "Trực tiếp", en: "Live"}
video: live
text: {vi: "Tệp phim không cho biết thời lượng.", en: "Its file does not tell how long it is."}
"""

CAPTIONS = {
    "vi": ("Tàu vào cảng.", "Mọi người chờ trên bến."),
    "en": ("The ship comes in.", "Everybody waits on the quay."),
}
ARRIVAL = Reel(seconds=4, size=(320, 180))


def write_cinema(root: Path) -> Exhibit:
    """Write the exhibit below `root` and read it."""
    media = root / "media"
    media.mkdir(parents=True)
    Image.new("RGB", (320, 180), (150, 40, 35)).save(media / "poster.png")
    Image.new("RGB", (300, 480), (40, 60, 140)).save(media / "boat.png")
    write_film(media / "arrival.mkv", ARRIVAL)
    write_film(media / "dubbed-vi.mkv", Reel(seconds=3))
    write_film(media / "dubbed-en.mkv", Reel(seconds=2))
    write_film(media / "live.mkv", Reel(seconds=2, told_seconds=None))
    for language, (first, second) in CAPTIONS.items():
        (media / f"arrival-{language}.vtt").write_text(
            f"WEBVTT\n\n00:00.500 --> 00:01.500\n{first}\n\n00:02.000 --> 00:04.000\n{second}\n",
            encoding="utf-8",
        )
    files: dict[str, str | bytes] = {
        "exhibit.yaml": MAIN,
        "harbour.yaml": HARBOUR,
        "slides.yaml": SLIDES,
        "broken.yaml": BROKEN,
        "dock.yaml": DOCK,
        "live.yaml": LIVE,
    }
    loaded = load_exhibit(write_exhibit(root, files, "cinema"), media)
    assert loaded.exhibit is not None, loaded.diagnostics
    assert len(loaded.exhibit.pages) == 5, loaded.diagnostics
    return loaded.exhibit
