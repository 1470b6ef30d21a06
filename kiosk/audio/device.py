"""The sound device: opened and closed without holding up the process, and watched.

Everything here was seen with pygame 2.6.1 and SDL 2.28.4, which it carries, and PulseAudio 16:

- `pygame.mixer.init` opens the device with Python's lock held. A sound server that had stopped
  answering froze the whole process for 30 s. `ctypes` gives the lock away, so the device is
  opened through it, and pygame takes over what it finds open.
- `pygame` closes the mixer when Python ends. With such a server, that never came back.
- When the sound server or its device goes, nothing fails: SDL goes on calling for samples and
  throws them away, and every channel says that it plays. Only SDL's status of the device tells,
  within 10 ms. Closing the dead device takes 60 ms, and it can be opened again afterwards.
- A PulseAudio that has no device at all crashes SDL while it opens one.
"""

import atexit
import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

RATE_HZ = 44_100
CHANNELS = 2
BUFFER_FRAMES = 1024  # 23 ms: no crackle on a small computer, and no sound here needs less

_INIT_AUDIO = 0x10
_SIGNED_16_BIT = 0x8010 if sys.byteorder == "little" else 0x9010
_STATUS_PLAYING = 1
_DEVICE_IDS = range(2, 17)  # SDL numbers 16 devices from 1, and keeps 1 for an older interface
_PULSE_DRIVERS = ("", "pulse", "pulseaudio")  # without a name, SDL tries PulseAudio first
_PULSE_PLAYBACK = 1
_PULSE_NO_ENTITY = 5
_PULSE_SIGNED_16_BIT = 3 if sys.byteorder == "little" else 4


class NoDeviceError(Exception):
    """There is nothing to play on; says why."""


class Device:
    """An open device and the mixer that plays on it; all of it belongs to one thread."""

    def __init__(self, mixer: ModuleType, sdl: ctypes.CDLL, number: int) -> None:
        self.mixer = mixer
        self._sdl = sdl
        self._number = number

    @property
    def is_there(self) -> bool:
        """Whether what is played still reaches it."""
        return bool(self._sdl.SDL_GetAudioDeviceStatus(self._number) == _STATUS_PLAYING)

    def close(self) -> None:
        """Give it back. May take for ever if the sound server does not answer."""
        self.mixer.stop()
        self.mixer.quit()


def open_device(tracks: int) -> Device:
    """The default device with so many tracks, giving 16-bit samples of RATE_HZ and CHANNELS.

    May take long. Raises ImportError without pygame, NoDeviceError without a device, RuntimeError
    or AttributeError with a pygame or SDL that is not as expected; nothing is open then.
    """
    mixer = _import_mixer()
    # A symbol is looked for in a library and all that it was linked with: this is the very SDL
    # of pygame, whether from its wheel or the system's, and not the one that Kivy carries.
    sdl = ctypes.CDLL(mixer.__file__)
    sdl.SDL_GetError.restype = ctypes.c_char_p
    _silence_alsa()
    _refuse_empty_pulse(sdl)
    if sdl.Mix_OpenAudioDevice(RATE_HZ, _SIGNED_16_BIT, CHANNELS, BUFFER_FRAMES, None, 0) != 0:
        reason = sdl.SDL_GetError().decode(errors="replace")
        if sdl.SDL_WasInit(_INIT_AUDIO):
            sdl.SDL_QuitSubSystem(_INIT_AUDIO)
        raise NoDeviceError(reason or "SDL gave no reason")
    try:
        mixer.init()
        # Also makes pygame's own table of tracks, which its `init` makes only for a device that
        # it opened itself. It then hears of no sound's end: SDL's thread never waits for Python's
        # lock.
        mixer.set_num_channels(tracks)
        return Device(mixer, sdl, _number_of_open(sdl))
    except Exception:
        mixer.quit()  # closes what SDL has open, whoever opened it
        raise


def _number_of_open(sdl: ctypes.CDLL) -> int:
    """What SDL calls the device that plays; 0 for none."""
    return next((n for n in _DEVICE_IDS if sdl.SDL_GetAudioDeviceStatus(n) == _STATUS_PLAYING), 0)


def _import_mixer() -> ModuleType:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
    with _without("pygame.surfarray", "pygame.sndarray", "pkg_resources"):
        import pygame  # noqa: PLC0415  # must not delay the first frame
        from pygame import mixer  # noqa: PLC0415

    atexit.unregister(pygame.quit)
    return mixer


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Let importing these fail for a moment: pygame does without, and starts 200 ms sooner."""
    absent = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: "cannot be imported"
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)


_IgnoredError = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p
)
_ignore_error = _IgnoredError(lambda *_: None)  # kept here: ALSA calls it as long as it lives


def _silence_alsa() -> None:
    """Let ALSA not print eight lines at every try to open a device that is not there."""
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_ignore_error)
    except (OSError, AttributeError):
        return


class _PulseFormat(ctypes.Structure):
    """pa_sample_spec."""

    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


def _refuse_empty_pulse(sdl: ctypes.CDLL) -> None:
    """Raise NoDeviceError when PulseAudio runs but has no device, which SDL does not survive."""
    if os.environ.get("SDL_AUDIODRIVER", "") not in _PULSE_DRIVERS:
        return
    try:
        connect, free = sdl.pa_simple_new, sdl.pa_simple_free
    except AttributeError:  # an SDL that was not linked with it
        return
    connect.restype = ctypes.c_void_p
    free.argtypes = (ctypes.c_void_p,)
    error = ctypes.c_int()
    form = _PulseFormat(_PULSE_SIGNED_16_BIT, RATE_HZ, CHANNELS)
    stream = connect(
        None, b"kiosk", _PULSE_PLAYBACK, None, b"is there a device?",
        ctypes.byref(form), None, None, ctypes.byref(error),
    )  # fmt: skip
    if stream:
        free(stream)
    elif error.value == _PULSE_NO_ENTITY:
        raise NoDeviceError("PulseAudio has no device")
