"""The place for opened content: reads like a file, and no plain byte of it is on any disk."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange import vault
from facilitator.exchange.package import read_package
from facilitator.exchange.vault import Vault
from tests.exchange import forging
from tests.exchange.sealed import DAILY, keys, packed


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little memory, so that most goes into the temporary file."""
    monkeypatch.setattr(vault, "BLOCK", 64)
    monkeypatch.setattr(vault, "IN_MEMORY", 2)


moves = st.tuples(st.integers(-300, 300), st.sampled_from([io.SEEK_SET, io.SEEK_CUR, io.SEEK_END]), st.integers(0, 200))


@pytest.mark.usefixtures("small")
@given(st.lists(st.binary(max_size=300), max_size=8), st.lists(moves, max_size=20))
def test_it_reads_like_any_file(pieces: list[bytes], steps: list[tuple[int, int, int]]) -> None:
    whole, kept = io.BytesIO(b"".join(pieces)), Vault()
    for piece in pieces:
        assert kept.write(piece) == len(piece)
    kept.finish()
    with kept, io.BufferedReader(kept, 16) as reader:
        assert reader.seekable()
        assert reader.read() == whole.getvalue()
        for place, whence, many in steps:
            at = place + {io.SEEK_SET: 0, io.SEEK_CUR: reader.tell(), io.SEEK_END: len(whole.getvalue())}[whence]
            if at >= 0:
                assert reader.seek(place, whence) == whole.seek(at)
                assert reader.read(many) == whole.read(many)
                assert reader.tell() == whole.tell()


@pytest.mark.usefixtures("small")
def test_a_block_is_opened_once_for_many_small_looks() -> None:
    with Vault() as kept:
        kept.write(bytes(range(256)))
        kept.finish()
        kept.seek(130)
        assert [kept.read(1) for _ in range(20)] == [bytes([n]) for n in range(130, 150)]


def test_there_is_nothing_before_the_beginning() -> None:
    with Vault() as kept, pytest.raises(ValueError, match="before the beginning"):
        kept.seek(-1)


@pytest.mark.usefixtures("small")
def test_no_plain_byte_is_in_the_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "a.facilitator"
    packed(path, 200)
    with vault_of(path) as kept:
        file = kept._file
        assert file is not None
        file.seek(0)
        on_disk = file.read()
        plain = kept.readall()
    assert len(on_disk) > len(plain) > 10_000
    for start in range(0, len(plain) - 12, 12):
        assert plain[start : start + 12] not in on_disk
    assert file.closed


def vault_of(path: Path) -> Vault:
    from facilitator.exchange.sealing import unsealed

    return unsealed(path, keys(DAILY))


@pytest.mark.usefixtures("small")
def test_a_package_is_read_out_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.facilitator"
    packed(path, 50)
    package = read_package(path, keys(DAILY))
    assert len(list(package.events())) == 52
    assert list(package.attachments()) == [(forging.PHOTO_HASH, forging.PHOTO)]


@pytest.mark.usefixtures("small")
def test_a_full_temporary_folder_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, _: object, /) -> int:
            raise OSError(28, "No space left on device")

    path = tmp_path / "a.facilitator"
    packed(path, 200)
    monkeypatch.setattr("tempfile.TemporaryFile", Full)
    with pytest.raises(Exception, match=r"cannot be read \(No space left on device\)"):
        read_package(path, keys(DAILY))
