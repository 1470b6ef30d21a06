"""Fixtures: the machine that all tests of this folder share, and the kiosk in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import vm
from tests.machine.vm import NEEDS, SCREEN, SLOWNESS, VirtualMachine
from tests.system import debian
from tests.system.conftest import bare, content, installed, package
from tests.system.debian import Tree
from tests.system.installed import InstalledKiosk, enable, unit_lines

__all__ = ["bare", "content", "installed", "package"]  # pytest finds fixtures by name

# Without a graphics processor the compositor draws by itself, and everything takes longer: all that
# changes of the unit.
PLAIN = unit_lines(
    "Service",
    {"Environment": "WLR_RENDERER=pixman", "TimeoutStartSec": "300", "WatchdogSec": "60"},
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.machine)


@pytest.fixture(scope="session")
def machine(
    bare: Tree, installed: Tree, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[VirtualMachine]:
    """A booted machine with the package."""
    if reason := vm.why_not():
        pytest.skip(reason)
    with_kernel = debian.beside(installed, bare, debian.with_packages(bare, NEEDS, "kernel"))
    layer = tmp_path_factory.mktemp("layer")
    layer.chmod(0o755)
    enable(layer, PLAIN)
    with vm.booted(with_kernel + layer) as machine:
        yield machine


@pytest.fixture
def kiosk(machine: VirtualMachine) -> InstalledKiosk:
    """The kiosk, ready, with a touch screen and a keyboard plugged in."""
    kiosk = InstalledKiosk(machine, SCREEN, SLOWNESS)
    kiosk.until(lambda: kiosk.is_ready, "it is ready", seconds=60)
    for device in ("touchscreen", "keyboard"):
        machine.plug(device)
    kiosk.forget()
    return kiosk
