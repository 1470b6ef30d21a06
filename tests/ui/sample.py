"""The exhibit that the window tests show: every page kind, from its scarcest to its fullest page.

Written to disk as a curator would write it, and read by the real loader.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from kiosk.cartography.survey import Box, Plate, Survey, Town
from kiosk.cartography.survey_text import encode
from kiosk.core.geometry import Size
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from tests.exhibit.write import write_exhibit

MAIN = """
format: 1
title: {vi: "Thành phố bên sông, những ngày tháng Chạp", en: "The city by the river in December"}
subtitle: "18 – 29 · 12 · 1972"
languages: [vi, en]
attract:
  each: 10 s
  items:
    - picture: red
      overline: "18 – 29 · 12 · 1972"
      headline: {vi: "Mười hai ngày đêm bên dòng sông", en: "Twelve days and nights by the river"}
    - picture: blue
      headline: {vi: "Người ở lại", en: "Those who stayed"}
      opens: story-many
"""

PICTURES = """
red:
  file: red.png
  kind: photograph
  alt: {vi: "Một bức tường đỏ", en: "A red wall"}
  credit: {vi: "Bảo tàng", en: "The museum"}
  rights: CC0-1.0
green:
  file: green.png
  kind: illustration
  alt: {vi: "Một cánh đồng xanh", en: "A green field"}
  caption: {vi: "Cánh đồng ven sông", en: "The fields by the river"}
  credit: {vi: "Bản vẽ: nhóm làm trưng bày", en: "Drawing: the exhibit team"}
  rights: CC-BY-4.0
  sources: [report]
blue:
  file: blue.png
  kind: map
  alt: {vi: "Một tấm bản đồ cao", en: "A tall map"}
  caption:
    vi: "Bản đồ thành phố, in lại theo bản gốc đã phai màu, có ghi chú của người vẽ ở lề trái"
    en: "Map of the city, reprinted from a faded original with the artist's notes in the margin"
  credit:
    vi: "Trung tâm Lưu trữ quốc gia, phông bản đồ và bản vẽ kỹ thuật, hộp số 14"
    en: "National Archives Centre, collection of maps and technical drawings, box 14"
  rights: CC-BY-SA-4.0
  date: 1972-12
  place: {vi: "Hà Nội", en: "Hanoi"}
  focus: [0.2, 0.8]
"""

SOURCES = """
report:
  title: "The report"
  publisher: "The museum"
  year: 1973
book:
  title: "A book with a long title about the river, the city and the people who lived between them"
  author: "Nguyễn Thị Người Viết and Somebody Else, with a foreword by a Third Person"
  publisher: "The Publishing House of the City"
  date: 1992-12-18
  url: https://example.org/books/a-book-with-a-long-title-about-the-river-the-city-and-the-people
  note: {vi: "Trang 12 đến 14, có ảnh.", en: "Pages 12 to 14, with pictures."}
letter:
  title: "A letter"
""" + "".join(
    f"""
extra-{number}:
  title: "Document number {number} of the collection, with all its enclosures"
  publisher: "The museum"
  year: 19{number + 60}
