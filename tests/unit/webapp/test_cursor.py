"""Page cursors: what was written is read, anything else is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.secret import Secret
from webapp import cursor
from webapp.errors import BadRequest

SECRET = Secret("a secret that is long enough for a test")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 10**15 * 3).map(lambda micros: EPOCH + timedelta(microseconds=micros))


@given(MOMENTS, st.integers(1, 2**62))
def test_a_cursor_names_its_moment_to_the_microsecond(at: datetime, account_id: int) -> None:
    made = cursor.write(at, account_id=account_id, secret=SECRET)
    assert len(made) <= cursor.MAX_LENGTH
    assert cursor.read(made, account_id=account_id, secret=SECRET) == at


@given(st.text(max_size=64))
def test_no_text_that_we_did_not_write_is_a_cursor(text: str) -> None:
    with pytest.raises(BadRequest):
        cursor.read(text, account_id=1, secret=SECRET)


def test_a_cursor_of_another_account_or_secret_is_refused() -> None:
    made = cursor.write(datetime(2026, 1, 1, tzinfo=UTC), account_id=1, secret=SECRET)
    with pytest.raises(BadRequest):
        cursor.read(made, account_id=2, secret=SECRET)
    with pytest.raises(BadRequest):
        cursor.read(made, account_id=1, secret=Secret("another secret"))
