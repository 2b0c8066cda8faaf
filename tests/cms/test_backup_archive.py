"""An archive that is damaged, partial or tampered with is refused."""

import io
import tarfile
from pathlib import Path

import pytest

from cms.backup import archive
from cms.backup.archive import Contents, Refused


@pytest.fixture
def made(tmp_path) -> Path:
    """A small archive: a database of some size, one upload."""
    folder, media = tmp_path / "work", tmp_path / "media"
    folder.mkdir()
    (media / "images").mkdir(parents=True)
    (folder / "database").write_bytes(bytes(range(256)) * 400)
    (media / "images" / "straat.png").write_bytes(b"a picture")
    archive.write(tmp_path / "one.tar.gz", Contents("2026-11-21", "sqlite", {"people": 3}, {}), folder, media)
    return tmp_path / "one.tar.gz"


def refused(made: Path) -> None:
    with pytest.raises(Refused, match="damaged or not whole"):
        archive.unpack(made, made.parent / "out")


def test_it_comes_out_as_it_went_in(made):
    contents = archive.unpack(made, made.parent / "out")

    assert (contents.made_at, contents.engine, contents.tables) == ("2026-11-21", "sqlite", {"people": 3})
    assert sorted(contents.files) == ["database", "media/images/straat.png"]
    assert (made.parent / "out" / "media" / "images" / "straat.png").read_bytes() == b"a picture"
    assert made.stat().st_mode & 0o777 == 0o600


def cut(part: float):
    return lambda content: content[: int(len(content) * part)]


def turned(part: float):
    def turn(content: bytes) -> bytes:
        place = int(len(content) * part)
        return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]

    return turn


@pytest.mark.parametrize(
    "damage",
    [
        *(cut(part) for part in (0, 0.01, 0.3, 0.9, 0.999)),
        *(turned(part) for part in (0.02, 0.5, 0.98)),
        lambda _: b"x",
    ],
)
def test_a_damaged_or_partial_archive_is_refused(made, damage):
    made.write_bytes(damage(made.read_bytes()))

    refused(made)


def repacked(made: Path, change) -> None:
    """The same archive with one member changed or left out, whole as a tar."""
    out = io.BytesIO()
    with tarfile.open(made) as old, tarfile.open(fileobj=out, mode="w:gz") as new:
        for member in old:
            content = change(member.name, old.extractfile(member).read())
            if content is not None:
                name, words = content
                info = tarfile.TarInfo(name)
                info.size = len(words)
                new.addfile(info, io.BytesIO(words))
    made.write_bytes(out.getvalue())


@pytest.mark.parametrize(
    "change",
    [
        lambda name, words: None if name == "database" else (name, words),
        lambda name, words: None if name == "dichtbij.json" else (name, words),
        lambda name, words: (name, words + b"x") if name.startswith("media") else (name, words),
        lambda name, words: ("../outside" if name.startswith("media") else name, words),
        lambda name, words: (name, words.replace(b'"format": 1', b'"format": 2')),
    ],
)
def test_an_archive_that_was_tampered_with_is_refused(made, change):
    repacked(made, change)

    refused(made)
    assert not (made.parent / "outside").exists()


def test_every_cut_is_seen(made):
    """Not one byte may be missing, wherever it ends."""
    whole = made.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        made.write_bytes(whole[:length])
        refused(made)
