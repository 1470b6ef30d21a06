"""A picture of what is on the screen, read back from the graphics card."""

from kivy.core.window import Window
from kivy.graphics import Fbo
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glPixelStorei, glReadPixels

from kiosk.imaging.snapshot import Snapshot

_GL_PACK_ALIGNMENT = 0x0D05


def take_screenshot() -> Snapshot:
    """What the window shows now.

    Drawn into a buffer of its own: SDL's offscreen driver never gives a window that grew more
    pixels than it was opened with.
    """
    width, height = (int(side) for side in Window.size)
    paper = Fbo(size=(width, height), with_stencilbuffer=True)
    paper.bind()
    Window.dispatch("on_draw")
    glPixelStorei(_GL_PACK_ALIGNMENT, 1)
    pixels = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
    paper.release()
    return Snapshot(width, height, bytes(pixels))
