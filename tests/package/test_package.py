"""The Debian package as a file: what is in it, the same for everybody, and what Debian's tools say.

What it does once it is installed is told by tests/system.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.system import debian
from tests.system.debian import ROOT, Tree

BUILD = ROOT / "deploy" / "build-package.sh"
UNITS = "/usr/lib/systemd/system"
MOST_EXPOSED = 2.5  # of kiosk.service, of 10; "OK" begins below 5
RULES = "/usr/lib/udev/rules.d/70-museum-kiosk.rules"


def built(out: Path, **variables: str) -> Path:
    """The package, built into a folder."""
    done = subprocess.run(
        [BUILD, "--out", out],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | variables,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return Path(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("deb"))


@pytest.fixture(scope="module")
def contents(deb: Path) -> list[str]:
    listed = subprocess.run(["dpkg-deb", "-c", deb], capture_output=True, text=True, check=True)
    names = (line.split(maxsplit=5)[5] for line in listed.stdout.splitlines())
    return [name.partition(" -> ")[0].removeprefix(".") for name in names]


@pytest.fixture(scope="module")
def bare() -> Tree:
    if reason := debian.why_not():
        pytest.skip(reason)
    return debian.bare()


@pytest.fixture(scope="module")
def installed(bare: Tree, deb: Path) -> Tree:
    return debian.with_package(bare, deb)


def in_tree(tree: Tree, folder: Path, *commands: Sequence[str], deb: Path) -> str:
    binds = {deb.parent: "/mnt"}
    return "".join(
        debian.run_in(tree, folder / "upper", each, binds=binds, network=True) for each in commands
    )


def test_two_builders_get_the_same_bytes(deb: Path, tmp_path: Path) -> None:
    """Elsewhere, with other rights, another language and another time zone."""
    copy = tmp_path / "copied here"
    copy.mkdir()
    for name in ("kiosk", "exhibits", "media", "deploy"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("LICENSE", "CHANGELOG.md", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, copy)
    if (ROOT / "build" / "wheels").is_dir():
        shutil.copytree(ROOT / "build" / "wheels", copy / "build" / "wheels")
    subprocess.run(["chmod", "-R", "go-rwx", copy], check=True)
    epoch = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", ROOT, "log", "-1", "--format=%ct"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    other = subprocess.run(
        ["bash", "-c", 'umask 077; exec "$0" --out "$1"', copy / BUILD.relative_to(ROOT), tmp_path],
        capture_output=True, text=True, check=False,
        env=os.environ | {
            "LANG": "vi_VN.UTF-8", "LC_ALL": "C", "TZ": "Asia/Ho_Chi_Minh", "COLUMNS": "40",
            "SOURCE_DATE_EPOCH": epoch, "HOME": str(tmp_path), "USER": "somebody",
            "PYTHON": sys.executable,
        },
    )  # fmt: skip
    assert other.returncode == 0, other.stderr
    again = Path(other.stdout.splitlines()[-1])
    assert again.name == deb.name
    assert again.read_bytes() == deb.read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/usr/bin/kiosk",
        "/usr/share/museum-kiosk/kiosk/cli/main.py",
        "/usr/share/museum-kiosk/tinytag/tinytag.py",
        "/usr/share/museum-kiosk/exhibits/welcome/exhibit.yaml",
        "/usr/share/museum-kiosk/media/hanoi-1972/tonkin.json",
        "/usr/share/man/man1/kiosk.1.gz",
        "/usr/share/bash-completion/completions/kiosk",
        "/usr/share/zsh/vendor-completions/_kiosk",
        "/usr/share/fish/vendor_completions.d/kiosk.fish",
        "/usr/share/doc/museum-kiosk/copyright",
        f"{UNITS}/kiosk.service",
    ],
)
def test_it_has_what_a_kiosk_needs(contents: list[str], path: str) -> None:
    assert path in contents


def test_every_exhibit_theme_and_letter_of_the_checkout_is_in_it(contents: list[str]) -> None:
    wanted = [
        path.relative_to(ROOT)
        for suffix in ("yaml", "ttf", "ogg", "vtt", "csv")
        for room in ("kiosk", "exhibits", "media")
        for path in (ROOT / room).rglob(f"*.{suffix}")
    ]
    assert len(wanted) > 50
    assert [path for path in wanted if f"/usr/share/museum-kiosk/{path}" not in contents] == []


def test_nothing_in_it_is_of_the_desk(contents: list[str]) -> None:
    """Drawing programs, tests, caches and whatever lies hidden in a checkout."""
    unwanted = re.compile(r"__pycache__|\.pyc|/drawings/|/synthesis/|/tests/|/\.(?!/)|/\.$")
    assert [path for path in contents if unwanted.search(path)] == []


def test_it_brings_nothing_along_that_debian_has(contents: list[str]) -> None:
    below = {line.split("/")[4] for line in contents if line.startswith("/usr/share/museum-kiosk/")}
    assert {name for name in below if not name.endswith(".dist-info")} == {
        "", "kiosk", "tinytag", "exhibits", "media",
    }  # fmt: skip


def test_it_asks_nothing_and_has_no_files_that_an_upgrade_would_ask_about(deb: Path) -> None:
    listed = subprocess.run(["dpkg-deb", "-I", deb], capture_output=True, text=True, check=True)
    members = set(
        re.findall(r"\b(config|templates|conffiles)\b *(?:#.*)?$", listed.stdout, re.MULTILINE)
    )
    assert members == set()


def test_lintian_finds_nothing(bare: Tree, deb: Path, tmp_path: Path) -> None:
    """Debian 13's; also what it only mentions, unless an override gives the reason."""
    tree = debian.with_packages(bare, ["lintian"], "lintian")
    command = ["lintian", "--no-cfg", "--allow-root", "--color=never", "--pedantic"]
    more = ["--display-info", "--fail-on=none", f"/mnt/{deb.name}"]
    said = in_tree(tree, tmp_path, [*command, *more], deb=deb)
    assert [line for line in said.splitlines() if re.match(r"[EWIP]: ", line)] == []


