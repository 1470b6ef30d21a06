"""Keeps one picture on the screen until time is up; whatever is pressed or plugged in, it stays."""

import os
import signal
from threading import Event

from PIL import Image

_LOOK_SECONDS = 0.5  # between two looks at the window's events


class NoScreenError(Exception):
    """There is no display; the sentence is SDL's."""


class SafeWindow:
    """A window over the whole display, drawn without any graphics driver."""

    def __init__(self) -> None:
        os.environ.update(SDL_FRAMEBUFFER_ACCELERATION="0", SDL_NO_SIGNAL_HANDLERS="1")
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        import pygame  # noqa: PLC0415  # the environment above is read on import

        self._pygame = pygame
        try:
            pygame.display.init()
            self.size: tuple[int, int] = pygame.display.get_desktop_sizes()[0]
            os.environ["SDL_VIDEO_WINDOW_POS"] = "0,0"
            self._window = pygame.display.set_mode(self.size, pygame.NOFRAME)
        except (pygame.error, IndexError) as error:
            raise NoScreenError(str(error)) from error
        if pygame.display.get_driver() in ("dummy", "offscreen"):
            raise NoScreenError("the window would be drawn nowhere")
        pygame.mouse.set_visible(False)

    def show(self, picture: Image.Image, seconds: float) -> None:
        """Show the picture, of `size`, for so long or until SIGTERM; then close."""
        over = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: over.set())
        surface = self._pygame.image.frombuffer(picture.tobytes(), picture.size, "RGB")
        for _ in range(max(1, round(seconds / _LOOK_SECONDS))):
            self._pygame.event.get()  # and forget: nothing that is pressed means anything
            self._window.blit(surface, (0, 0))
            self._pygame.display.flip()
            if over.wait(_LOOK_SECONDS):
                break
        self._pygame.display.quit()
