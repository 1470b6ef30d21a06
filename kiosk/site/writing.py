"""Writes kiosk.yaml, each key with a comment that tells what it is; knows no questions.

What is not set stands there as a comment, with an example, so that the file is its own guide.
"""

import json
import os
import re
import shutil
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from kiosk.content.annotations import record_in
from kiosk.content.builtin import read_builtin
from kiosk.content.diagnostics import render_text
from kiosk.core.durable import write_durably
from kiosk.site.reading import check_settings
from kiosk.site.settings import Settings

MODE = 0o640
"""Staff and the kiosk read it, nobody else: a PIN of six digits is soon guessed from its hash."""
GROUP = "kiosk"

_STEP = "  "
_COMMENT_WIDTH = 92
_PLAIN = re.compile(r"[^\W_](?:[\w ./%-]*[\w%])?")
_HEAD = {
    "en": (
        "The settings of this kiosk, as 'kiosk setup' writes them.",
        "Change them with 'sudo kiosk setup', or here, and then look for mistakes:",
        "    kiosk check --settings",
        "Every key may be left out. Of a file with mistakes, the last good copy holds.",
    ),
    "vi": (
        "Cài đặt của kiosk này, do lệnh 'kiosk setup' viết ra.",
        "Sửa bằng 'sudo kiosk setup', hoặc sửa ngay tại đây rồi kiểm tra lỗi:",
        "    kiosk check --settings",
        "Khóa nào cũng có thể bỏ. Nếu tệp có lỗi, kiosk dùng bản đúng gần nhất.",
    ),
}


def settings_text(data: Mapping[str, Any], language: str = "en") -> str:
    """kiosk.yaml with the values of `data`, as they would be typed, and comments in `language`.

    Raises ValueError when they are no settings.
    """
    comments = _comments(language)
    head = _HEAD.get(language, _HEAD["en"])
    lines = [f"# {line}" for line in head]
    for name, field in Settings.model_fields.items():
        lines += ["", *_entry(name, field, data.get(name), comments, name)]
    text = "\n".join(lines) + "\n"
    checked = check_settings(text.encode(), "kiosk.yaml")
    if checked.settings is None:
        raise ValueError(render_text(checked.diagnostics))
    return text


def write_settings(path: Path, text: str) -> None:
    """Replace the file at `path`, and keep the one before as `path`.before.

    Raises OSError, and what was there stays, and is whole; likewise after a power cut.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and (old := path.read_bytes()) != text.encode():
        before = before_of(path)
        write_durably(before, old, mode=MODE)
        _give_to_group(before)
    write_durably(path, text.encode(), mode=MODE)
    _give_to_group(path)


def before_of(path: Path) -> Path:
    """Where the settings before are kept."""
    return path.with_name(f"{path.name}.before")


def _give_to_group(path: Path) -> None:
    """Let the kiosk read what root has written; its package has made the group."""
    if os.geteuid() != 0:
        return
    try:
        shutil.chown(path, group=GROUP)
    except LookupError:  # not installed by its package
        return


def _entry(
    name: str,
    field: FieldInfo,
    value: Any,
    comments: Mapping[str, str],
    path: str,
    *,
    muted: bool = False,
) -> Iterator[str]:
    """The lines of a key: its comment, and its value, or an example that is commented out.

    `muted`: whoever asked makes a comment of all these lines.
    """
    comment = comments.get(path) or _sentence(field.description or "")
    yield from (f"# {line}" for line in textwrap.wrap(comment, _COMMENT_WIDTH))
    off = "" if muted or value else "# "
    section = record_in(field.annotation)
    if section is None or isinstance(value, str):
        if value is not None:
            yield f"{name}: {_written(value)}"
        elif field.examples:
            yield f"{off}{name}: {_written(field.examples[0])}"
        return
    yield f"{off}{name}:"
    for key, inner in section.model_fields.items():
        within = None if value is None else value.get(key)
        lines = _entry(key, inner, within, comments, f"{path}.{key}", muted=muted or bool(off))
        yield from (f"{off}{_STEP}{line}" for line in lines)


def _sentence(description: str) -> str:
    return f"{description[:1].upper()}{description[1:]}."


def _comments(language: str) -> Mapping[str, str]:
    if language == "en":
        return {}  # the descriptions of the keys
    comments: Mapping[str, str] = read_builtin(
        Path(__file__).with_name("comments") / f"{language}.yaml"
    )
    return comments


def _written(value: Any) -> str:
    """Plain data as YAML on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key}: {_written(each)}" for key, each in value.items())
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return json.dumps(value)


def _quoted(text: str) -> str:
    """A text in double quotes, where YAML knows the escapes of JSON, and two long ones besides.

    It takes some letters for line breaks that JSON does not.
    """
    letters = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in letters)


def _is_plain(text: str) -> bool:
    """Whether a text is the same text in YAML without quotes."""
    if not _PLAIN.fullmatch(text) or text.lower() in {"true", "false", "null", "yes", "no"}:
        return False
    try:
        float(text)
    except ValueError:
        return True
    return False
