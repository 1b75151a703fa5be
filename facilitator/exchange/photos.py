"""Photos of flip charts: upright, no larger than print needs, and without what a camera writes into them."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from facilitator.conference.errors import Refusal

LONGEST_SIDE = 2_400
"""Pixels: an A4 page at about 200 dots an inch."""
QUALITY = 82


def prepared(data: bytes, name: str) -> bytes:
    """A JPEG of the picture without any metadata (place, camera, time, thumbnails). Raises Refusal for no picture.

    The orientation that the camera noted is carried out, because the note itself goes.
    """
    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(io.BytesIO(data)) as picture,
        ):
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refusal(
            "{name} is too large a picture and was not added: make it smaller or photograph it again.",
            name=name,
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Refusal(
            "{name} is no picture that can be read, so it was not added: save it as JPEG or PNG and add it again.",
            name=name,
        ) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)  # a new picture has no metadata that could come along
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
