"""Unpacks the modules of wheels of pure Python, without what only an installer reads."""

# ruff: noqa: INP001  # a script

import argparse
import zipfile
from pathlib import Path


def main() -> None:
    """Unpack what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    for wheel in sorted(args.wheels.glob("*-none-any.whl")):
        with zipfile.ZipFile(wheel) as archive:
            names = [name for name in archive.namelist() if ".dist-info/" not in name]
            archive.extractall(args.target, names)


if __name__ == "__main__":
    main()
