"""Two pictures on one ground, one fading into the other, in a single rectangle.

Two rectangles, the upper one half transparent, and a ground below them draw every pixel three
times, which costs a computer without a graphics card twice as much (tests/bench). Here each pixel
is drawn once, from both pictures. Runs on OpenGL ES 2 as well.
"""

from kivy.graphics import BindTexture, Mesh, RenderContext
from kivy.graphics.texture import Texture

from kiosk.core.geometry import Rect
from kiosk.widgets.quad import Radii, outline

_VERTEX = """
#ifdef GL_ES
precision highp float;
#endif
attribute vec2 vPosition;
attribute vec2 vOld;
attribute vec2 vNew;
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
varying vec2 in_old;  /* shares of the picture, from its upper left corner */
varying vec2 in_new;

void main(void) {
    in_old = vOld;
    in_new = vNew;
    gl_Position = projection_mat * modelview_mat * vec4(vPosition, 0.0, 1.0);
}
"""

_FRAGMENT = """
#ifdef GL_ES
precision highp float;
#endif
varying vec2 in_old;
varying vec2 in_new;
uniform sampler2D texture0;  /* the new picture */
uniform sampler2D old;
uniform vec2 there;   /* of the old and the new one: 1 where there is a picture, else 0 */
uniform float share;  /* of the new one */
uniform float shade;
uniform vec3 ground;

/* A picture laid on whole pixels may fall short of its frame by a part of one. */
const float HAIR = 0.0006;

float inside(vec2 at) {
    vec2 both = step(-HAIR, at) * step(at, vec2(1.0 + HAIR));
    return both.x * both.y;
}

void main(void) {
    vec4 from = texture2D(old, in_old);
    vec4 to = texture2D(texture0, in_new);
    vec3 below = mix(ground, shade * from.rgb, from.a * there.x * inside(in_old));
    vec3 above = mix(ground, shade * to.rgb, to.a * there.y * inside(in_new));
    gl_FragColor = vec4(mix(below, above, share), 1.0);
}
"""

_FORMAT = ((b"vPosition", 2, "float"), (b"vOld", 2, "float"), (b"vNew", 2, "float"))

Standing = tuple[Texture, Rect]
"""A picture's texture and where the whole of it stands, in window pixels."""


class CrossFade:
    """Add `context` to a canvas."""

    def __init__(self) -> None:
        self.context = RenderContext(
            use_parent_projection=True, use_parent_modelview=True, vs=_VERTEX, fs=_FRAGMENT
        )
        with self.context:
            self._old = BindTexture(index=1)
            self._mesh = Mesh(mode="triangle_fan", fmt=_FORMAT)
        self._laid: tuple[object, ...] = ()
        self._share = 1.0
        self.context["old"] = 1
        self.context["share"] = self._share
        self.context["there"] = (0.0, 0.0)
        self.light((0.0, 0.0, 0.0, 1.0), 1.0)

    @property
    def share(self) -> float:
        """How much of the new picture is to be seen, 0 to 1."""
        return self._share

    @share.setter
    def share(self, share: float) -> None:
        if share != self._share:
            self._share = share
            self.context["share"] = share

    def light(self, ground: tuple[float, float, float, float], shade: float) -> None:
        """Take the colour of what no picture covers, and a share of the pictures' brightness."""
        self.context["ground"] = ground[:3]
        self.context["shade"] = shade

    def clear(self) -> None:
        """Show nothing, not even a ground."""
        self._laid = ()
        self._old.texture = self._mesh.texture = None
        self._mesh.vertices = []
        self._mesh.indices = []

    def lay(self, frame: Rect, radii: Radii, old: Standing | None, new: Standing | None) -> None:
        """Fill a frame with round corners; window pixels."""
        laid = (frame, radii, old, new)
        if laid == self._laid:
            return
        self._laid = laid
        self.context["there"] = (float(old is not None), float(new is not None))
        self._old.texture = None if old is None else old[0]
        self._mesh.texture = None if new is None else new[0]
        places = [frame if standing is None else standing[1] for standing in (old, new)]
        vertices: list[float] = []
        count = 0
        for x, y in (frame.centre, *outline(frame, radii)):
            vertices += (x, y)
            for place in places:
                vertices += ((x - place.x) / place.width, (place.top - y) / place.height)
            count += 1
        self._mesh.vertices = vertices
        self._mesh.indices = range(count)
