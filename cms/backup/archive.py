"""The archive: a tar with a list of what is in it, each file with its hash. What is damaged or partial is refused."""

import hashlib
import json
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

LIST = "dichtbij.json"
DATABASE = "database"
MEDIA = "media"
FORMAT = 1


class Refused(Exception):
    """This archive cannot be used, or cannot be made; the sentence says why."""


@dataclass(frozen=True)
class Contents:
    """What an archive says about itself: `tables` counts rows, `migrations` names the last one of each app."""

    made_at: str
    engine: str
    tables: dict[str, int]
    migrations: dict[str, list[str]]
    files: dict[str, str] = field(default_factory=dict)  # name in the archive: sha256
    format: int = FORMAT


def write(target: Path, contents: Contents, folder: Path, media: Path) -> Contents:
    """Pack `folder/database` and every file below `media`. Only its owner may read the archive: it holds people."""
    sources = {DATABASE: folder / DATABASE} | {
        f"{MEDIA}/{path.relative_to(media).as_posix()}": path for path in sorted(_files(media))
    }
    listed = Contents(**(asdict(contents) | {"files": {name: sha256(path) for name, path in sources.items()}}))
    words = folder / LIST
    words.write_text(json.dumps(asdict(listed), indent=1))
    target.touch(mode=0o600)
    with tarfile.open(target, "w:gz", compresslevel=6) as archive:
        for name, path in ({LIST: words} | sources).items():
            archive.add(path, name, recursive=False)
    return listed


def unpack(source: Path, folder: Path) -> Contents:
    """Every file into the folder, each compared with its hash. Refused: a damaged, partial or foreign archive."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            contents = _unpack(archive, folder)
            _read_to_the_end(archive.fileobj)
    except (tarfile.TarError, EOFError, OSError, zlib.error, KeyError, TypeError, ValueError) as error:
        raise Refused(f"{source.name} is damaged or not whole ({type(error).__name__}). Nothing was changed.") from None
    return contents


def _unpack(archive: tarfile.TarFile, folder: Path) -> Contents:
    contents = None
    for member in archive:
        if not member.isfile() or (contents is None) != (member.name == LIST):
            raise ValueError
        stream = archive.extractfile(member)
        if stream is None:
            raise ValueError
        if contents is None:
            contents = _listed(stream)
            waiting = set(contents.files)
            continue
        _keep(stream, folder / member.name, contents.files[member.name], below=folder)
        waiting.remove(member.name)
    if contents is None or waiting:
        raise EOFError
    return contents


def _read_to_the_end(whole: IO[bytes] | None) -> None:
    """There stands the sum of all of it."""
    while whole and whole.read(1 << 20):
        pass


def _listed(stream: IO[bytes]) -> Contents:
    said: dict[str, Any] = json.loads(stream.read())
    if said.get("format") != FORMAT:
        raise ValueError
    return Contents(**said)


def _keep(stream: IO[bytes], path: Path, wanted: str, *, below: Path) -> None:
    if not path.resolve().is_relative_to(below.resolve()):
        raise ValueError
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        shutil.copyfileobj(stream, out)
    if sha256(path) != wanted:
        raise ValueError


def sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
