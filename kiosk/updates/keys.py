"""The keys of the museum's office: made, kept as files, found again by what they sign for."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.metadata import Key

from kiosk.core.durable import sync_folder
from kiosk.updates.errors import UpdateError

SUFFIX = ".pem"
_MAX_KEY_BYTES = 100_000


class Keyring:
    """The private keys that are at hand, by their public halves."""

    def __init__(self, keys: Iterable[Ed25519PrivateKey]) -> None:
        self._keys = {_public(CryptoSigner(key).public_key): key for key in keys}

    def joined(self, other: "Keyring") -> "Keyring":
        """The keys of both."""
        return Keyring([*self._keys.values(), *other._keys.values()])  # noqa: SLF001  # our own

    def signers(self, keys: Iterable[Key]) -> list[CryptoSigner]:
        """Those of these public keys that are at hand, in that order."""
        return [
            CryptoSigner(found, key)
            for key in keys
            if isinstance(key, SSlibKey) and (found := self._keys.get(_public(key)))
        ]


def new_key(folder: Path, role: str) -> CryptoSigner:
    """Make a key and keep it in the folder as ROLE.pem, or ROLE-2.pem and so on."""
    signer = CryptoSigner.generate_ed25519()
    number = 1
    while True:
        name = f"{role}{SUFFIX}" if number == 1 else f"{role}-{number}{SUFFIX}"
        try:
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            number += 1
            continue
        with open(descriptor, "wb") as file:  # noqa: PTH123  # of a descriptor
            file.write(signer.private_bytes)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(folder)
        return signer


def load_keys(folders: Sequence[Path]) -> Keyring:
    """All keys in these folders; raises UpdateError for one that cannot be read."""
    keys = []
    for folder in folders:
        if not folder.is_dir():
            raise UpdateError(
                f"There is no folder {folder} with keys.",
                "Name the folder that 'kiosk publish --new-keys' has made.",
            )
        keys += [_load(path) for path in sorted(folder.glob(f"*{SUFFIX}"))]
    return Keyring(keys)


def _load(path: Path) -> Ed25519PrivateKey:
    try:
        with path.open("rb") as file:
            key = load_pem_private_key(file.read(_MAX_KEY_BYTES), None)
    except (OSError, ValueError, TypeError) as error:
        raise UpdateError(f"The key {path} cannot be read: {error}.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UpdateError(f"The key {path} is not of the kind that this program makes.")
    return key


def _public(key: Key) -> str:
    return str(key.to_dict()["keyval"]["public"])