def test_systemd_finds_no_mistake_in_the_units(installed: Tree, deb: Path, tmp_path: Path) -> None:
    """Its exit status tells nothing of unknown keys, so nothing may be said at all."""
    script = (
        f"echo BEGIN; systemd-analyze verify --man=no {UNITS}/kiosk*; udevadm verify --no-summary"
    )
    said = in_tree(
        installed, tmp_path, ["sh", "-c", f"exec 2>&1; {script} {RULES}; echo END"], deb=deb
    )
    assert said.partition("BEGIN")[2].partition("END")[0].split() == []


def test_every_service_is_locked_in(installed: Tree, deb: Path, tmp_path: Path) -> None:
    script = f"for u in {UNITS}/kiosk*.service; do systemd-analyze security --offline=true $u; done"
    said = in_tree(installed, tmp_path, ["sh", "-c", f"{script} 2>&1"], deb=deb)
    found = dict(re.findall(r"exposure level for (\S+): ([\d.]+)", said))
    assert len(found) == len(list((ROOT / "deploy/debian/units").glob("*.service")))
    assert {name: level for name, level in found.items() if float(level) >= 5} == {}
    assert float(found["kiosk.service"]) <= MOST_EXPOSED


def test_the_helpers_are_shell_scripts_without_pitfalls() -> None:
    if shutil.which("shellcheck") is None:
        pytest.skip("shellcheck is not installed: `make test` installs what these tests need")
    scripts = sorted((ROOT / "deploy/debian/helpers").iterdir())
    maintainers = sorted((ROOT / "deploy/debian").glob("museum-kiosk.p*"))
    done = subprocess.run(
        ["shellcheck", "--external-sources", *scripts, *maintainers, BUILD],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout == ""


def test_purging_leaves_nothing_but_the_locked_user(
    installed: Tree, deb: Path, tmp_path: Path
) -> None:
    """Removal keeps settings, state and that the kiosk is enabled; both ask nobody."""
    upper = tmp_path / "kept"
    names = "find /etc /usr /var /opt -xdev -iname '*kiosk*' -not -path '/var/cache/*' | sort"

    def run(*command: str) -> str:
        return debian.run_in(installed, upper, command, binds={deb.parent: "/mnt"}, network=True)

    run("sh", "-c", "echo 'format: 1' >/etc/kiosk/kiosk.yaml; touch /var/lib/kiosk/pin.json")
    run("systemctl", "enable", "kiosk.service")
    run("apt-get", "remove", "--yes", "museum-kiosk")
    kept = run("sh", "-c", names)
    for path in ("/etc/kiosk/kiosk.yaml", "/var/lib/kiosk", "graphical.target.wants/kiosk.service"):
        assert path in kept
    assert UNITS not in kept
    run("apt-get", "purge", "--yes", "museum-kiosk")
    left = [line for line in run("sh", "-c", names).splitlines() if line.startswith("/")]
    assert left == []
    assert "/usr/sbin/nologin" in run("getent", "passwd", "kiosk")
