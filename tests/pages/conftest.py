"""The harbour exhibit, read once: it is frozen."""

import pytest

from kiosk.exhibit.model import Exhibit
from tests.stage.museum import WITH_A_MAP, make_exhibit


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    return make_exhibit(tmp_path_factory.mktemp("harbour"), WITH_A_MAP)