"""
    for number in range(1, 13)
)

_WORDS_VI = """Sáng sớm, sương còn phủ trên mặt sông. Người ta gọi nhau qua những mái nhà, \
đếm lại những ai đã về. Chiếc xe đạp dựng bên tường, trên ghi đông còn buộc túi gạo. \
Không ai nói to. Tiếng loa ở đầu phố đọc tin rồi im."""
_WORDS_EN = """Early in the morning the mist still lay on the river. People called to each other \
across the roofs and counted who had come back. A bicycle leaned against the wall, a bag of rice \
still tied to its handlebar. Nobody spoke loudly. The loudspeaker at the corner read the news."""


def _long(times: int) -> str:
    """Both languages, as many paragraphs long, with marks and a list."""
    items = "\n    ".join(f"- {word}" for word in ("một[^report]", "hai[^book]", "ba"))

    def text(words: str) -> str:
        return "\n\n    ".join(f"{words}[^book]" for _ in range(times)) + f"\n\n    {items}"

    return f"\n  vi: |\n    {text(_WORDS_VI)}\n  en: |\n    {text(_WORDS_EN)}"


_PHASES = "\n".join(
    f"""  - id: day-{day}
    label: {{vi: "{"Mở đầu" if day == 18 else day}", en: "{"Opening" if day == 18 else day}"}}
    title: {{vi: "Ngày {day} bên bờ sông", en: "Day {day} on the river bank"}}
    start: 1972-12-{day} 19:00
    end: 1972-12-{day} 23:00
    text: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
    pictures: [{"red, blue" if day % 2 else ""}]"""
    for day in range(18, 31)
)
_LONG_LABELS = "\n".join(
    f"""  - id: month-{month}
    label: {{vi: "Những ngày đầu tháng {month}", en: "The first days of month number {month}"}}
    start: 1972-{month:02}-01
    end: 1972-{month:02}-20"""
    for month in range(1, 13)
)
_EVENTS = "id,lat,lon,start,size,title.vi,title.en\n" + "".join(
    f"event-{day}-{n},{20.5 + 0.17 * n},{105.4 + 0.21 * n},1972-12-{day} 2{n}:00,{n + day % 5},"
    f"Việc thứ {n},Matter {n}\n"
    for day in range(18, 31)
    for n in range(4)
)
_LAYERS = "\n".join(
    f"""  - kind: places
    id: layer-{number}
    title:
      vi: "Lớp thứ {number} với một cái tên khá dài"
      en: "Layer number {number} with a rather long name"
    colour: {colour}
    symbol: {symbol}
    features:
      - {{id: spot-{number}, at: [{20.4 + number / 10}, {105.3 + number / 5}],
         title: {{vi: "Điểm {number}", en: "Spot {number}"}}}}"""
    for number, (colour, symbol) in enumerate(
        zip(("fire", "sky", "brass", "paper", "mute", "sky", "fire", "brass"),
            ("pin", "flag", "ship", "radar", "church", "camp", "star", "bridge"), strict=True)
    )
)  # fmt: skip


_ANSWERS = "\n".join(
    f"""      - text:
          vi: "Những người thứ {number}, đến từ làng bên kia sông khi trời còn chưa sáng hẳn"
          en: "The people of number {number}, who came from the village beyond before daybreak"
        right: {"true" if number in (2, 5) else "false"}"""
    for number in range(1, 7)
)

_BOATS = "title.vi,title.en,side,value,low,high,qualifier,note.vi,note.en,sources\n" + "".join(
    f"Ngày {day},Day {day},{side},{numbers},,theo sổ của bến,by the harbour's book,report book\n"
    for day in range(18, 31)
    for side, numbers in (
        ("town", ("", "0", "12", "3")[day % 4] + ",,"),
        ("river", (",4,9", "7,,", ",,", "128,,")[day % 4]),
    )
)
_LONG_SIDES = "\n".join(
    f"""  - id: side-{number}
    title:
      vi: "Theo cuốn sổ thứ {number} của những người trông coi bến sông"
      en: "According to book number {number} of the keepers of the river quay"
    colour: {colour}"""
    for number, colour in enumerate(("fire", "sky", "brass", "paper", "mute"))
)


def _numbers(first: int) -> str:
    """A number of each of the long sides, of every sort."""
    sorts = (
        "value: 1234567, qualifier: at least",
        "low: 20000, high: 80000, qualifier: about",
        "value: 0",
        "value: 98765.125, part: {value: 12345, title: {vi: ở bến sông, en: at the quay}}",
        "sources: [letter]",
    )
    return "\n".join(
        f"""          - {{side: side-{number}, {sorts[(number + first) % len(sorts)]}, note: {{
             vi: "tính cả những chiếc được vớt lên sau trận lũ năm ấy và những chiếc không trở về",
             en: "counting those that were raised after the flood and those that did not return"
             }}}}"""
        for number in range(5)
    )


def _long_rows(count: int) -> str:
    """As many rows with a number of each of the long sides."""
    return "\n".join(
        f"""      - title:
          vi: "Những chiếc thuyền gỗ của làng thứ {number} bên kia sông"
          en: "The wooden boats of village number {number} beyond the river"
        values:
{_numbers(number)}"""
        for number in range(count)
    )


_HOURS = "id,track,at,start,end,rank,title.vi,title.en\n" + "".join(
    f"hour-{day}-{n},{('river', 'town', 'news')[n % 3]},1972-12-{day} {18 + n}:{10 * n:02},,,"
    f"{1 + n % 3},Việc thứ {n} của ngày {day},Matter {n} of day {day}\n"
    for day in (18, 28)
    for n in range(5)
)
_LONG_TRACKS = "\n".join(
    f"""  - id: track-{number}
    title:
      vi: "Những việc thuộc loại thứ {number}, với một cái tên khá dài"
      en: "Matters of kind number {number}, with a rather long name"
    colour: {colour}"""
    for number, colour in enumerate(("fire", "sky", "brass", "paper", "mute", "sky"))
)

SAMPLES: dict[str, tuple[str, ...]] = {
    "story": (
        f"""
