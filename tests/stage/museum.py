"""A small exhibit about a harbour, written as YAML and pictures and read by the real loader."""

import wave
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

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

BAY = """kind: map
id: bay
title: {en: The bay, vi: Vịnh}
basemap: {picture: chart, size: [64, 48]}
view: [4, 4, 60, 44]
each: 5 s
text: {en: "Three days in May.[^S2]", vi: Ba ngày tháng Năm.}
sources: [S3]
phases:
  - {id: first-day, label: "1", title: {en: The first day, vi: Ngày đầu}, sources: [S1],
     start: 1902-05-01 04:00, end: 1902-05-01 20:00, text: {en: They came., vi: Họ đến.}}
  - {id: second-day, label: "2", title: {en: The second day, vi: Ngày hai}, pictures: [ship, tug],
     start: 1902-05-02 04:00, end: 1902-05-02 20:00, view: [20, 10, 50, 30]}
  - {id: third-day, label: "3", start: 1902-05-03, end: 1902-05-03, magnitude: 0}
layers:
  - kind: routes
    id: courses
    title: {en: Courses, vi: Hải trình}
    schematic: true
    symbol: ship
    features:
      - {id: in, title: {en: The way in, vi: Đường vào}, line: [[5, 5], [30, 20], [50, 30]],
         phases: [first-day]}
  - kind: places
    id: piers
    title: {en: Piers, vi: Cầu tàu}
    symbol: harbour
    colour: sky
    sources: [S4]
    features:
      - {id: north-pier, at: [20, 10], title: {en: North pier, vi: Cầu bắc}, pictures: [crane],
         text: {en: "Built first.[^S1]", vi: Xây đầu tiên.}, opens: docks, rank: 1}
      - {at: [40, 30]}
  - kind: events
    id: landings
    title: {en: Landings, vi: Cập bến}
    unit: {en: crates, vi: thùng}
    features:
      - {id: dawn, at: [22, 12], start: 1902-05-01 05:00, end: 1902-05-01 06:00, size: 30,
         title: {en: At dawn, vi: Lúc bình minh}}
      - {id: noon, at: [42, 32], start: 1902-05-01 12:00, size: 10,
         title: {en: At noon, vi: Buổi trưa}}
      - {id: night, at: [30, 30], start: 1902-05-02 19:00, size: 20,
         title: {en: At night, vi: Ban đêm}}
"""

QUAYS = """kind: compare
id: quays
title: {en: Then and now, vi: Xưa và nay}
text: {en: "One quay, twice.[^S2]", vi: Cùng một bến cảng.}
sources: [S3]
pairs:
  - {before: crane, after: ship, before_label: "1902", after_label: "1972", sources: [S4]}
  - id: basin
    before: tug
    after: ship
    before_label: {en: Before, vi: Trước}
    after_label: {en: After, vi: Sau}
    title: {en: The basin, vi: Vũng tàu}
    text: {en: "Filled in.[^S1]", vi: Đã lấp.}
"""

QUIZ = """kind: quiz
id: quiz
title: {en: Quiz, vi: Câu đố}
headline: {en: What do you know?, vi: Quý vị biết gì?}
text: {en: "Three questions.[^S2]", vi: Ba câu hỏi.}
picture: crane
sources: [S3]
sounds: []
questions:
  - id: year
    question: {en: In which year?, vi: Năm nào?}
    picture: tug
    answers: [{text: "1901"}, {text: "1902", right: true}, {text: "1903"}]
    explanation: {en: "In 1902.[^S1] [Read on](page:docks).", vi: "Năm 1902.[^S1]"}
    sources: [S2]
    opens: ships#tug
  - question: {en: Which ships came?, vi: Tàu nào đến?}
    answers:
      - {text: {en: The tug, vi: Tàu kéo}, right: true}
      - {text: {en: The ferry, vi: Phà}}
      - {text: {en: The lighter, vi: Sà lan}, right: true}
      - {text: {en: The liner, vi: Tàu khách}}
    explanation: {en: Two of them., vi: Hai chiếc.}
  - id: lamp
    question: {en: Is the lamp lit?, vi: Đèn có sáng?}
    answers: [{text: {en: "Yes", vi: Có}, right: true}, {text: {en: "No", vi: Không}}]
    explanation: {en: Every night., vi: Mọi đêm.}
    opens: lamp
"""

