"""Tells Python which version of the program is installed, as an installer of wheels would."""

# ruff: noqa: INP001  # a script

import argparse
import tomllib
from pathlib import Path


def main() -> None:
    """Write the folder that importlib.metadata looks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    project = tomllib.loads(args.project.read_text(encoding="utf-8"))["project"]
    name, version = project["name"], project["version"]
    folder = args.target / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir(parents=True)
    text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (folder / "METADATA").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
