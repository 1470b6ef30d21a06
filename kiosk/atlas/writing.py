"""Files written whole or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write all files, in this order; raises OSError.

    None takes its place before all are safely on the disk.
    """
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in contents}
    try:
        for path, content in contents.items():
            with parts[path].open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
