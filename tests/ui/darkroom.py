"""Photos by themselves in the unseen window, decoded when a test says so."""

from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path

from kivy.core.window import Window
from kivy.graphics import Fbo
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glPixelStorei, glReadPixels
from PIL import Image

from kiosk.content.theme import load_builtin_theme
from kiosk.core.geometry import Rect, Size
from kiosk.imaging.cancellation import GoOn, regardless
from kiosk.imaging.derivatives import DerivativeCache
from kiosk.imaging.pictures import Pictures
from kiosk.imaging.pipeline import Pipeline
from kiosk.imaging.pixels import Pixels
from kiosk.imaging.request import Request
from kiosk.imaging.snapshot import Snapshot
from kiosk.stage.rehearsal import Rehearsal, _let_kivy_work
from kiosk.stage.textures import LEAST_BUDGET_BYTES, TextureStore
from kiosk.widgets.fonts import register_fonts
from kiosk.widgets.look import Look, Screen
from kiosk.widgets.photo import Photo
from kiosk.widgets.shot import Shot

SIZE = (960, 540)
FRAME_SECONDS = 1 / 30
_GL_PACK_ALIGNMENT = 0x0D05


class Later:
    """An executor that does nothing until told."""

    def __init__(self) -> None:
        self._jobs: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], None], /) -> None:
        self._jobs.append(job)

    def run(self) -> None:
        """Do everything."""
        while self._jobs:
            self._jobs.pop(0)()


class Darkroom(Pictures):
    """Decodes as the kiosk does when told to, and notes what was decoded."""

    def __init__(self, cache: DerivativeCache | None = None) -> None:
        super().__init__(cache)
        self.decoded: list[Request] = []
        self._later = Later()
        self.pipeline = Pipeline(self._later, self)

    def pixels(self, request: Request, go_on: GoOn = regardless) -> Pixels:
        self.decoded.append(request)
        return super().pixels(request, go_on)

    def develop(self) -> list[str]:
        """Decode all that is wished for; the names of the pictures, in order."""
        before = len(self.decoded)
        self._later.run()
        return [request.path.stem for request in self.decoded[before:]]

    def take_over(self, rehearsal: Rehearsal) -> None:
        """From now on decode for a rehearsal."""
        rehearsal.textures._pipeline = self.pipeline
        rehearsal.textures._stand_in = self.stand_in


class Hall:
    """A window with photos in it and nothing else."""

    def __init__(
        self,
        darkroom: Darkroom | None = None,
        *,
        budget_bytes: int = LEAST_BUDGET_BYTES,
        upload_seconds: float = inf,
    ) -> None:
        register_fonts()
        for child in list(Window.children):
            Window.remove_widget(child)
        Window.size = SIZE
        self.darkroom = darkroom or Darkroom()
        self.textures = TextureStore(
            self.darkroom.pipeline, stand_in=self.darkroom.stand_in, budget_bytes=budget_bytes,
            upload_seconds=upload_seconds,
        )  # fmt: skip
        self.look = Look(load_builtin_theme("night"), Screen(Size(*SIZE)), 0, False)
        self.now = 0.0
        self.photos: list[Photo] = []

    def photo(
        self, frame: Rect, *, rounded: bool = False, shade: float = 1.0, ground: str = "panel"
    ) -> Photo:
        """An empty frame on the wall."""
        photo = Photo(self.textures, rounded=rounded)
        Window.add_widget(photo)
        photo.hang(frame, self.look, shade=shade, ground=ground)
        self.photos.append(photo)
        return photo

    def show(self, photo: Photo, shot: Shot | Path | None) -> None:
        """Hang a picture in a frame, and wait until it is sharp."""
        self.begin(photo, shot)
        self.settle()

    def begin(self, photo: Photo, shot: Shot | Path | None) -> None:
        """Hang a picture in a frame; what is shown of it at once is seen."""
        photo.show(Shot(shot) if isinstance(shot, Path) else shot, self.now)

    def tick(self, seconds: float = FRAME_SECONDS) -> None:
        """Let time pass, without anything being decoded."""
        self.now += seconds
        self.textures.pump()
        for photo in self.photos:
            photo.animate(self.now)
        _let_kivy_work()

    def settle(self) -> None:
        """Decode everything, and let fades end."""
        for _ in range(30):
            self.darkroom.develop()
            self.tick()

    def image(self) -> Image.Image:
        """What is on the screen."""
        paper = Fbo(size=SIZE, with_stencilbuffer=True)
        paper.bind()
        Window.dispatch("on_draw")
        glPixelStorei(_GL_PACK_ALIGNMENT, 1)
        pixels = glReadPixels(0, 0, *SIZE, GL_RGB, GL_UNSIGNED_BYTE)
        paper.release()
        return Snapshot(*SIZE, bytes(pixels)).image()

    def rgb(self, role: str) -> tuple[int, int, int]:
        """A colour of the theme."""
        red, green, blue = (round(255 * share) for share in self.look.colour(role)[:3])
        return red, green, blue


def cut_out(image: Image.Image, rect: Rect) -> Image.Image:
    """A part of the window, given with y upwards."""
    box = (rect.x, image.height - rect.top, rect.right, image.height - rect.y)
    return image.crop([round(side) for side in box])  # type: ignore[arg-type]


def painted(path: Path, size: tuple[int, int], colours: Sequence[tuple[int, ...]]) -> Path:
    """A picture of upright stripes of these colours, as wide as each other."""
    picture = Image.new("RGBA" if len(colours[0]) == 4 else "RGB", size, colours[0])
    for index, colour in enumerate(colours):
        left, right = (size[0] * side // len(colours) for side in (index, index + 1))
        picture.paste(colour, (left, 0, right, size[1]))
    path.parent.mkdir(exist_ok=True)
    picture.save(path)
    return path
