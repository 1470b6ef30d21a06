"""Fixtures: the package, a Debian it is installed in, and a machine that has booted it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.pictures import BLUE, GREEN, RED, draw_disc
from tests.system import debian, machine
from tests.system.debian import ROOT, Tree
from tests.system.installed import READY_SECONDS, TOOLS, InstalledKiosk, enable, unit_lines
from tests.system.machine import Container

DEB_VARIABLE = "KIOSK_DEB"  # a package to test instead of one built from this checkout

# A container has no screen, no seat and no graphics card: all that it changes of the unit.
HEADLESS = unit_lines(
    "Service",
    {
        "Environment": "WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1"
        " LIBSEAT_BACKEND=noop LIBGL_ALWAYS_SOFTWARE=1"
    },
)


@pytest.fixture(scope="session")
def bare() -> Tree:
    """Debian without the package."""
    if reason := debian.why_not():
        pytest.skip(reason)
    return debian.bare()


@pytest.fixture(scope="session")
def package() -> Path:
    """The package's file."""
    if given := os.environ.get(DEB_VARIABLE):
        return Path(given)
    built = subprocess.run(
        [ROOT / "deploy" / "build-package.sh"], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, f"the package was not built:\n{built.stdout}{built.stderr}"
    return max((ROOT / "build" / "deb").glob("museum-kiosk_*.deb"), key=lambda p: p.stat().st_mtime)


@pytest.fixture(scope="session")
def installed(bare: Tree, package: Path) -> Tree:
    """Debian with the package."""
    return debian.with_package(bare, package)


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small exhibit, as a curator has it in a folder."""
    folder = tmp_path_factory.mktemp("content")
    small = folder / "exhibits" / "small"
    shutil.copytree(ROOT / "tests" / "e2e" / "exhibits" / "small", small)
    media = folder / "media" / "small"
    media.mkdir(parents=True)
    for name, colour in (("red", RED), ("green", GREEN), ("blue", BLUE)):
        draw_disc(colour).save(media / f"{name}.png")
    return folder


@pytest.fixture(scope="session")
def tree(
    bare: Tree, installed: Tree, content: Path, tmp_path_factory: pytest.TempPathFactory
) -> Tree:
    """The same, with what the tests need: their tools, no screen, and content in /srv/curator."""
    layer = tmp_path_factory.mktemp("layer")
    enable(layer, HEADLESS)
    shutil.copytree(content, layer / "srv" / "curator")
    for folder in (layer, layer / "srv" / "curator"):
        folder.chmod(0o755)  # not for their owner alone, as pytest makes its folders
    return debian.beside(installed, bare, debian.with_packages(bare, TOOLS, "tools")) + layer


@pytest.fixture(scope="module")
def machine_of_module(tree: Tree) -> Iterator[Container]:
    with machine.booted(tree) as booted:
        kiosk = InstalledKiosk(booted)
        kiosk.until(lambda: kiosk.is_ready, "the kiosk is ready after boot", seconds=READY_SECONDS)
        yield booted


@pytest.fixture
def kiosk(machine_of_module: Container) -> InstalledKiosk:
    """The installed kiosk, ready, in a machine that a module's tests share."""
    kiosk = InstalledKiosk(machine_of_module)
    if not kiosk.is_ready:
        kiosk.restart()
    kiosk.forget()
    return kiosk
