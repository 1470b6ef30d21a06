"""The exhibit that the window tests show: every page kind, from its scarcest to its fullest page.

Written to disk as a curator would write it, and read by the real loader.
"""

from dataclasses import replace
from pathlib import Path

from PIL import Image

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
}
"""Pages by kind; a kind without any fails the battery."""

PEOPLE = """
teacher:
  name: {vi: "Cô giáo Trần Thị Hương Giang", en: "Tran Thi Huong Giang"}
  role: {vi: "giáo viên trường làng", en: "village school teacher"}
"""

COLOURS = {"red": (150, 40, 35), "green": (40, 120, 70), "blue": (40, 60, 140)}
_SIZES = {"red": (640, 400), "green": (480, 480), "blue": (300, 480)}


def load_sample(root: Path) -> Exhibit:
    """Write the sample below `root` and read it; every page must be sound."""
    media = root / "media"
    media.mkdir(parents=True)
    for name, colour in COLOURS.items():
        _picture(_SIZES[name], colour).save(media / f"{name}.png")
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
        **pages,
    }
    loaded = load_exhibit(write_exhibit(root, files, "sample"), media)
    assert not loaded.has_errors, loaded.diagnostics
    assert loaded.exhibit is not None
    return loaded.exhibit


def load_with_stand_ins(folder: Path, root: Path) -> Exhibit:
    """The exhibit in `folder` with small flat pictures below `root` in place of its own.

    Texts and layout are then tested whether or not the pictures are there, and quickly.
    """
    loaded = load_exhibit(folder, root / "none")
    assert loaded.exhibit is not None, loaded.diagnostics
    exhibit, files = loaded.exhibit, {}
    for name, picture in exhibit.pictures.items():
        files[name] = root / "media" / picture.file
        files[name].parent.mkdir(parents=True, exist_ok=True)
        _picture((96, 60), COLOURS["green"]).save(files[name].with_suffix(".png"))
        files[name] = files[name].with_suffix(".png")
    return replace(exhibit, picture_files=files)


def _picture(size: tuple[int, int], colour: tuple[int, int, int]) -> Image.Image:
    """One colour with a lighter corner at the top left, so that crop and zoom can be seen."""
    picture = Image.new("RGB", size, colour)
    light = (colour[0] + 60, colour[1] + 60, colour[2] + 60)
    picture.paste(light, (0, 0, size[0] // 4, size[1] // 4))
    return picture
