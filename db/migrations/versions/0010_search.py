"""Headlines can be searched by their words."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# This configuration stems Latin letters as English and Cyrillic ones as Russian. In a database of
# the locale C `lower` knows ASCII alone, so other capitals are named.
_CAPITALS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐЎёÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
_SMALL = "абвгдеежзийклмнопрстуфхцчшщъыьэюяіїєґўеàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ"
_WORDS = (
    f"to_tsvector('pg_catalog.russian', translate(lower(title), '{_CAPITALS}', '{_SMALL}'))"
    f" || to_tsvector('pg_catalog.russian', translate(lower(summary), '{_CAPITALS}', '{_SMALL}'))"
)


def upgrade() -> None:
    """Apply; the table is written anew, which takes a while with many headlines."""
    words = sa.Computed(_WORDS, persisted=True)
    op.add_column("headlines", sa.Column("words", postgresql.TSVECTOR(), words, nullable=True))
    op.create_index(op.f("ix_headlines_words"), "headlines", ["words"], postgresql_using="gin")


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_headlines_words"), "headlines")
    op.drop_column("headlines", "words")
