"""The apt repository of the kiosk's package: a real apt takes from it, and from no forgery."""

import functools
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.system import debian
from tests.system.debian import ROOT, Tree

SCRIPT = ROOT / "deploy" / "apt" / "make-repository.sh"
SOURCES = ROOT / "deploy" / "apt" / "museum-kiosk.sources"
UPGRADES = ROOT / "deploy" / "apt" / "52museum-kiosk"
TOOLS = ("apt-ftparchive", "gpg", "dpkg-deb", "xz")

Attack = Callable[["Repository"], None]

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}"
)


def make(keys: Path, *arguments: str | Path, days: int = 30) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, *arguments],
        env={**os.environ, "KEYS": str(keys), "DAYS": str(days)},
        capture_output=True,
        text=True,
        check=False,
    )


def package(folder: Path, version: str, text: str = "") -> Path:
    """A small package `kiosk-trial` whose only file is its version and `text`."""
    root = folder / f"{version}{text}"
    (root / "DEBIAN").mkdir(parents=True)
    (root / "DEBIAN" / "control").write_text(
        f"Package: kiosk-trial\nVersion: {version}\nArchitecture: all\n"
        "Maintainer: Nobody <nobody@example.org>\nDescription: a trial\n"
    )
    (root / "usr" / "share" / "kiosk-trial").mkdir(parents=True)
    (root / "usr" / "share" / "kiosk-trial" / "version").write_text(version + text)
    made = folder / f"out{text}" / f"kiosk-trial_{version}_all.deb"
    made.parent.mkdir(exist_ok=True)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "--build", root, made], check=True, capture_output=True
    )
    return made


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository as a folder, and the keys that sign it."""

    folder: Path
    keys: Path

    def make(self, verb: str, *arguments: str | Path, days: int = 30) -> None:
        made = make(self.keys, verb, self.folder, *arguments, days=days)
        assert made.returncode == 0, made.stderr

    def refused(self, verb: str, *arguments: str | Path) -> str:
        made = make(self.keys, verb, self.folder, *arguments)
        assert made.returncode != 0
        return made.stderr

    def index(self, ring: str) -> str:
        path = self.folder / "dists" / ring / "main" / "binary-amd64" / "Packages"
        return path.read_text()


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signing") / "keys"
    made = make(folder, "new-key", folder)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def repository(tmp_path: Path, keys: Path) -> Repository:
    """Version 1.0 with everyone, 1.1 in the ring early, 2.0 in canary alone."""
    made = Repository(tmp_path / "repository", keys)
    made.make("add", package(tmp_path, "1.0"))
    made.make("promote", "canary")
    made.make("promote", "early")
    made.make("add", package(tmp_path, "1.1"))
    made.make("promote", "canary", "1.1")
    made.make("add", package(tmp_path, "2.0"))
    return made


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A Debian of its own, whose apt knows this repository and no other source."""

    tree: Tree
    upper: Path
    key: Path

    def apt(self, url: str, *verbs: str, ring: str = "everyone") -> str:
        """What apt says of `verbs`; raises SetupError when one fails."""
        etc = self.upper / "etc" / "apt"
        (etc / "keyrings").mkdir(parents=True, exist_ok=True)
        (etc / "sources.list.d").mkdir(exist_ok=True)
        shutil.copy(self.key, etc / "keyrings" / "museum-kiosk.asc")
        text = SOURCES.read_text().replace("https://kiosk.example.org/apt", url)
        (etc / "sources.list.d" / SOURCES.name).write_text(
            text.replace("Suites: everyone", f"Suites: {ring}")
        )
        options = (
            "-o Dir::Etc::SourceList=/etc/apt/sources.list.d/museum-kiosk.sources "
            "-o Dir::Etc::SourceParts=- -o Acquire::Retries=0 "
            "-o Acquire::http::Proxy::127.0.0.1=DIRECT -o APT::Update::Error-Mode=any"
        )
        script = " && ".join(f"apt-get {options} --yes {verb}" for verb in verbs)
        return debian.run_in(self.tree, self.upper, ["sh", "-c", script], network=True)

    @property
    def version(self) -> str | None:
        """The version that is installed."""
        path = self.upper / "usr" / "share" / "kiosk-trial" / "version"
        return path.read_text() if path.exists() else None


@pytest.fixture
def kiosk(tmp_path: Path, keys: Path) -> Kiosk:
    if reason := debian.why_not():
        pytest.skip(reason)
    return Kiosk(debian.bare(), tmp_path / "kiosk", keys / "museum-kiosk.asc")


class _Quiet(SimpleHTTPRequestHandler):
    def send_head(self):  # type: ignore[no-untyped-def]  # its type is the library's own
        """Never "not modified": HTTP counts in whole seconds, and a test is faster."""
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def log_message(self, *arguments: object) -> None:
        """Nothing."""


