# What export and stick share: which sticks there are, and how one is mounted. Names of volumes are never looked at.
# shellcheck shell=sh

# Where udev's rules name sticks, as the kernel does: sdb1.
list_sticks() {
    for link in /dev/kiosk-stick/*; do
        if [ -b "$link" ]; then
            echo "/dev/${link##*/}"
        fi
    done
}

# Whether a device, such as /dev/sdb1, is on a disk that the system itself uses.
is_own() {
    disk=$(lsblk --noheadings --nodeps --output PKNAME "$1")
    [ -n "$(lsblk --noheadings --raw --output MOUNTPOINTS "/dev/${disk:-${1#/dev/}}" | tr -d '[:space:]')" ]
}

# Mounts a device at a folder so that nothing on it runs, and no link on it leads anywhere.
# usage: mount_stick DEVICE FOLDER ro|rw
mount_stick() {
    case $(udevadm info --query=property --property=ID_FS_TYPE --value "$1") in
        vfat) set -- "$1" "$2" "$3" vfat utf8,umask=022 ;;
        exfat) set -- "$1" "$2" "$3" exfat umask=022 ;;
        # A journal is not replayed onto a stick that is only read.
        ext4) if [ "$3" = ro ]; then set -- "$1" "$2" ro ext4 noload; else set -- "$1" "$2" rw ext4 errors=remount-ro; fi ;;
        *) return 1 ;;
    esac
    mount -i -t "$4" -o "$3,nosuid,nodev,noexec,nosymfollow,$5" "$1" "$2"
}

# Runs a command as the kiosk itself, with nothing of root left.
# usage: as_kiosk GROUPS COMMAND...
as_kiosk() {
    groups=$1
    shift
    setpriv --reuid=kiosk --regid=kiosk --groups="$groups" --inh-caps=-all --no-new-privs \
        env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/var/lib/kiosk STATE_DIRECTORY=/var/lib/kiosk "$@"
}
