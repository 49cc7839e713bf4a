"""Headlines of our own: what the market itself did, beside its words."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("headlines", sa.Column("measured", postgresql.JSONB(), nullable=True))
    op.create_index(
        "ix_headlines_measured_at",
        "headlines",
        ["seen_at"],
        postgresql_where=sa.text("measured IS NOT NULL"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_headlines_measured_at", table_name="headlines")
    op.drop_column("headlines", "measured")
