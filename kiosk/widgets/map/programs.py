"""What the graphics card does with corners: areas, lines, discs and pictures seen by a camera.

All programs take places in plane units from an origin, so panning, zooming and playing change a
few numbers and no corner. They run on OpenGL ES 2 as well and smooth their edges themselves, for
nothing else does.
"""

from dataclasses import dataclass

_SEEN = """
#ifdef GL_ES
precision highp float;
#endif
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
uniform vec2 middle;  /* of the frame, in pixels */
uniform vec2 eye;     /* the place seen there, in plane units from the origin */
uniform float zoom;   /* pixels a plane unit */
uniform float clock;  /* share of the passage that is over */
uniform float flash;  /* share of the passage that something flashes when it begins */
uniform float steady; /* 1 when pictures lie on whole pixels, as they do at rest */

vec2 seen(vec2 place) {
    return middle + (place - eye) * zoom;
}

vec2 pinned(vec2 place) {
    vec2 pixel = seen(place);
    return mix(pixel, floor(pixel + 0.5), steady);
}

vec4 on_screen(vec2 pixel) {
    return projection_mat * modelview_mat * vec4(pixel, 0.0, 1.0);
}

vec4 nowhere() {
    return vec4(2.0, 2.0, 2.0, 1.0);
}
"""

_TINTED = """
#ifdef GL_ES
precision highp float;
#endif
varying vec4 tint;
"""


@dataclass(frozen=True, slots=True)
class Program:
    """A vertex and a fragment shader, and what a corner consists of: names and counts."""

    vertex: str
    fragment: str
    attributes: tuple[tuple[bytes, int, str], ...]

    @property
    def columns(self) -> int:
        """How many numbers a corner has."""
        return sum(count for _, count, _ in self.attributes)


_TERRAIN_VERTEX = _SEEN + """
attribute vec2 place;
uniform vec4 sheet;   /* the relief: left, top, and plane units across and down */
varying vec2 on_sheet;

void main() {
    on_sheet = vec2(place.x - sheet.x, sheet.y - place.y) / sheet.zw;
    gl_Position = on_screen(seen(place));
}
"""  # fmt: skip

_TERRAIN_FRAGMENT = """
#ifdef GL_ES
precision highp float;
#endif
uniform sampler2D texture0;
uniform vec3 dark;
uniform vec3 even;
uniform vec3 bright;
uniform float shaded;  /* how much of the relief is shown: 0 none, 1 all */
varying vec2 on_sheet;

void main() {
    float light = (texture2D(texture0, on_sheet).r - 0.5) * 2.0 * shaded;
    vec3 colour = light < 0.0 ? mix(even, dark, -light) : mix(even, bright, light);
    gl_FragColor = vec4(colour, 1.0);
}
"""

TERRAIN = Program(_TERRAIN_VERTEX, _TERRAIN_FRAGMENT, ((b"place", 2, "float"),))
"""Land: three colours, between which a relief decides."""

_INSET_VERTEX = """
#ifdef GL_ES
precision highp float;
#endif
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
uniform vec2 size;
attribute vec2 place;  /* pixels */
varying vec2 pixel;
varying vec2 on_picture;

void main() {
    pixel = place;
    on_picture = place / size;
    gl_Position = projection_mat * modelview_mat * vec4(place, 0.0, 1.0);
}
"""

_INSET_FRAGMENT = """
#ifdef GL_ES
precision highp float;
#endif
uniform sampler2D texture0;
uniform vec4 edges;    /* pixels: left, bottom, right, top */
uniform float fringe;  /* pixels in which it fades towards its edges */
varying vec2 pixel;
varying vec2 on_picture;

void main() {
    vec2 inwards = min(pixel - edges.xy, edges.zw - pixel) / fringe;
    float shown = smoothstep(0.0, 1.0, min(inwards.x, inwards.y));
    gl_FragColor = vec4(texture2D(texture0, on_picture).rgb, shown);
}
"""

INSET = Program(_INSET_VERTEX, _INSET_FRAGMENT, ((b"place", 2, "float"),))
"""A part of a picture that fades into what lies beneath."""


_AREA_VERTEX = _SEEN + """
attribute vec2 place;
attribute vec4 ink;
attribute float begins;
varying vec4 tint;

void main() {
    tint = ink;
    gl_Position = clock < begins ? nowhere() : on_screen(seen(place));
}
"""  # fmt: skip

_AREA_FRAGMENT = _TINTED + """
void main() {
    gl_FragColor = tint;
}
"""  # fmt: skip

AREA = Program(
    _AREA_VERTEX,
    _AREA_FRAGMENT,
    ((b"place", 2, "float"), (b"ink", 4, "float"), (b"begins", 1, "float")),
)
"""Areas of one colour."""


