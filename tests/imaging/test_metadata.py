"""Words within picture files are found wherever the standards put them; broken ones do no harm."""

import io
import struct
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.imaging.embedded.exif import read_exif
from kiosk.imaging.embedded.xmp import MAX_BYTES, MAX_VALUES, read_xmp
from kiosk.imaging.metadata import MAX_TEXT_CHARACTERS, MAX_TEXTS, read_metadata
from tests.intake.embedding import UTF_8, by_language, exif, iptc, listed, save, xmp

TITLE = by_language("dc:title", {"x-default": "The bridge", "vi": "Cây cầu"})
FOUND = (("", "The bridge"), ("vi", "Cây cầu"))


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif"])
def test_xmp_is_found_in_every_format(tmp_path: Path, ending: str) -> None:
    path = save(tmp_path / f"bridge.{ending}", packet=xmp(TITLE))
    assert read_metadata(path)["Xmp.dc.title"] == FOUND


@pytest.mark.parametrize("ending", ["jpg", "tif"])
def test_iptc_is_found_where_there_can_be_any(tmp_path: Path, ending: str) -> None:
    block = iptc([UTF_8, ((2, 120), "Cầu Long Biên".encode()), ((2, 90), b"Hanoi")])
    found = read_metadata(save(tmp_path / f"bridge.{ending}", block=block))
    assert found["Iptc.Application2.Caption"] == (("", "Cầu Long Biên"),)
    assert found["Iptc.Application2.City"] == (("", "Hanoi"),)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif"])
def test_exif_is_found_in_every_format(tmp_path: Path, ending: str) -> None:
    fields = exif({0x010E: "A bridge", 0x013B: "Lan"})
    found = read_metadata(save(tmp_path / f"bridge.{ending}", fields=fields))
    assert found["Exif.Image.ImageDescription"] == (("", "A bridge"),)
    assert found["Exif.Image.Artist"] == (("", "Lan"),)


def test_what_made_the_picture_is_told_as_a_number(tmp_path: Path) -> None:
    fields = exif({}, {0x9003: "1972:12:18 22:30:00", 0xA300: b"\x02"})
    found = read_metadata(save(tmp_path / "scan.jpg", fields=fields))
    assert found["Exif.Photo.FileSource"] == (("", "2"),)
    assert found["Exif.Photo.DateTimeOriginal"] == (("", "1972:12:18 22:30:00"),)


@pytest.mark.parametrize(
    ("declared", "raw", "text"),
    [
        pytest.param([UTF_8], "Điện".encode(), "Điện", id="declared as UTF-8"),
        pytest.param([UTF_8], b"caf\xe9", "café", id="declared as UTF-8, wrongly"),
        pytest.param([], "Điện".encode(), "Điện", id="UTF-8, not declared"),
        pytest.param([], b"caf\xe9", "café", id="Latin-1, not declared"),
        pytest.param([], b"\x93caf\xe9\x94", "“café”", id="Windows, not declared"),
        pytest.param([((1, 90), b"\x1b.A")], b"caf\xc3\xa9", "cafÃ©", id="declared as Latin-1"),
    ],
)
def test_iptc_is_read_in_its_character_set(
    tmp_path: Path, declared: list[tuple[tuple[int, int], bytes]], raw: bytes, text: str
) -> None:
    path = save(tmp_path / "bridge.jpg", block=iptc([*declared, ((2, 120), raw)]))
    assert read_metadata(path)["Iptc.Application2.Caption"] == (("", text),)


def test_a_dataset_may_be_there_several_times_or_empty(tmp_path: Path) -> None:
    block = iptc([((2, 80), b"Lan"), ((2, 80), b"Minh"), ((2, 90), b"")])
    found = read_metadata(save(tmp_path / "bridge.jpg", block=block))
    assert found["Iptc.Application2.Byline"] == (("", "Lan"), ("", "Minh"))
    assert found["Iptc.Application2.City"] == ()


def test_exif_may_name_a_photographer_and_an_editor(tmp_path: Path) -> None:
    fields = exif({0x8298: "Lan\0City Museum"})
    found = read_metadata(save(tmp_path / "bridge.jpg", fields=fields))
    assert found["Exif.Image.Copyright"] == (("", "Lan"), ("", "City Museum"))


def test_exif_in_utf_8_is_read_although_the_standard_forbids_it(tmp_path: Path) -> None:
    fields = exif({0x013B: "Nguyễn Thị Lan".encode()})
    found = read_metadata(save(tmp_path / "bridge.jpg", fields=fields))
    assert found["Exif.Image.Artist"] == (("", "Nguyễn Thị Lan"),)


def test_properties_may_be_attributes_lists_structures_or_addresses() -> None:
    found = read_xmp(
        xmp(
            listed("dc:creator", "Lan", "Minh")
            + '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
            + "<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType='Resource'>"
            "<Iptc4xmpExt:City>Hanoi</Iptc4xmpExt:City></rdf:li></rdf:Bag>"
            "</Iptc4xmpExt:LocationCreated>"
            "<plus:ImageCreator><rdf:Seq><rdf:li><rdf:Description plus:ImageCreatorName='Lan'/>"
            "</rdf:li></rdf:Seq></plus:ImageCreator>",
            'photoshop:City="Hà Nội"',
        )
    )
    assert found == {
        "Xmp.photoshop.City": (("", "Hà Nội"),),
        "Xmp.dc.creator": (("", "Lan"), ("", "Minh")),
        "Xmp.cc.license": (("", "https://creativecommons.org/licenses/by/4.0/"),),
        "Xmp.iptcExt.LocationCreated/iptcExt:City": (("", "Hanoi"),),
        "Xmp.plus.ImageCreator/plus:ImageCreatorName": (("", "Lan"),),
    }


