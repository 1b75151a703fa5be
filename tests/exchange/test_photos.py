"""Photos lose everything but the picture."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from facilitator.conference.errors import Refusal
from facilitator.exchange.photos import LONGEST_SIDE, prepared

ORIENTATION, GPS, CAMERA = 0x0112, 0x8825, 0x010F


def photo(width: int, height: int, orientation: int = 1) -> bytes:
    """A picture whose left half is red and whose right half is blue, with what a phone writes into it."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[CAMERA] = "SecretPhone"
    exif.get_ifd(GPS).update({1: "N", 2: (48.0, 8.0, 0.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"SecretComment", quality=95)
    return out.getvalue()


def test_place_camera_and_comments_are_gone() -> None:
    before = photo(400, 300)
    assert b"SecretPhone" in before
    assert b"SecretComment" in before
    after = prepared(before, "flip.jpg")
    assert b"Secret" not in after
    with Image.open(io.BytesIO(after)) as picture:
        assert not dict(picture.getexif())
        assert "comment" not in picture.info
        assert "exif" not in picture.info


def test_a_picture_that_was_taken_sideways_is_turned() -> None:
    with Image.open(io.BytesIO(prepared(photo(400, 200, orientation=6), "side.jpg"))) as picture:
        assert picture.size == (200, 400)
        top, bottom = picture.getpixel((100, 20)), picture.getpixel((100, 380))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > top[2]  # red came from the left to the top
    assert bottom[2] > 200 > bottom[0]


def test_a_large_picture_is_scaled_down_and_a_small_one_left() -> None:
    with Image.open(io.BytesIO(prepared(photo(6000, 3000), "large.jpg"))) as picture:
        assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    with Image.open(io.BytesIO(prepared(photo(300, 200), "small.jpg"))) as picture:
        assert picture.size == (300, 200)


def test_an_absurdly_large_picture_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (11_000, 11_000)).save(out, "PNG")
    with pytest.raises(Refusal, match="too large"):
        prepared(out.getvalue(), "huge.png")


def test_a_picture_with_transparency_becomes_a_jpeg() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (50, 40), (0, 255, 0, 128)).save(out, "PNG")
    assert prepared(out.getvalue(), "board.png").startswith(b"\xff\xd8\xff")


@given(st.binary(max_size=200), st.integers(0, 3))
def test_what_is_no_picture_is_refused_in_a_sentence(noise: bytes, how: int) -> None:
    whole = photo(64, 48)
    data = [noise, b"\x89PNG\r\n\x1a\n" + noise, b"GIF89a" + noise, whole[: len(noise) * 2]][how]
    with pytest.raises(Refusal, match=r"flip\.jpg"):
        prepared(data, "flip.jpg")
