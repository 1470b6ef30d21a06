"""Debian 13 as trees of files: bare, and with the package installed as a technician installs it.

Each tree is a stack of layers, made once and kept in build/system, named by a hash of what went
into it. They lie on each other by overlayfs, so that a test sees a whole system and writes into
none of them. Knows nothing of the kiosk.

Packages come from where this machine's own apt gets them, or from KIOSK_DEBIAN_MIRROR where that is
not Debian's.
"""

import fcntl
import hashlib
import os
import pty
import select
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build" / "system"
SUITE = "trixie"
# What any machine with a screen has that a package cannot bring: an init, devices, a message bus.
BARE = ("dbus", "systemd-sysv", "udev")
MIRROR_VARIABLE = "KIOSK_DEBIAN_MIRROR"
SILENT_SECONDS = 120.0  # of an installation: it asks somebody something
_HIDES = (
    "trusted.overlay.opaque"  # overlayfs's mark on a folder beneath which lower layers do not count
)
_NEEDED = ("mmdebstrap", "systemd-nspawn", "unshare", "nsenter")


def why_not() -> str | None:
    """Why no such tree can be made here; None where it can."""
    if os.geteuid() != 0:
        return "needs root: it mounts file systems and boots a system of its own"
    lacking = [name for name in _NEEDED if shutil.which(name) is None]
    if lacking:
        return f"{', '.join(lacking)} not installed: `make test` installs what these tests need"
    tried = subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
        capture_output=True,
        text=True,
        check=False,
    )
    return None if tried.returncode == 0 else f"no namespaces here: {tried.stderr.strip()}"


@dataclass(frozen=True, slots=True)
class Tree:
    """A system as layers of files, the lowest first."""

    layers: tuple[Path, ...]

    def overlay(self, upper: Path | str, work: Path | str) -> str:
        """The options of an overlay mount that shows it, and writes into `upper`."""
        lower = ":".join(str(layer) for layer in reversed(self.layers))
        return f"lowerdir={lower},upperdir={upper},workdir={work}"

    def __add__(self, layer: Path) -> "Tree":
        """With one more layer on top."""
        return Tree((*self.layers, layer))


class SetupError(Exception):
    """A tree could not be made; the message ends with what the tools said."""


def bare() -> Tree:
    """Debian with apt and systemd, and nothing else."""

    def make(folder: Path) -> None:
        _run(
            [
                *("mmdebstrap", "--quiet", "--variant=minbase", f"--include={','.join(BARE)}"),
                *("--format=directory", SUITE, str(folder), _mirror()),
            ]
        )

    return Tree((_layer("bare", [SUITE, *BARE], make),))


def with_packages(below: Tree, wanted: Sequence[str], name: str) -> Tree:
    """With packages of Debian's by apt, each as `satisfy` reads them: `cage (>= 0.2)`."""
    return below + _layer(
        name,
        [*map(str, below.layers), *wanted],
        lambda folder: _apt(below, folder, ["update"], ["satisfy", "--yes", ", ".join(wanted)]),
    )


def with_package(below: Tree, deb: Path) -> Tree:
    """With a package file, as `apt install ./FILE` does it.

    Whatever it depends on is installed in a layer of its own first, so that another build of the
    same package takes seconds.
    """
    wanted = [
        need
        for field in ("Pre-Depends", "Depends", "Recommends")
        if (need := _field(deb, field).strip())
    ]
    needs = with_packages(below, wanted, "needs") if wanted else below
    contents = hashlib.sha256(deb.read_bytes()).hexdigest()
    return needs + _layer(
        "installed",
        [*map(str, needs.layers), contents],
        lambda folder: _apt(needs, folder, ["install", "--yes", f"/mnt/{deb.name}"], deb=deb),
    )


def beside(tree: Tree, below: Tree, more: Tree) -> Tree:
    """`tree` with what `more` has besides, both made on top of `below`.

    What `more` brings cannot stand in for what the package forgot to depend on, and needs not be
    made again with each build of it. dpkg does not know of it.
    """
    count = len(below.layers)
    assert tree.layers[:count] == more.layers[:count] == below.layers
    return Tree((*more.layers, *tree.layers[count:]))


def run_in(
    tree: Tree,
    upper: Path,
    command: Sequence[str],
    *,
    binds: Mapping[Path, str] | None = None,
    network: bool = False,
) -> str:
    """Run a command in a tree that is not booted; what it changes stays in `upper`. Its output.

    It has a terminal, as a technician does, and nobody there to answer: a question never ends.
    Raises SetupError when the command fails or has not ended in time.
    """
    upper.mkdir(parents=True, exist_ok=True)
    work, merged = upper.with_name(f"{upper.name}.work"), upper.with_name(f"{upper.name}.merged")
    for folder in (work, merged):
        folder.mkdir(exist_ok=True)
    nspawn = [
        *("systemd-nspawn", "--quiet", f"--directory={merged}", "--register=no", "--keep-unit"),
        *(f"--bind={source}:{target}" for source, target in (binds or {}).items()),
        *("--timezone=off", "--link-journal=no"),
        *(("--resolv-conf=bind-host",) if network else ("--private-network", "--resolv-conf=off")),
        *(f"--setenv={name}={value}" for name, value in _proxies().items()),
        *("--setenv=LANG=C.UTF-8", "--setenv=TERM=dumb"),
    ]
    try:
        return _run_unattended(in_mounts(tree, upper, work, merged, [*nspawn, "--", *command]))
    finally:
        shutil.rmtree(work, ignore_errors=True)
        merged.rmdir()
        _unhide(tree, upper)


