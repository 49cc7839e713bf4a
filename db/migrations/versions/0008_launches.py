"""Token launches and the headlines that tell of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "launches",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("project", sa.String(), nullable=False),
        sa.Column("project_key", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("precision", sa.String(length=24), nullable=True),
        sa.Column("venues", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_launches")),
    )
    op.create_index(op.f("ix_launches_token"), "launches", ["token"])
    op.create_index(op.f("ix_launches_project_key"), "launches", ["project_key"])
    op.create_index(op.f("ix_launches_at_id"), "launches", ["at", "id"])
    op.create_table(
        "launch_reports",
        sa.Column("headline_id", sa.String(), nullable=False),
        sa.Column("launch_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["headline_id"], ["headlines.id"], name=op.f("fk_launch_reports_headline_id")
        ),
        sa.ForeignKeyConstraint(
            ["launch_id"], ["launches.id"], name=op.f("fk_launch_reports_launch_id")
        ),
        sa.PrimaryKeyConstraint("headline_id", name=op.f("pk_launch_reports")),
    )
    op.create_index(op.f("ix_launch_reports_launch_id"), "launch_reports", ["launch_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("launch_reports")
    op.drop_table("launches")