BILLION_LAUGHS = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description>
<dc:title>&b;</dc:title></rdf:Description></rdf:RDF>"""


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(BILLION_LAUGHS, id="entities that grow"),
        pytest.param(
            BILLION_LAUGHS.replace(b'"ha"', b'SYSTEM "file:///etc/hostname"'), id="another file"
        ),
        pytest.param(xmp(TITLE)[:-40], id="cut"),
        pytest.param(xmp(TITLE).replace("Cây".encode(), b"C\xe2y"), id="not UTF-8"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\0" * 100, id="noughts"),
        pytest.param(xmp(TITLE) + b" " * 10 + b"<more/>", id="more behind it"),
        pytest.param(xmp("<dc:title>" + "x" * MAX_BYTES + "</dc:title>"), id="too large"),
    ],
)
def test_hostile_and_broken_packets_say_nothing(packet: bytes) -> None:
    assert read_xmp(packet) == {}


def test_deep_nesting_ends_somewhere() -> None:
    depth = 20_000
    packet = xmp("<dc:title>" + "<rdf:li>" * depth + "deep" + "</rdf:li>" * depth + "</dc:title>")
    assert read_xmp(packet) == {}


def test_there_is_an_end_to_how_much_is_read(tmp_path: Path) -> None:
    many = read_xmp(xmp(listed("dc:creator", *("Lan" for _ in range(MAX_VALUES + 9)))))
    assert len(many["Xmp.dc.creator"]) == MAX_VALUES
    block = iptc([((2, 120), b"x" * 30_000), *(((2, 80), b"Lan") for _ in range(MAX_TEXTS + 9))])
    found = read_metadata(save(tmp_path / "long.jpg", block=block))
    assert len(found["Iptc.Application2.Caption"][0][1]) == MAX_TEXT_CHARACTERS
    assert len(found["Iptc.Application2.Byline"]) == MAX_TEXTS


def test_one_broken_part_does_not_hide_the_others(tmp_path: Path) -> None:
    broken = iptc([((2, 120), b"A bridge")]) + b"\x1c\x02\x50\xff\xff"
    path = save(tmp_path / "bridge.jpg", packet=xmp(TITLE), block=broken)
    assert read_metadata(path) == {"Xmp.dc.title": FOUND}


@pytest.mark.parametrize("name", ["nothing.jpg", "text.jpg"])
def test_what_is_no_picture_says_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.jpg").write_text("This was never a picture.\n", encoding="utf-8")
    assert read_metadata(tmp_path / name) == {}


def test_a_picture_without_words_says_nothing(tmp_path: Path) -> None:
    assert read_metadata(save(tmp_path / "bridge.jpg")) == {}


def test_pixels_are_not_decoded_to_find_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pillow decodes a whole PNG, a hundred megapixels of it, when asked for its EXIF."""
    paths = [save(tmp_path / f"bridge.{ending}", packet=xmp(TITLE)) for ending in ("png", "jpg")]
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("decoded"))
    for path in paths:
        assert read_metadata(path)["Xmp.dc.title"] == FOUND


@given(data=st.data())
def test_whatever_is_damaged_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp()
    ending = data.draw(st.sampled_from(["jpg", "png", "webp", "tif"]))
    whole = folder / f"whole.{ending}"
    if not whole.exists():
        save(
            whole,
            packet=xmp(TITLE),
            block=iptc([UTF_8, ((2, 120), b"A bridge")]),
            fields=exif({0x010E: "A bridge"}),
        )
    raw = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    (folder / f"damaged.{ending}").write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    found = read_metadata(folder / f"damaged.{ending}")
    assert all(isinstance(text, str) for texts in found.values() for _, text in texts)


def test_fields_that_all_claim_the_whole_block_do_not_fill_the_memory() -> None:
    """A reader of every field makes 300 MB of these 60 kB."""
    count = 5000
    tags = (0x010E, 0x013B, 0x8298, *range(0x9000, 0x9000 + count - 3))
    fields = b"".join(struct.pack("<HHII", tag, 2, 60_000, 8) for tag in tags)
    block = b"II*\0" + struct.pack("<IH", 8, count) + fields
    tracemalloc.start()
    found = read_exif(io.BytesIO(block))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 3
    assert most < 16 << 20


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"II*\0",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff",
        b"MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\xff\xff\xff\xff",
        b"neither",
    ],
)
def test_a_block_of_exif_that_ends_early_says_nothing(tmp_path: Path, block: bytes) -> None:
    path = tmp_path / "bridge.jpg"
    Image.new("RGB", (4, 3)).save(path, exif=b"Exif\0\0" + block, xmp=xmp(TITLE))
    assert read_metadata(path) == {"Xmp.dc.title": FOUND}


@pytest.mark.parametrize("ending", ["avif", "heic"])
def test_what_telephones_write_is_found_too(tmp_path: Path, ending: str) -> None:
    if ending == "heic":
        pytest.importorskip("pillow_heif").register_heif_opener()
    path = tmp_path / f"bridge.{ending}"
    block = exif({0x013B: "Lan"}, {0x9003: "2026:03:01 18:30:00"})
    Image.new("RGB", (64, 48)).save(path, exif=block, xmp=xmp(TITLE))
    found = read_metadata(path)
    assert found["Xmp.dc.title"] == FOUND
    assert found["Exif.Image.Artist"] == (("", "Lan"),)
    assert found["Exif.Photo.DateTimeOriginal"] == (("", "2026:03:01 18:30:00"),)