def _unhide(tree: Tree, upper: Path) -> None:
    """Let what other layers will have in the folders that are new in `upper` be seen (see
    `beside`).

    overlayfs marks each new folder as hiding what is below, to spare itself a look.
    """
    for name, _, _ in os.walk(upper):
        inside = Path(name).relative_to(upper)
        if not any((layer / inside).is_dir() for layer in tree.layers):
            with suppress(OSError):
                os.removexattr(name, _HIDES)


def in_mounts(
    tree: Tree, upper: Path, work: Path, merged: Path, command: Sequence[str]
) -> list[str]:
    """`command` with a tree mounted at `merged`, written to in `upper`, in namespaces of their own.

    Nothing is left to unmount, and no process to kill, however the tests end.
    """
    script = 'mount -t overlay overlay -o "$1" "$2" && shift 2 && exec "$@"'
    in_use = [
        word for layer in tree.layers for word in ("flock", "--shared", "--no-fork", str(layer))
    ]
    overlay = tree.overlay(upper, work)
    return [
        *in_use,
        *("unshare", "--mount", "--propagation", "private"),
        *("--pid", "--mount-proc", "--fork", "--kill-child"),
        *("sh", "-c", script, "sh", overlay, str(merged), *command),
    ]


def _layer(name: str, key: Sequence[str], make: Callable[[Path], None]) -> Path:
    """The folder of a layer; made unless one with the same key is there."""
    digest = hashlib.sha256("\0".join(key).encode()).hexdigest()[:12]
    folder = CACHE / f"{name}-{digest}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with _locked(CACHE / f"{name}.lock"):
        if folder.exists():
            return folder
        part = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        try:
            make(part)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        for older in CACHE.glob(f"{name}-*"):
            if older != part:
                _remove_unused(older)
        part.rename(folder)
    return folder


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Keep other test runs of the same checkout from making the same layer."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _remove_unused(layer: Path) -> None:
    """Remove a layer unless a machine runs on it."""
    descriptor = os.open(layer, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(layer)
    except BlockingIOError:
        pass
    finally:
        os.close(descriptor)


def _apt(below: Tree, folder: Path, *commands: Sequence[str], deb: Path | None = None) -> None:
    archives = CACHE / "archives"  # what was fetched once, for the next time
    (archives / "partial").mkdir(parents=True, exist_ok=True)
    binds = {archives: "/var/cache/apt/archives"} | ({deb.parent: "/mnt"} if deb else {})
    for command in commands:
        run_in(below, folder, ["apt-get", "--quiet", *command], binds=binds, network=True)


def _field(deb: Path, name: str) -> str:
    return _run(["dpkg-deb", "--field", str(deb), name])


def _mirror() -> str:
    """Where this machine's apt gets Debian from."""
    if chosen := os.environ.get(MIRROR_VARIABLE):
        return chosen
    form = "$(ORIGIN) $(COMPONENT) $(REPO_URI)"
    for line in _run(["apt-get", "indextargets", "--format", form]).splitlines():
        origin, component, address = line.split(" ", 2)
        if (origin, component) == ("Debian", "main") and "security" not in address:
            return address
    raise SetupError(f"this machine's apt knows no mirror of Debian: name one in {MIRROR_VARIABLE}")


def _proxies() -> dict[str, str]:
    """What apt goes through to reach the mirror, if anything."""
    names = ("http_proxy", "https_proxy", "no_proxy")
    found = {name: value for name in names if (value := os.environ.get(name))}
    configured = _run(["apt-config", "--format", "%v%n", "dump", "Acquire::http::Proxy"]).strip()
    return found | ({"http_proxy": configured} if configured else {})


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SetupError(f"{' '.join(command)}:\n{(done.stdout + done.stderr)[-4000:]}")
    return done.stdout


def _run_unattended(command: Sequence[str]) -> str:
    """The output of a command on a terminal on which nobody types."""
    ours, its = pty.openpty()
    process = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    said = b""
    try:
        while select.select([ours], [], [], SILENT_SECONDS)[0]:
            with suppress(OSError):  # a terminal whose last user has gone
                if more := os.read(ours, 65536):
                    said += more
                    continue
            break
        else:
            process.kill()
        code = process.wait()
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    text = said.decode(errors="replace").replace("\r\n", "\n")
    if code != 0:
        raise SetupError(f"{' '.join(command[-8:])} ended with {code}:\n{text[-6000:]}")
    return text
