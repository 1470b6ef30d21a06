"""Films are decoded by the real library, into SDL's device for nobody."""

import pytest


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skip where films cannot be shown; let their sound go nowhere."""
    pytest.importorskip("ffpyplayer", reason="films need the optional extra 'video'")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
