"""Writes small exhibits to disk."""

from pathlib import Path

HEAD = """format: 1
title: A test
languages: [en, vi]
"""
STORY = """kind: story
id: {id}
title: {id}
text: Because.
"""
PICTURE = """{id}:
  file: {file}
  kind: photograph
  alt: A thing
  credit: Museum
  rights: CC0-1.0
"""


def write_exhibit(root: Path, files: dict[str, str | bytes], name: str = "test") -> Path:
    """Write `files` (relative path to content) as exhibit `name` below `root`; its folder."""
    folder = root / "exhibits" / name
    for relative, content in files.items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def story(page_id: str, more: str = "") -> str:
    """A sound story, with more keys if wanted."""
    return STORY.format(id=page_id) + more


def picture(picture_id: str, file: str) -> str:
    """A sound description of a picture."""
    return PICTURE.format(id=picture_id, file=file)