CREW = """kind: people
id: crew
title: {en: The crew, vi: Thuỷ thủ}
text: {en: "Who was there.[^S2]", vi: Những ai đã ở đó.}
sources: [S3]
"""

THANKS = """kind: credits
id: thanks
title: {en: Credits, vi: Nguồn}
text: {en: "We thank [the crew](page:crew#lan).[^S2]", vi: Cảm ơn thuỷ thủ.}
sources: [S4]
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

HOURS = """kind: timeline
id: hours
title: {en: Hour by hour, vi: Từng giờ}
headline: {en: A day in the harbour, vi: Một ngày ở bến cảng}
text: {en: "Three ships came.[^S2]", vi: Ba con tàu đến.}
sources: [S3]
sounds: []
tracks:
  - {id: sea, title: {en: At sea, vi: Ngoài khơi}, colour: sky}
  - {id: land, title: {en: On land, vi: Trên bờ}, colour: fire}
events:
  - id: first-ship
    track: sea
    at: 1902-05-03 06:30
    title: {en: The first ship, vi: Con tàu thứ nhất}
    text: {en: "It was the tug.[^S1]", vi: "Đó là tàu kéo.[^S1]"}
    picture: tug
    opens: ships#tug
  - {track: land, at: 1902-05-03, title: {en: A holiday, vi: Một ngày nghỉ}}
  - id: fog
    track: sea
    start: 1902-05-03 20:00
    end: 1902-05-04 04:00
    title: {en: Fog, vi: Sương mù}
    sources: [S2]
"""

TALLY = """kind: figures
id: tally
title: {en: The tally, vi: Con số}
headline: {en: One storm and two counts, vi: Một trận bão và hai cách đếm}
text: {en: "They differ.[^S2]", vi: Khác nhau.}
sources: [S4]
sides:
  - {id: port, title: {en: The port, vi: Cảng}, colour: sky}
  - {id: town, title: {en: The town, vi: Thị xã}, colour: fire}
charts:
  - kind: bars
    id: boats
    title: {en: Boats lost, vi: Thuyền bị mất}
    unit: {en: boats, vi: chiếc}
    unit_of_one: {en: boat, vi: chiếc}
    text: {en: "The town counted more.[^S1] [Read on](page:docks).", vi: Thị xã đếm nhiều hơn.}
    opens: ships#tug
    rows:
      - title: {en: Barges, vi: Sà lan}
        values:
          - {side: town, value: 34, part: {value: 16, title: {en: of wood, vi: bằng gỗ}},
             sources: [S3, S1]}
          - {side: port, low: 10, high: 12, qualifier: about, note: {en: by the log, vi: theo sổ},
             sources: [S2]}
      - title: {en: Ferries, vi: Phà}
        values: [{side: port, value: 1, sources: [S2]}, {side: town}]
  - kind: multiples
    title: {en: Day by day, vi: Từng ngày}
    unit: {en: boats, vi: chiếc}
    data: tally.csv
    sources: [S3]
  - kind: counters
    id: people
    title: {en: People, vi: Con người}
    unit: {en: people, vi: người}
    rows:
      - title: {en: Taken ashore, vi: Lên bờ}
        values: [{value: 1624, qualifier: at least, sources: [S1]}]
      - title: {en: Days, vi: Số ngày}
        unit: {en: days, vi: ngày}
        unit_of_one: {en: day, vi: ngày}
        values: [{value: 1, sources: [S1]}]
  - kind: pictograms
    title: {en: The fleet, vi: Đội thuyền}
    unit: {en: boats, vi: chiếc}
    symbol: boat
    each: 3
    rows: [{title: {en: All, vi: Tất cả}, values: [{side: port, value: 207, sources: [S1]}]}]
