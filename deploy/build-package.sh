#!/usr/bin/env bash
# Builds the Debian package of this checkout, for Debian 13.
# usage: deploy/build-package.sh [--version VERSION] [--out DIR]     default: build/deb
#
# The same commit gives the same bytes. It needs no root, and writes nothing but DIR and a temporary folder.
set -euo pipefail
umask 022
export LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/build/deb
version=

while (($#)); do
    case $1 in
        --version) version=$2 ;;
        --out) out=$(realpath -m "$2") ;;
        *) sed -n '2,5s/^# \?//p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done

# When the last commit was made; in a checkout without its history, when the changelog was written.
epoch=$(git -c safe.directory='*' -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md")
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$epoch}

# What is built between two releases is newer than the one, and older than the other.
if [[ -z $version ]]; then
    version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml")
    if grep -q '^## Unreleased' "$root/CHANGELOG.md"; then
        grep -q "^## $version\b" "$root/CHANGELOG.md" && mark=+ || mark='~'
        version+=${mark}git$(date -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M)
    fi
fi

# The Python that the kiosk's own libraries are installed in: it asks the program for its manual.
can_import() { (cd "$root" && "$1" -c 'import kiosk.cli.main') >/dev/null 2>&1; }
for python in "${PYTHON:-python3}" "$root/.venv/bin/python" python3; do
    can_import "$python" && break
done
if ! can_import "$python"; then
    make --silent -C "$root" .venv/run.stamp >&2
    python=$root/.venv/bin/python
fi

# The one library that Debian lacks, as the lock names it.
wheels=$root/build/wheels
mkdir -p "$wheels"
awk '/^tinytag==/ { on = 1 } on { print } on && !/\\$/ { exit }' "$root/requirements.lock" >"$wheels/lock.txt"
wheel=$wheels/$(sed -n 's/^tinytag==\([0-9.]*\).*/tinytag-\1-py3-none-any.whl/p' "$wheels/lock.txt")
if [[ ! -e $wheel ]] || ! grep -q "$(sha256sum "$wheel" | cut -d' ' -f1)" "$wheels/lock.txt"; then
    rm -f "$wheel"
    "$(PYTHON='' "$root/deploy/find-python.sh" pip)" -m pip --quiet --disable-pip-version-check download \
        --require-hashes --no-deps --only-binary :all: --dest "$wheels" --requirement "$wheels/lock.txt" >&2
fi

# A copy that has nothing of this machine: no caches, no rights, no times.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=$work/museum-kiosk
mkdir -p "$source/wheels" "$out"
tar -C "$root" --exclude='.*' --exclude=__pycache__ --exclude='*~' -cf - \
    kiosk exhibits media LICENSE CHANGELOG.md pyproject.toml | tar -C "$source" --no-same-owner -xf -
cp -r "$root/deploy/debian" "$source/debian"
cp "$wheel" "$source/wheels"
"$python" "$source/debian/tools/changelog.py" "$source/CHANGELOG.md" "$version" "$SOURCE_DATE_EPOCH" \
    >"$source/debian/changelog"
chmod -R u+rwX,go=rX "$source"
find "$source" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

log=$work/log
if ! (cd "$source" && PYTHON=$python dpkg-buildpackage --build=binary --no-sign --no-check-builddeps) >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
rm -f "$out"/museum-kiosk_*_all.deb
mv "$work/museum-kiosk_${version}_all.deb" "$out"
echo "$out/museum-kiosk_${version}_all.deb"
