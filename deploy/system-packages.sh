#!/usr/bin/env bash
# Makes sure that the operating system has what the lists in deploy/packages/ name.
# usage: deploy/system-packages.sh LIST...     as in: deploy/system-packages.sh run test
#
# With everything there it says nothing. Otherwise it installs what is missing if it may (as root, or with a sudo that
# does not ask), and else prints the one command to type and fails.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

is_there() {
    case $1 in
        python:*)
            # Where PYTHON names one, or the system's own is too old or too new, the Makefile says what to do.
            "$here/find-python.sh" "${1#python:}" >/dev/null || [[ ${PYTHON:-} ]] ||
                [[ $(dpkg-query -W -f '${Status}' python3-venv 2>/dev/null) == *" installed" ]]
            ;;
        /*) compgen -G "$1" >/dev/null ;;
        *) [[ $libraries == *"$1"* ]] ;;
    esac
}

# Fills `missing` with the packages that are, and says what each is missed for.
look() {
    local list proof package lack
    libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
    missing=()
    for list in "$@"; do
        while read -r proof package lack; do
            if [[ $proof && $proof != \#* ]] && ! is_there "$proof"; then
                echo "missing: $proof (without it: $lack)" >&2
                missing+=("$package")
            fi
        done <"$here/packages/$list.txt"
    done
}

# Of a package's names, newer first, the one that this system's archive has.
archive_name() {
    local name
    for name in ${1//|/ }; do
        if [[ $(apt-cache policy "$name" 2>/dev/null) =~ Candidate:\ [0-9] ]]; then
            break
        fi
    done
    echo "$name"
}

as_root=()
may_install() {
    ((EUID == 0)) && return
    as_root=(sudo)
    sudo -n true 2>/dev/null
}

look "$@"
((${#missing[@]})) || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Install these with this system's package manager (the names are Debian's): ${missing[*]}" >&2
    exit 1
fi
if may_install; then
    echo "Installing system packages ..." >&2
    "${as_root[@]}" apt-get update -qq
    mapfile -t packages < <(for package in "${missing[@]}"; do archive_name "$package"; done | sort -u)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "${packages[@]}" </dev/null >/dev/null
    look "$@"
    ((${#missing[@]} == 0)) || { echo "These packages did not bring it: ${missing[*]}" >&2; exit 1; }
else
    mapfile -t packages < <(for package in "${missing[@]}"; do archive_name "$package"; done | sort -u)
    echo "Type this, then try again:" >&2
    echo "    sudo apt-get install --no-install-recommends ${packages[*]}" >&2
    exit 1
fi