_LINE_VERTEX = _SEEN + """
attribute vec2 place;
attribute vec3 lean;  /* where the corner leans: x, y, and how far along the stretch that is */
attribute vec4 run;   /* how far along the line the stretch begins and ends; end; side */
STYLE vec4 ink;
STYLE vec4 pen;       /* pixels: half the width, a dash, its gap (0: none), its rounding */
STYLE vec3 life;      /* shares of the passage in which the line is drawn; its whole length */
varying vec4 tint;
varying vec4 line;    /* pixels: along, aside, where the stretch begins and ends */
varying vec4 nib;     /* pixels: half the width, a dash, dash and gap (0: none), its rounding */

/* Dashes grow with the map up to the next power of two, so they do not run while it is zoomed. */

void main() {
    float drawn = life.y > life.x ? clamp((clock - life.x) / (life.y - life.x), 0.0, 1.0) : 1.0;
    float end = min(run.y, drawn * life.z);
    float reach = pen.x + 0.5;
    line.x = (run.z < 0.5 ? run.x : run.y) * zoom + lean.z * reach;
    line.y = run.w * reach;
    line.z = run.x * zoom;
    line.w = end * zoom;
    tint = ink;
    float grain = zoom / exp2(floor(log2(zoom) + 0.5));
    float period = pen.z > 0.0 ? (pen.y + pen.z) * grain : 0.0;
    nib = vec4(pen.x, max(pen.y * grain, 2.0 * pen.w), period, pen.w);
    bool hidden = clock < life.x || end <= run.x;
    gl_Position = hidden ? nowhere() : on_screen(seen(place) + lean.xy * reach);
}
"""  # fmt: skip

_LINE_FRAGMENT = _TINTED + """
varying vec4 line;
varying vec4 nib;

void main() {
    float past = max(max(line.z - line.x, line.x - line.w), 0.0);
    if (nib.z > 0.0) {
        float at = mod(line.x, nib.z);
        float off = max(nib.w - at, at - (nib.y - nib.w));
        past = max(past, min(off, nib.z - at + nib.w));
    }
    float cover = clamp(nib.x + 0.5 - length(vec2(past, line.y)), 0.0, 1.0);
    gl_FragColor = vec4(tint.rgb, tint.a * min(cover, 2.0 * nib.x));
}
"""  # fmt: skip

_LINE_SHAPE = ((b"place", 2, "float"), (b"lean", 3, "float"), (b"run", 4, "float"))

PEN = Program(_LINE_VERTEX.replace("STYLE", "uniform"), _LINE_FRAGMENT, _LINE_SHAPE)
"""Lines that are all drawn alike."""

LINE = Program(
    _LINE_VERTEX.replace("STYLE", "attribute"),
    _LINE_FRAGMENT,
    (*_LINE_SHAPE, (b"ink", 4, "float"), (b"pen", 4, "float"), (b"life", 3, "float")),
)
"""Lines each with a colour, a width and a time of its own."""


_DISC_VERTEX = _SEEN + """
attribute vec2 place;
attribute vec2 corner;  /* -1 or 1 across and up */
attribute vec4 ink;
attribute vec4 shape;   /* pixels: radius, width of the line (0: filled), softness; begins */
attribute float flare;  /* 0: stands still, 1: comes up when it begins, 2: is seen only then */
varying vec4 tint;
varying vec2 from_centre;
varying vec3 form;

void main() {
    float age = flash > 0.0 ? (clock - shape.w) / flash : 1.0;
    float rest = flare > 0.5 && shape.w > 0.0 ? clamp(1.0 - age, 0.0, 1.0) : 0.0;
    float radius = shape.x;
    tint = ink;
    if (flare > 1.5) {
        radius *= mix(1.75, 0.6, rest);
        tint.a *= rest * rest;
    } else {
        radius *= 1.0 - 0.45 * rest * rest * rest;
        tint.rgb = mix(tint.rgb, vec3(1.0), 0.55 * rest * rest);
    }
    float reach = radius + 0.5 * shape.y + 1.0;
    form = vec3(radius, shape.y, shape.z);
    from_centre = corner * reach;
    bool hidden = clock < shape.w || tint.a <= 0.0;
    gl_Position = hidden ? nowhere() : on_screen(pinned(place) + from_centre);
}
"""  # fmt: skip

_DISC_FRAGMENT = _TINTED + """
varying vec2 from_centre;
varying vec3 form;

void main() {
    float off = length(from_centre) - form.x;
    if (form.y > 0.0) {
        off = abs(off) - 0.5 * form.y;
    }
    float cover = clamp((0.5 - off) / (1.0 + form.z), 0.0, 1.0);
    gl_FragColor = vec4(tint.rgb, tint.a * cover);
}
"""  # fmt: skip

DISC = Program(
    _DISC_VERTEX,
    _DISC_FRAGMENT,
    (
        (b"place", 2, "float"), (b"corner", 2, "float"), (b"ink", 4, "float"),
        (b"shape", 4, "float"), (b"flare", 1, "float"),
    ),
)  # fmt: skip
"""Discs and rings that keep their size in pixels."""


_SPRITE_VERTEX = _SEEN + """
attribute vec2 place;
attribute vec2 offset;  /* pixels */
attribute vec2 coords;
attribute vec4 ink;
attribute float begins;
varying vec4 tint;
varying vec2 on_picture;

void main() {
    float shown = flash > 0.0 && begins > 0.0 ? clamp((clock - begins) / flash, 0.0, 1.0) : 1.0;
    tint = vec4(ink.rgb, ink.a * shown);
    on_picture = coords;
    gl_Position = clock < begins ? nowhere() : on_screen(pinned(place) + offset);
}
"""  # fmt: skip

_SPRITE_FRAGMENT = _TINTED + """
uniform sampler2D texture0;
varying vec2 on_picture;

void main() {
    gl_FragColor = tint * texture2D(texture0, on_picture);
}
"""  # fmt: skip

SPRITE = Program(
    _SPRITE_VERTEX,
    _SPRITE_FRAGMENT,
    (
        (b"place", 2, "float"), (b"offset", 2, "float"), (b"coords", 2, "float"),
        (b"ink", 4, "float"), (b"begins", 1, "float"),
    ),
)  # fmt: skip
"""Pictures and letters that keep their size in pixels."""