kind: story
id: story-one
title: {{vi: "Buổi sáng", en: "Morning"}}
picture: red
sources: [letter]
text:
  vi: >-
    {_WORDS_VI}[^report] **Đậm**, *nghiêng*,
    và [đi tiếp](page:quotes-many#second), [mọi lời kể](page:quotes-many).
  en: >-
    {_WORDS_EN}[^report] **Bold**, *italic*,
    and [go on](page:quotes-many#second), [all voices](page:quotes-many).
""",
        f"""
kind: story
id: story-many
title:
  vi: "Những người ở lại trong thành phố khi mọi người đã đi"
  en: "The people who remained in the city after everyone had left"
pictures: [green, blue, red]
text: {_long(1)}
""",
        """
kind: story
id: story-bare
title: {vi: "Không có ảnh", en: "Without a picture"}
text: {vi: "Chỉ có một câu.", en: "One sentence is all there is."}
""",
        f"""
kind: story
id: story-long
title: {{vi: "Rất nhiều chữ", en: "A great many words"}}
picture: blue
sources: [letter, {", ".join(f"extra-{number}" for number in range(1, 13))}]
text: {_long(8)}
""",
        f"""
kind: story
id: story-long-bare
title: {{vi: "Nhiều chữ, không ảnh", en: "Many words and no picture"}}
text: {_long(8)}
""",
        """
kind: story
id: story-untranslated
title: {vi: "Chưa dịch", en: "Not translated"}
picture: red
text: {vi: "Bài này chưa có bản dịch."}
""",
    ),
    "slideshow": (
        f"""
kind: slideshow
id: slides-many
title: {{vi: "Ảnh bên sông", en: "Pictures by the river"}}
each: 8 s
slides:
  - picture: red
    title: {{vi: "Bức tường ở đầu phố", en: "The wall at the corner"}}
    text: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
  - green
  - picture: blue
    fit: contain
    title: {{vi: "Bản đồ", en: "The map"}}
    sources: [letter]
""",
        """
kind: slideshow
id: slides-single
title: {vi: "Một ảnh", en: "One picture"}
slides: [red]
""",
        f"""
kind: slideshow
id: slides-long
title: {{vi: "Ảnh và rất nhiều chữ", en: "Pictures and a great many words"}}
autoplay: false
slides:
  - picture: blue
    title:
      vi: "Một tiêu đề dài để xem chữ có bị cắt ở đâu không"
      en: "A long heading that shows whether letters are cut off anywhere"
    text: {_long(6).replace(chr(10), chr(10) + "    ")}
  - picture: green
    fit: contain
""",
    ),
    "quotes": (
        f"""
kind: quotes
id: quotes-many
title: {{vi: "Lời kể", en: "Voices"}}
picture: green
quotes:
  - text: {{vi: "Chúng tôi ở lại.", en: "We stayed."}}
    original: vi
    speaker: teacher
    source: report
  - id: second
    text: {{vi: "{_WORDS_VI * 4}", en: "{_WORDS_EN * 4}"}}
    original: en
    speaker:
      name: "John Q. Visitor-Featherstonehaugh"
      role: {{vi: "phóng viên", en: "reporter"}}
    occasion:
      vi: "Trả lời phỏng vấn đài phát thanh, nhiều năm sau, trong căn nhà cũ bên sông"
      en: "In a radio interview, many years later, in the old house by the river"
    date: 1992-12-18
    source: book
    note:
      vi: "Bản tiếng Việt do nhóm làm trưng bày dịch từ bản ghi âm."
      en: "The Vietnamese text was translated from the recording by the exhibit team."
  - text: {{vi: "{_WORDS_VI}", en: "{_WORDS_EN}"}}
    original: vi
    speaker: teacher
    source: letter
""",
        """
kind: quotes
id: quotes-single
title: {vi: "Một câu", en: "One sentence"}
quotes:
  - text: {vi: "Sông vẫn chảy.", en: "The river flows on."}
    original: vi
    speaker: teacher
    source: letter
""",
    ),
    "map": (
        f"""
kind: map
id: map-many
title: {{vi: "Mười hai ngày đêm bên sông", en: "Twelve days and nights by the river"}}
basemap: island.json
view: [20.2, 105.2, 21.6, 106.8]
each: 6 s
text: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
phases:
{_PHASES}
layers:
  - kind: areas
    id: fields
    title: {{vi: "Cánh đồng", en: "Fields"}}
    colour: mute
    features:
      - {{title: {{vi: "Cánh đồng phía tây", en: "The western fields"}},
         outline: [[20.6, 105.4], [20.6, 105.8], [20.9, 105.8], [20.9, 105.4]]}}
  - kind: ranges
    id: reach
    title: {{vi: "Tầm với", en: "Reach"}}
    colour: sky
    features:
      - {{at: [21.0, 105.9], radius: 25 km}}
  - kind: routes
    id: ways
    title: {{vi: "Đường đi (sơ đồ)", en: "Ways (schematic)"}}
    schematic: true
    symbol: ship
    features:
      - {{id: ferry, title: {{vi: "Chuyến phà", en: "The ferry"}}, sources: [letter],
         line: [[20.4, 106.6], [20.8, 106.3], [21.0, 105.9]]}}
  - kind: places
    id: places
    title: {{vi: "Nơi chốn", en: "Places"}}
    colour: sky
    symbol: house
    features:
      - id: school
        at: [21.02, 105.84]
        title: {{vi: "Trường làng", en: "The village school"}}
        text: {{vi: "{_WORDS_VI}[^report]", en: "{_WORDS_EN}[^report]"}}
        pictures: [red, green]
        opens: story-one
        rank: 1
      - {{id: station, at: [21.025, 105.841], title: {{vi: "Nhà ga", en: "The station"}},
         symbol: station}}
      - {{id: pier, at: [20.86, 106.68], title: {{vi: "Cầu tàu", en: "The pier"}}, symbol: harbour}}
  - kind: events
    id: events
    title: {{vi: "Sự việc, theo sổ", en: "Events, by the ledger"}}
    unit: {{vi: "dòng sổ", en: "lines"}}
    data: data/events.csv
    sources: [book]
  - kind: labels
    id: names
    features:
      - {{at: [21.03, 105.85], title: {{vi: "HÀ NỘI", en: "HANOI"}}, rank: 1}}
""",
        """
kind: map
id: map-bare
title: {vi: "Bản đồ cũ", en: "The old map"}
basemap: {picture: blue, size: [300, 480]}
view: [0, 0, 300, 480]
layers:
  - kind: places
    id: spots
    features:
      - {at: [100, 100], title: {vi: "Giếng", en: "The well"}}
      - {at: [200, 300]}
""",
        f"""
kind: map
id: map-long
title:
  vi: "Một tiêu đề dài để xem chữ có bị cắt ở đâu không"
  en: "A long heading that shows whether letters are cut off anywhere"
basemap: island.json
view: [20.2, 105.2, 21.6, 106.8]
text: {_long(6)}
layers:
{_LAYERS}
""",
        f"""
kind: map
id: map-labels
title: {{vi: "Nhãn dài", en: "Long labels"}}
basemap: island.json
view: [19.0, 103.0, 23.0, 108.0]
phases:
{_LONG_LABELS}
layers:
  - kind: places
    id: spots
    features:
      - {{id: shore, at: [20.5, 105.5], title: {{vi: "Bờ biển", en: "The shore"}}}}
""",
    ),
    "compare": (
        f"""
kind: compare
id: compare-many
title: {{vi: "Ngày ấy và bây giờ", en: "Then and now"}}
text: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
pairs:
  - before: red
    after: green
    before_label: "1972"
    after_label: "2022"
  - id: river-bank
    before: green
    after: blue
    before_label:
      vi: "Trước khi có con đê mới bên sông"
      en: "Before the new dyke was built by the river"
    after_label: {{vi: "Sau", en: "After"}}
    title: {{vi: "Bờ sông phía dưới cầu", en: "The bank below the bridge"}}
    text: {{vi: "Chỉ có một câu.", en: "One sentence is all there is."}}
    sources: [letter]
  - {{before: blue, after: red, before_label: "1902", after_label: "1972"}}
""",
        """
kind: compare
id: compare-bare
title: {vi: "Hai tấm ảnh", en: "Two pictures"}
pairs:
  - {before: red, after: green, before_label: A, after_label: B}
""",
        f"""
kind: compare
id: compare-lying
title:
  vi: "Một tiêu đề dài để xem chữ có bị cắt ở đâu không"
  en: "A long heading that shows whether letters are cut off anywhere"
divider: horizontal
pairs:
  - before: blue
    after: green
    before_label: {{vi: "Trước trận lũ năm ấy", en: "Before that year's flood"}}
    after_label: {{vi: "Sau trận lũ năm ấy", en: "After that year's flood"}}
    text: {_long(6).replace(chr(10), chr(10) + "    ")}
""",
    ),
    "figures": (
        f"""
kind: figures
id: figures-many
title: {{vi: "Hai cách đếm", en: "Two ways of counting"}}
headline: {{vi: "Cùng một trận lũ, hai con số", en: "One flood and two numbers"}}
text: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
picture: red
sources: [letter]
sides:
  - {{id: town, title: {{vi: "Theo thành phố", en: "According to the town"}}, colour: fire}}
  - {{id: river, title: {{vi: "Theo bến sông", en: "According to the quay"}}, colour: sky}}
charts:
  - kind: bars
    id: boats
    title: {{vi: "Thuyền bị mất trong trận lũ", en: "Boats lost in the flood"}}
    unit: {{vi: "chiếc", en: "boats"}}
    unit_of_one: {{vi: "chiếc", en: "boat"}}
    opens: story-one
    rows:
      - title: {{vi: "Thuyền gỗ", en: "Wooden boats"}}
        values:
          - side: town
            value: 34
            part: {{value: 16, title: {{vi: "ở bến", en: "at the quay"}}}}
            sources: [report, book]
          - {{side: river, low: 10, high: 12, sources: [letter]}}
      - title: {{vi: "Phà", en: "Ferries"}}
        values:
          - {{side: town, value: 1, qualifier: at least, sources: [report]}}
          - {{side: river, note: {{vi: "không ghi", en: "not in its book"}}}}
  - kind: multiples
    id: days
    title: {{vi: "Thuyền bị mất từng ngày", en: "Boats lost on each day"}}
    unit: {{vi: "chiếc", en: "boats"}}
    text: {{vi: "Chỉ có một câu.", en: "One sentence is all there is."}}
    data: data/boats.csv
  - kind: counters
    id: numbers
    title: {{vi: "Người và hàng", en: "People and goods"}}
    unit: {{vi: "người", en: "people"}}
    rows:
      - title: {{vi: "Người được đưa qua sông", en: "People taken across"}}
        values:
          - {{side: town, value: 1624, qualifier: at least, sources: [report]}}
          - {{side: river, value: 2380, qualifier: more than, sources: [letter]}}
      - title: {{vi: "Gạo", en: "Rice"}}
        unit: {{vi: "tấn", en: "tonnes"}}
        values:
          - {{side: town, low: 20000, high: 80000, sources: [book]}}
  - kind: pictograms
    id: signs
    title: {{vi: "Những chiếc thuyền", en: "The boats"}}
    unit: {{vi: "chiếc", en: "boats"}}
    symbol: boat
    each: 3
    rows:
      - title: {{vi: "Những chiếc thuyền", en: "The boats"}}
        values:
          - {{side: town, value: 207, sources: [report]}}
          - {{side: river, low: 40, high: 61, sources: [book]}}
""",
        """
kind: figures
id: figures-bare
title: {vi: "Một con số", en: "One number"}
charts:
  - kind: counters
    title: {vi: "Một con số", en: "One number"}
    rows:
      - title: {vi: "Một con số", en: "One number"}
        values: [{value: 12, sources: [letter]}]
""",
        f"""
kind: figures
id: figures-long
title:
  vi: "Một tiêu đề dài để xem chữ có bị cắt ở đâu không"
  en: "A long heading that shows whether letters are cut off anywhere"
text: {_long(3)}
sides:
{_LONG_SIDES}
charts:
  - kind: bars
    title:
      vi: "Một tiêu đề dài để xem chữ có bị cắt ở đâu không, và ở đâu thì nó xuống dòng"
      en: "A long heading that shows whether letters are cut off anywhere, and where it wraps"
    unit: {{vi: "chiếc thuyền gỗ", en: "wooden boats"}}
    sources: [report]
    rows:
{_long_rows(2)}
  - kind: multiples
    title: {{vi: "Năm cuốn sổ", en: "Five books"}}
    sources: [report]
    rows:
{_long_rows(4)}
  - kind: counters
    title: {{vi: "Năm cuốn sổ", en: "Five books"}}
    sources: [report]
    unit: {{vi: "chiếc thuyền gỗ", en: "wooden boats"}}
    rows:
{_long_rows(1)}
  - kind: pictograms
    title: {{vi: "Năm cuốn sổ", en: "Five books"}}
    sources: [report]
    symbol: person
    each: 5000
    rows:
{_long_rows(1)}
""",
    ),
    "quiz": (
        f"""
kind: quiz
id: quiz-many
title: {{vi: "Quý vị biết gì về dòng sông?", en: "What do you know about the river?"}}
headline: {{vi: "Ba câu hỏi bên bờ sông", en: "Three questions on the river bank"}}
text: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
picture: red
questions:
  - id: dyke
    question:
      vi: "Những ai đã đắp lại con đê trong những ngày tháng Chạp, khi nước sông còn chưa rút hết?"
      en: "Who were those that built up the dyke again in December, before the water had gone down?"
    picture: blue
    answers:
{_ANSWERS}
    explanation: {_long(2).replace(chr(10), chr(10) + "    ")}
    sources: [letter]
    opens: quotes-many#second
  - question: {{vi: "Trường ở đâu?", en: "Where was the school?"}}
    picture: green
    answers:
      - {{text: {{vi: "Bên sông", en: "By the river"}}, right: true}}
      - {{text: {{vi: "Trong phố", en: "In town"}}}}
      - {{text: {{vi: "Ngoài đồng", en: "In the fields"}}}}
    explanation:
      vi: "{_WORDS_VI}[^report] [Buổi sáng](page:story-one)."
      en: "{_WORDS_EN}[^report] [The morning](page:story-one)."
    opens: quotes-many#second
  - id: bridge
    question:
      vi: "Cây cầu bắc qua sông được dựng lại vào năm nào, và ai là người đầu tiên đi qua nó?"
      en: "In which year was the bridge over the river rebuilt, and who was the first to cross it?"
    answers:
{_ANSWERS.replace("right: true", "right: false", 1)}
    explanation: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
""",
        """
kind: quiz
id: quiz-bare
title: {vi: "Một câu hỏi", en: "One question"}
questions:
  - question: {vi: "Sông có còn chảy?", en: "Does the river flow on?"}
    answers: [{text: {vi: "Còn", en: "Yes"}, right: true}, {text: {vi: "Không", en: "No"}}]
    explanation: {vi: "Sông vẫn chảy.", en: "It does."}
""",
    ),
    "people": (
        """
kind: people
id: people-all
title: {vi: "Những con người", en: "The people"}
sources: [book]
""",
        f"""
kind: people
id: people-told
title: {{vi: "Người kể chuyện", en: "Storytellers"}}
headline:
  vi: "Những người đã kể lại chuyện bên sông cho chúng tôi nghe"
  en: "Those who told us what happened by the river"
text: {_long(2)}
people: [wordy, teacher, ferryman, nobody-else, person-1]
""",
        """
kind: people
id: people-single
title: {vi: "Một người", en: "One person"}
people: [nobody-else]
""",
    ),
    "credits": (
        f"""
kind: credits
id: credits-all
title: {{vi: "Nguồn và lời cảm ơn của những người làm trưng bày", en: "Sources and thanks"}}
picture: green
text: {_long(2)}
sources: [letter]
""",
        """
kind: credits
id: credits-bare
title: {vi: "Nguồn", en: "Sources"}
headline: {vi: "Những gì có ở đây", en: "What is here"}
""",
    ),
    "timeline": (
        f"""
kind: timeline
id: timeline-many
title: {{vi: "Từng giờ bên sông", en: "Hour by hour on the river"}}
headline: {{vi: "Mười hai ngày đêm, từng giờ một", en: "Twelve days and nights, hour by hour"}}
text: {{vi: "{_WORDS_VI}[^book]", en: "{_WORDS_EN}[^book]"}}
picture: red
data: data/hours.csv
start: 1972-12-18 12:00
end: 1972-12-30 12:00
tracks:
  - {{id: river, title: {{vi: "Trên sông", en: "On the river"}}, colour: sky}}
  - {{id: town, title: {{vi: "Trong phố", en: "In town"}}, colour: fire}}
  - {{id: news, title: {{vi: "Tin tức", en: "News"}}, colour: mute}}
events:
  - id: first-boat
    track: river
    at: 1972-12-18 19:10
    title:
      vi: "Chuyến đò đầu tiên chở những người ở lại sang bên kia sông"
      en: "The first boat takes those who stayed to the other bank of the river"
    text: {{vi: "{_WORDS_VI}[^report]", en: "{_WORDS_EN}[^report]"}}
    picture: blue
    opens: quotes-many#second
    rank: 1
    sources: [letter]
  - id: pause
    track: town
    start: 1972-12-24 22:00
    end: 1972-12-26 13:00
    title: {{vi: "Những giờ yên lặng", en: "The quiet hours"}}
    text: {{vi: "Chỉ có một câu.", en: "One sentence is all there is."}}
    picture: green
  - {{track: news, at: 1972-12-21,
     title: {{vi: "Một ngày không có tin", en: "A day without news"}}}}
""",
        """
kind: timeline
id: timeline-bare
title: {vi: "Một việc", en: "One matter"}
events:
  - {at: 1902, title: {vi: "Cây cầu", en: "The bridge"}}
""",
        f"""
kind: timeline
id: timeline-long
title:
  vi: "Một tiêu đề dài để xem chữ có bị cắt ở đâu không"
  en: "A long heading that shows whether letters are cut off anywhere"
text: {_long(3)}
tracks:
{_LONG_TRACKS}
events:
  - id: dyke
    track: track-0
    start: 1890
    end: 1902-04
    title:
      vi: "Một tiêu đề dài để xem chữ có bị cắt ở đâu không, và ở đâu thì nó xuống dòng"
      en: "A long heading that shows whether letters are cut off anywhere, and where it wraps"
    picture: blue
    text: {_long(6).replace(chr(10), chr(10) + "    ")}
  - {{track: track-1, at: 1990-12-31, title: {{vi: "Ngày cuối năm", en: "The last day"}}}}
  - {{track: track-2, at: 1954-10, title: {{vi: "Tháng Mười", en: "October"}}}}
  - {{track: track-3, start: 1914, end: 1918, title: {{vi: "Bốn năm", en: "Four years"}}}}
  - {{track: track-4, at: 1930, title: {{vi: "Một năm", en: "A year"}}}}
  - {{track: track-5, at: 1972, title: {{vi: "Một năm khác", en: "Another year"}}}}
""",
    ),
}
"""Pages by kind; a kind without any fails the battery."""

PEOPLE = f"""
teacher:
  name: {{vi: "Cô giáo Trần Thị Hương Giang", en: "Tran Thi Huong Giang"}}
  role: {{vi: "giáo viên trường làng", en: "village school teacher"}}
  born: 1931-03-08
  died: 2014-11-20
  portrait: blue
  text: {{vi: "{_WORDS_VI}[^report]", en: "{_WORDS_EN}[^report]"}}
  sources: [letter]
  links: [map-many#day-20, slides-many, story-many]
ferryman:
  name: {{vi: "Nguyễn Văn Đò", en: "Nguyen Van Do"}}
  born: 1902
wordy:
  honorific: {{vi: "Nhà giáo nhân dân, Phó Giáo sư, Tiến sĩ", en: "Associate Professor, Dr."}}
  name:
    vi: "Công Tằng Tôn Nữ Thị Phương Thảo Nguyễn"
    en: "Cong Tang Ton Nu Thi Phuong Thao Nguyen of the River Street"
  role:
    vi: "chủ nhiệm tổ dạy chữ cho người lớn, rồi hiệu trưởng trường ven sông suốt hai mươi năm"
    en: "head of the reading classes for adults, then principal of the river school for decades"
  died: 1999-05
  text: {_long(4).replace(chr(10), chr(10) + "  ")}
nobody-else: {{name: "Ông Ba"}}
""" + "".join(
    f"""
person-{number}:
  name: {{vi: "Người thứ {number}", en: "Person number {number}"}}
  role: {{vi: "một người ở lại", en: "one of those who stayed"}}
  portrait: {("red", "green", "blue")[number % 3]}
"""
    for number in range(1, 12)
)

ISLAND = Survey(
    licence="Drawn for the tests of this project.",
    made_by="tests/ui/sample.py",
    plates=(
        Plate(
            box=Box(18.0, 102.0, 24.0, 109.0),
            resolution=0.01,
            land=((np.array([[19.5, 103.5], [19.5, 106.4], [22.8, 107.9], [23.1, 103.2]]),),),
            rivers=((1, np.array([[22.9, 103.9], [21.1, 105.8], [20.2, 106.6]])),),
        ),
    ),
    towns=(Town({"vi": "Nam Định", "en": "Nam Dinh"}, 20.42, 106.17, 1, 400_000),),
)

COLOURS = {"red": (150, 40, 35), "green": (40, 120, 70), "blue": (40, 60, 140)}
_SIZES = {"red": (640, 400), "green": (480, 480), "blue": (300, 480)}


def load_sample(root: Path) -> Exhibit:
    """Write the sample below `root` and read it; every page must be sound."""
    media = root / "media"
    media.mkdir(parents=True)
    for name, colour in COLOURS.items():
        _picture(_SIZES[name], colour).save(media / f"{name}.png")
    (media / "island.json").write_text(encode(ISLAND), encoding="utf-8")
    pages = {
        f"pages/{kind}-{number}.yaml": text
        for kind, texts in SAMPLES.items()
        for number, text in enumerate(texts)
    }
    listed = "pages:\n" + "".join(f"  - {name}\n" for name in pages)
    files: dict[str, str | bytes] = {
        "exhibit.yaml": MAIN + listed,
        "pictures.yaml": PICTURES,
        "sources.yaml": SOURCES,
        "people.yaml": PEOPLE,
        "data/events.csv": _EVENTS,
        "data/hours.csv": _HOURS,
        "data/boats.csv": _BOATS,
        **pages,
    }
    loaded = load_exhibit(write_exhibit(root, files, "sample"), media)
    assert not loaded.has_errors, loaded.diagnostics
    assert loaded.exhibit is not None
    return loaded.exhibit


def load_with_stand_ins(folder: Path, root: Path, media: Path | None = None) -> Exhibit:
    """The exhibit in `folder` with small flat pictures below `root` in place of its own.

    Texts and layout are then tested whether or not the pictures are there, and quickly. Base maps
    are read from `media`; a page whose base map is not there is left out.
    """
    loaded = load_exhibit(folder, media or root / "none")
    assert loaded.exhibit is not None, loaded.diagnostics
    exhibit, files = loaded.exhibit, {}
    size = (96, 60)
    for name, picture in exhibit.pictures.items():
        files[name] = root / "media" / picture.file
        files[name].parent.mkdir(parents=True, exist_ok=True)
        _picture(size, COLOURS["green"]).save(files[name].with_suffix(".png"))
        files[name] = files[name].with_suffix(".png")
    sizes = dict.fromkeys(files, Size(*size))
    return replace(exhibit, picture_files=files, picture_sizes=sizes)


def _picture(size: tuple[int, int], colour: tuple[int, int, int]) -> Image.Image:
    """One colour with a lighter corner at the top left, so that crop and zoom can be seen."""
    picture = Image.new("RGB", size, colour)
    light = (colour[0] + 60, colour[1] + 60, colour[2] + 60)
    picture.paste(light, (0, 0, size[0] // 4, size[1] // 4))
    return picture
