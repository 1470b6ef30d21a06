"""A small exhibit about a harbour, written as YAML and pictures and read by the real loader."""

from pathlib import Path

from PIL import Image

from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from tests.exhibit.write import write_exhibit

EXHIBIT = """format: 1
title: {en: The harbour, vi: Bến cảng}
subtitle: {en: Ships and people, vi: Tàu và người}
languages: [en, vi]
attract:
  each: 10 s
  items:
    - picture: crane
      overline: {en: Open daily, vi: Mở cửa hằng ngày}
      headline: {en: Come aboard, vi: Mời lên tàu}
      opens: docks
    - {picture: ship, headline: {en: Look around, vi: Hãy xem}}
    - {picture: tug, headline: Port 1902, opens: ships}
pages: [docks.yaml, ships.yaml, voices.yaml, lamp.yaml]
"""

DOCKS = """kind: story
id: docks
title: {en: The docks, vi: Bến tàu}
headline: {en: Work before dawn, vi: Làm việc trước bình minh}
pictures: [crane, chart]
sources: [S3]
text:
  en: |
    The docks open early.[^S2] They close late.[^S1]

    See [the tug](page:ships#tug), [the lamp](page:lamp) and [the tug](page:ships#tug) again.
  vi: Bến tàu mở cửa sớm.[^S1]
"""

SHIPS = """kind: slideshow
id: ships
title: {en: Ships, vi: Tàu}
each: 5 s
sources: [S3]
slides:
  - crane
  - picture: tug
    title: {en: The tug, vi: Tàu kéo}
    text:
      en: |
        One two three four five six seven eight nine ten.[^S1]

        Eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty.
      vi: Một hai ba bốn năm.
    sources: [S2]
  - {picture: ship, text: {en: Five words to read here, vi: Năm từ để đọc đây}, fit: contain}
"""

VOICES = """kind: quotes
id: voices
title: {en: Voices, vi: Tiếng nói}
picture: ship
sources: [S3, S1]
quotes:
  - id: master
    text: {en: We never slept., vi: Chúng tôi không bao giờ ngủ.}
    original: vi
    speaker: lan
    occasion: {en: Talking to her daughter, vi: Nói với con gái}
    date: 1972-12
    source: S1
  - text: {en: Bring her in., vi: Đưa tàu vào.}
    original: en
    speaker: {name: A pilot, role: {en: Harbour pilot, vi: Hoa tiêu}}
    source: S2
    note: {en: Shouted., vi: Hét to.}
  - {id: guest, text: {fr: Quelle mer !, en: What a sea!, vi: Biển gì thế!}, original: fr,
     speaker: lan, source: S2}
"""

LAMP = """kind: story
id: lamp
title: {en: The lamp, vi: Ngọn đèn}
timeouts: {idle: 20 s, question: 40 s}
text: {en: It burns all night.}
"""

PICTURES = """crane: {file: crane.jpg, kind: photograph, focus: [0.2, 0.7], rights: CC-BY-4.0,
  date: 1902-05-01, place: {en: North quay, vi: Cầu tàu bắc}, credit: Harbour Museum,
  alt: {en: A crane, vi: Cần cẩu}, caption: {en: The great crane, vi: Cần cẩu lớn}}
tug: {file: tug.jpg, kind: illustration, rights: CC0-1.0, credit: A. Painter, sources: [S4],
  alt: {en: A tug, vi: Tàu kéo}}
ship: {file: ship.jpg, kind: photograph, rights: CC0-1.0, credit: Harbour Museum,
  alt: {en: A ship, vi: Con tàu}}
chart: {file: chart.jpg, kind: map, rights: CC0-1.0, credit: Harbour Museum, sources: [S4, S1],
  alt: {en: A chart, vi: Hải đồ}}
"""

SOURCES = """S1: {author: N. Lan, title: Life at sea, publisher: Quay Press, year: 1990,
  url: "https://example.org/lan", note: {en: In two volumes, vi: Hai tập}}
S2: {title: Harbour log, date: 1902-05-01}
S3: {title: Port guide}
S4: {title: Atlas of harbours}
"""

PEOPLE = """lan: {name: Nguyễn Thị Lan, honorific: {en: Captain, vi: Thuyền trưởng},
  role: {en: Harbour master, vi: Giám đốc cảng}}
"""

FILES: dict[str, str] = {
    "exhibit.yaml": EXHIBIT,
    "docks.yaml": DOCKS,
    "ships.yaml": SHIPS,
    "voices.yaml": VOICES,
    "lamp.yaml": LAMP,
    "pictures.yaml": PICTURES,
    "sources.yaml": SOURCES,
    "people.yaml": PEOPLE,
}


def make_exhibit(root: Path, files: dict[str, str] | None = None, *, sound: bool = True) -> Exhibit:
    """The harbour exhibit with some of its files written otherwise; `sound` when it must be."""
    media = root / "media"
    media.mkdir()
    for name in ("crane", "tug", "ship", "chart"):
        Image.new("RGB", (32, 20), "teal").save(media / f"{name}.jpg")
    loaded = load_exhibit(write_exhibit(root, {**FILES, **(files or {})}), media)
    assert loaded.exhibit is not None, loaded.diagnostics
    assert loaded.has_errors is not sound, loaded.diagnostics
    return loaded.exhibit
