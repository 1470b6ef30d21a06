#!/usr/bin/env bash
# Makes an image for the memory card of a Raspberry Pi, with the kiosk on it. NOT TRIED YET on a real Raspberry Pi.
# usage: deploy/raspberry-pi/make-image.sh RPI-IMAGE-GEN [PACKAGE.deb]
#
# RPI-IMAGE-GEN is a folder with a checkout of https://github.com/raspberrypi/rpi-image-gen whose install_deps.sh has run.
# Without a package: the newest in build/deb, which `make deb` makes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
fail() { echo "$*" >&2; exit 1; }

(($# >= 1)) || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
tool=$(cd "$1" && pwd)/rpi-image-gen
[[ -x $tool ]] || fail "There is no rpi-image-gen in $1."
package=${2:-$(find "$here/../../build/deb" -name 'museum-kiosk_*_all.deb' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -1 | cut -d' ' -f2-)}
[[ -n $package && -f $package ]] || fail "There is no package. Make one: make deb"
! grep -q 'AAAA\.\.\.' "$here/config/kiosk.yaml" || fail "Put your public key into $here/config/kiosk.yaml first."

cd "$(dirname "$tool")"
exec ./rpi-image-gen build -S "$here" -c kiosk.yaml -- IGconf_kiosk_package="$(realpath "$package")"
