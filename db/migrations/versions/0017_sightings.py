"""Charts that were given a name."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "sightings",
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("frame", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("price", sa.Numeric(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("after", sa.Numeric(), nullable=True),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("symbol", "frame", "name", "at", name=op.f("pk_sightings")),
    )
    op.create_index(
        op.f("ix_sightings_due_at"),
        "sightings",
        ["due_at"],
        postgresql_where=sa.text("after IS NULL"),
    )
    op.create_index(
        op.f("ix_sightings_name"),
        "sightings",
        ["name"],
        postgresql_where=sa.text("after IS NOT NULL"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("sightings")
