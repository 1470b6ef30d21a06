#!/usr/bin/env bash
# Keeps a signed apt repository of the kiosk's package, with three rings of kiosks: canary, early, everyone.
#
# usage: make-repository.sh new-key KEYS                   a signing key in the folder KEYS; KEYS/museum-kiosk.asc is public
#        make-repository.sh add REPOSITORY PACKAGE.deb...      into the ring canary
#        make-repository.sh promote REPOSITORY RING [VERSION]  what RING has, or that version of it, into the next ring
#        make-repository.sh refresh REPOSITORY                 sign anew, which keeps it valid for another while
#        make-repository.sh list REPOSITORY                    what each ring has
#
# Variables: KEYS, the folder of the signing key (default ~/museum-kiosk-keys); DAYS, how long a signature is valid
# (default 30). REPOSITORY can be served by any static web server, at any moment of a change: what an older signature
# names stays where it was.
set -euo pipefail

rings=(canary early everyone)
keys=${KEYS:-$HOME/museum-kiosk-keys}
days=${DAYS:-30}
here=$(cd "$(dirname "$0")" && pwd)

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"; }

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || fail "'$tool' is missing. Type: sudo apt-get install apt-utils gpg dpkg-dev"
    done
}

new_key() {
    local folder=$1
    [[ ! -e $folder/museum-kiosk.asc ]] || fail "There is a key in $folder already. Without it no kiosk takes an update."
    install -d -m 700 "$folder"
    gpg --homedir "$folder" --batch --quiet --passphrase "${PASSPHRASE:-}" --pinentry-mode loopback \
        --quick-generate-key "Museum kiosk packages" ed25519 sign never
    gpg --homedir "$folder" --batch --armor --export >"$folder/museum-kiosk.asc"
    gpgconf --homedir "$folder" --kill all
    say "The key is in $folder. Keep a copy of that folder in a safe; put museum-kiosk.asc on every kiosk."
}

sign() {
    gpg --homedir "$keys" --batch --quiet --yes --passphrase "${PASSPHRASE:-}" --pinentry-mode loopback \
        --digest-algo SHA512 "$@"
}

# Signs a ring's index anew. Everything that a signature names is there before the signature is.
publish() {
    local repository=$1 ring=$2 folder=$1/dists/$2 architecture index sum
    mkdir -p "$repository/pool/$ring"
    for architecture in amd64 arm64; do
        index=$folder/main/binary-$architecture
        mkdir -p "$index/by-hash/SHA256"
        (cd "$repository" && apt-ftparchive --arch "$architecture" packages "pool/$ring") >"$index/Packages.new"
        mv "$index/Packages.new" "$index/Packages"
        xz --keep --force "$index/Packages"
        for file in "$index"/Packages "$index"/Packages.xz; do
            sum=$(sha256sum "$file")
            cp "$file" "$index/by-hash/SHA256/${sum%% *}"
        done
    done
    find "$folder" -path '*/by-hash/*' -type f -mtime +30 -delete
    rm -f "$folder"/Release "$folder"/*.new
    local until
    until=$(LC_ALL=C date --utc --date "$days days" '+%a, %d %b %Y %H:%M:%S UTC')
    apt-ftparchive -o APT::FTPArchive::Release::Origin="Museum kiosk" \
        -o APT::FTPArchive::Release::Label="Museum kiosk" \
        -o APT::FTPArchive::Release::Suite="$ring" -o APT::FTPArchive::Release::Codename="$ring" \
        -o APT::FTPArchive::Release::Architectures="amd64 arm64" -o APT::FTPArchive::Release::Components=main \
        -o APT::FTPArchive::Release::Acquire-By-Hash=yes \
        -o APT::FTPArchive::SHA256=true -o APT::FTPArchive::MD5=false -o APT::FTPArchive::SHA1=false \
        release "$folder" | sed "/^Date:/a Valid-Until: $until" >"$repository/.release"
    # apt-ftparchive has options that it ignores in silence, this one among them in some versions.
    grep -q '^Valid-Until: ' "$repository/.release" || fail "The signature of $ring would never end."
    sign --clearsign --output "$folder/InRelease.new" "$repository/.release"
    sign --armor --detach-sign --output "$folder/Release.gpg.new" "$repository/.release"
    mv "$repository/.release" "$folder/Release"
    mv "$folder/Release.gpg.new" "$folder/Release.gpg"
    sync
    mv "$folder/InRelease.new" "$folder/InRelease"
}

publish_all() {
    local ring
    for ring in "${rings[@]}"; do publish "$1" "$ring"; done
    cp "$keys/museum-kiosk.asc" "$1/museum-kiosk.asc"
    gpgconf --homedir "$keys" --kill all
}

add() {
    local repository=$1 package name
    shift
    for package in "$@"; do
        dpkg-deb --info "$package" control >/dev/null 2>&1 || fail "'$package' is not a Debian package."
        name=$(basename "$package")
        # A version that some kiosk may have must never change under its name.
        [[ ! -e $repository/pool/canary/$name ]] || cmp --silent "$package" "$repository/pool/canary/$name" ||
            fail "There is another $name already. Give it a new version."
    done
    mkdir -p "$repository/pool/canary"
    for package in "$@"; do
        name=$(basename "$package")
        cp "$package" "$repository/pool/canary/.$name.new"
        mv "$repository/pool/canary/.$name.new" "$repository/pool/canary/$name"
    done
    publish_all "$repository"
}

promote() {
    local repository=$1 ring=$2 version=${3:-} next='' index package found=0
    for index in 0 1; do
        [[ ${rings[index]} != "$ring" ]] || next=${rings[index + 1]}
    done
    [[ $next ]] || fail "'$ring' is not a ring with a next one; write canary or early."
    mkdir -p "$repository/pool/$next"
    for package in "$repository/pool/$ring"/*.deb; do
        [[ -e $package ]] || break
        [[ -z $version || $(dpkg-deb --field "$package" Version) == "$version" ]] || continue
        ln -f "$package" "$repository/pool/$next/"
        found=1
    done
    ((found)) || fail "The ring $ring has no such package."
    publish_all "$repository"
}

list() {
    local ring package
    for ring in "${rings[@]}"; do
        echo "$ring:"
        for package in "$1/pool/$ring"/*.deb; do
            [[ ! -e $package ]] || echo "    $(dpkg-deb --show "$package" | tr '\t' ' ')"
        done
    done
}

verb=${1:---help}
shift || true
case $verb in
    --help | -h) usage ;;
    new-key) (($# == 1)) || fail "Name a folder for the key."; need gpg; new_key "$1" ;;
    add | promote | refresh | list)
        (($# >= 1)) || fail "Name the repository's folder."
        need apt-ftparchive gpg dpkg-deb xz
        [[ $verb == list || -e $keys/museum-kiosk.asc ]] ||
            fail "There is no key in $keys. Make one with: $here/make-repository.sh new-key $keys"
        case $verb in
            add) (($# >= 2)) || fail "Name a package."; add "$@" ;;
            promote) (($# >= 2)) || fail "Name a ring: canary or early."; promote "$@" ;;
            refresh) publish_all "$1" ;;
            list) list "$1" ;;
        esac
        ;;
    *) usage >&2; fail "'$verb' is not one of these." ;;
esac