"""

TALLY_DAYS = """title.en,title.vi,side,value,low,high,sources
Monday,Thứ hai,port,0,,,S1
Monday,Thứ hai,town,3,,,S2
Tuesday,Thứ ba,town,,4,9,
Wednesday,Thứ tư,port,,,,
"""

WITH_A_MAP = {
    "exhibit.yaml": EXHIBIT.replace(
        "lamp.yaml]",
        "lamp.yaml, bay.yaml, quays.yaml, quiz.yaml, crew.yaml, thanks.yaml, hours.yaml, "
        "tally.yaml]",
    ),
    "bay.yaml": BAY,
    "quays.yaml": QUAYS,
    "quiz.yaml": QUIZ,
    "crew.yaml": CREW,
    "thanks.yaml": THANKS,
    "hours.yaml": HOURS,
    "tally.yaml": TALLY,
    "tally.csv": TALLY_DAYS,
}
"""The files that add a page of each other kind: a map, a comparison, a quiz and so on."""


SOUNDS = """waves: {kind: ambience, file: waves.wav, credit: Museum, rights: CC0-1.0}
gulls: {kind: ambience, file: gulls.wav, credit: Museum, rights: CC0-1.0}
tick: {kind: effect, file: tick.wav, credit: Museum, rights: CC0-1.0}
docks-read: {kind: narration, draft: true, credit: {en: A voice, vi: Một giọng đọc},
  rights: CC0-1.0, file: {en: docks-en.wav, vi: docks-vi.wav},
  captions: {en: docks-en.vtt, vi: docks-vi.vtt}}
horn: {kind: recording, title: {en: The horn, vi: Tiếng còi}, file: horn.wav, captions: horn.vtt,
  credit: Museum, rights: CC0-1.0}
"""

WITH_SOUNDS = {
    "exhibit.yaml": EXHIBIT + "sounds: sounds.yaml\nambience: waves\ntouch_sound: tick\n",
    "sounds.yaml": SOUNDS,
    "docks.yaml": DOCKS + "sounds: [docks-read, horn]\nambience: gulls\n",
    "ships.yaml": SHIPS.replace("sources: [S2]\n", "sources: [S2]\n    sounds: [horn]\n"),
    "voices.yaml": VOICES + "ambience: silence\n",
}
"""The files that let the harbour be heard: 8 seconds of the docks read, 4 of the horn."""

_SECONDS = {"waves": 2, "gulls": 2, "tick": 0.1, "docks-en": 8, "docks-vi": 8, "horn": 4}
_CAPTIONS = {
    "docks-en": (("00:00.000", "00:04.000", "The docks open early."),
                 ("00:04.000", "00:08.000", "They close late.")),
    "docks-vi": (("00:00.000", "00:08.000", "Bến tàu mở cửa sớm."),),
    "horn": (("00:01.000", "00:03.000", "(A horn)"),),
}  # fmt: skip


def make_sounds(media: Path) -> None:
    """The files of the harbour's sounds: silence, for only their length is looked at."""
    for name, seconds in _SECONDS.items():
        with wave.open(str(media / f"{name}.wav"), "wb") as file:
            file.setparams((1, 2, 8000, 0, "NONE", ""))
            file.writeframes(bytes(2 * round(8000 * seconds)))
    for name, cues in _CAPTIONS.items():
        blocks = (f"\n{start} --> {end}\n{text}\n" for start, end, text in cues)
        (media / f"{name}.vtt").write_text("WEBVTT\n" + "".join(blocks), encoding="utf-8")


def make_exhibit(
    root: Path,
    files: dict[str, str] | None = None,
    *,
    sound: bool = True,
    captions: Mapping[str, str] = MappingProxyType({}),
) -> Exhibit:
    """The harbour exhibit with some of its files written otherwise; `sound` when it must be.

    `captions` are files with one caption each, by name.
    """
    media = root / "media"
    media.mkdir()
    for name in ("crane", "tug", "ship", "chart"):
        size = (64, 48) if name == "chart" else (32, 20)
        Image.new("RGB", size, "teal").save(media / f"{name}.jpg")
    make_sounds(media)
    for name, text in captions.items():
        block = f"WEBVTT\n\n00:00.000 --> 00:04.000\n{text}\n"
        (media / f"{name}.vtt").write_text(block, encoding="utf-8")
    loaded = load_exhibit(write_exhibit(root, {**FILES, **(files or {})}), media)
    assert loaded.exhibit is not None, loaded.diagnostics
    assert loaded.has_errors is not sound, loaded.diagnostics
    return loaded.exhibit
