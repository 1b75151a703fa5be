"""Codes that are read out and typed: any mistake of one sign is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.errors import Refusal
from facilitator.exchange.typed import code_of, is_code, typed_code

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
digests = st.binary(min_size=32, max_size=32)


@given(digests)
def test_a_code_has_three_groups_of_four(digest: bytes) -> None:
    code = code_of(digest)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert set(code) <= set(SIGNS) | {"-"}
    assert typed_code(code) == code
    assert is_code(code)


@given(digests, digests)
def test_codes_hold_55_bits(one: bytes, two: bytes) -> None:
    same = int.from_bytes(one[:7], "big") >> 1 == int.from_bytes(two[:7], "big") >> 1
    assert (code_of(one) == code_of(two)) is same
    for bit in range(55):
        flipped = bytearray(one)
        flipped[bit // 8] ^= 128 >> bit % 8
        assert code_of(bytes(flipped)) != code_of(one)


@given(digests)
def test_a_code_can_be_typed_in_any_way(digest: bytes) -> None:
    code = code_of(digest)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        f"  {code.replace('-', ' ')}\n",
        code.replace("0", "o").replace("1", "l"),
    ):
        assert typed_code(typed) == code


@given(digests, st.integers(0, 11), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(digest: bytes, place: int, sign: str) -> None:
    plain = code_of(digest).replace("-", "")
    wrong = plain[:place] + sign + plain[place + 1 :]
    if wrong != plain:
        with pytest.raises(Refusal, match="typing mistake"):
            typed_code(wrong)


@given(digests, st.integers(0, 10))
def test_two_signs_that_changed_places_are_noticed_nearly_always(digest: bytes, place: int) -> None:
    plain = code_of(digest).replace("-", "")
    one, two = plain[place], plain[place + 1]
    if one != two and {one, two} != {"0", "Z"}:
        with pytest.raises(Refusal, match="typing mistake"):
            typed_code(plain[:place] + two + one + plain[place + 2 :])


@pytest.mark.parametrize("typed", ["", "K7QD", "K7QD-2MXE-9RT4-0", "receipt.facil", "ÄÖÜ?-2MXE-9RT4", "----"])
def test_what_is_no_code(typed: str) -> None:
    assert not is_code(typed)
    with pytest.raises(Refusal, match="typing mistake"):
        typed_code(typed)