@pytest.fixture
def url(repository: Repository) -> Iterator[str]:
    """The repository on a static web server."""
    serve = functools.partial(_Quiet, directory=str(repository.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


# ------------------------------------------------------------------------------------- rings


def test_a_package_goes_from_ring_to_ring_unchanged(repository: Repository) -> None:
    names = {
        ring: repository.index(ring).count("Package:") for ring in ("canary", "early", "everyone")
    }
    assert names == {"canary": 3, "early": 2, "everyone": 1}
    pool = repository.folder / "pool"
    assert (pool / "everyone" / "kiosk-trial_1.0_all.deb").samefile(
        pool / "canary" / "kiosk-trial_1.0_all.deb"
    )


def test_a_version_never_changes_under_its_name(repository: Repository, tmp_path: Path) -> None:
    other = package(tmp_path, "2.0", "-other")
    assert "Give it a new version." in repository.refused("add", other)


def test_what_cannot_be_done_is_told(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "x.deb").write_text("no package")
    assert "is not a Debian package" in repository.refused("add", tmp_path / "x.deb")
    assert "write canary or early" in repository.refused("promote", "everyone")
    assert "has no such package" in repository.refused("promote", "canary", "9.9")
    keyless = make(tmp_path / "none", "refresh", repository.folder)
    assert "There is no key" in keyless.stderr
    assert "There is a key" in make(repository.keys, "new-key", repository.keys).stderr


def test_what_an_older_signature_names_stays_where_it_was(
    repository: Repository, tmp_path: Path
) -> None:
    """A kiosk may have fetched the signature just before the change, and the rest after it."""
    by_hash = (
        repository.folder / "dists" / "canary" / "main" / "binary-amd64" / "by-hash" / "SHA256"
    )
    before = set(by_hash.iterdir())
    repository.make("add", package(tmp_path, "3.0"))
    assert before < set(by_hash.iterdir())


# --------------------------------------------------------------------------------------- apt


def test_a_kiosk_installs_what_its_ring_has_and_sees_nothing_else(kiosk: Kiosk, url: str) -> None:
    kiosk.apt(url, "update", "install kiosk-trial")
    assert kiosk.version == "1.0"
    kiosk.apt(url, "update", "upgrade")
    assert kiosk.version == "1.0"
    with pytest.raises(debian.SetupError, match=r"2\.0"):
        kiosk.apt(url, "install kiosk-trial=2.0")


def test_a_promoted_package_comes_with_the_next_upgrade(
    kiosk: Kiosk, url: str, repository: Repository
) -> None:
    kiosk.apt(url, "update", "install kiosk-trial")
    repository.make("promote", "early", "1.1")
    kiosk.apt(url, "update", "upgrade")
    assert kiosk.version == "1.1"


def test_a_kiosk_of_the_ring_canary_gets_the_newest(kiosk: Kiosk, url: str) -> None:
    kiosk.apt(url, "update", "install kiosk-trial", ring="canary")
    assert kiosk.version == "2.0"


def test_the_snippet_for_unattended_upgrades_is_one_that_apt_reads(kiosk: Kiosk) -> None:
    folder = kiosk.upper / "etc" / "apt" / "apt.conf.d"
    folder.mkdir(parents=True)
    shutil.copy(UPGRADES, folder)
    dump = ["apt-config", "dump", "Unattended-Upgrade"]
    said = debian.run_in(kiosk.tree, kiosk.upper, dump)
    assert 'Unattended-Upgrade::Origins-Pattern:: "origin=Museum kiosk,label=Museum kiosk";' in said


def unsigned(repository: Repository) -> None:
    folder = repository.folder / "dists" / "everyone"
    (folder / "InRelease").unlink()
    (folder / "Release.gpg").unlink()


def changed_index(repository: Repository) -> None:
    for path in (repository.folder / "dists" / "everyone").rglob("*"):
        if path.is_file() and "binary-" in str(path):
            path.write_bytes(path.read_bytes()[::-1])


def changed_signature(repository: Repository) -> None:
    path = repository.folder / "dists" / "everyone" / "InRelease"
    path.write_text(path.read_text().replace("Museum kiosk", "Museum kiosc"))
    (path.parent / "Release.gpg").unlink()


def foreign(repository: Repository) -> None:
    other = repository.folder.parent / "other-keys"
    assert make(other, "new-key", other).returncode == 0
    Repository(repository.folder, other).make("refresh")


def expired(repository: Repository) -> None:
    repository.make("refresh", days=-1)


@pytest.mark.parametrize(
    ("attack", "told"),
    [
        (unsigned, "is not signed"),
        (changed_index, "Hash Sum mismatch|unexpected size"),
        (changed_signature, "not signed|signature|Signature|verif"),
        (foreign, "NO_PUBKEY|Missing key|not signed"),
        (expired, "expired"),
    ],
)
def test_a_kiosk_takes_nothing_from_a_forged_or_old_repository(
    kiosk: Kiosk, url: str, repository: Repository, attack: Attack, told: str
) -> None:
    attack(repository)
    with pytest.raises(debian.SetupError, match=told):
        kiosk.apt(url, "update")
    with pytest.raises(debian.SetupError):
        kiosk.apt(url, "install kiosk-trial")
    assert kiosk.version is None


def test_a_kiosk_takes_no_package_that_was_changed(
    kiosk: Kiosk, url: str, repository: Repository
) -> None:
    path = repository.folder / "pool" / "everyone" / "kiosk-trial_1.0_all.deb"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(debian.SetupError, match="Hash Sum mismatch"):
        kiosk.apt(url, "update", "install kiosk-trial")
    assert kiosk.version is None
