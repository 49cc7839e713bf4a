"""Calls of people in groups, their grades, and who may see them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "calls",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("direction", sa.String(length=24), nullable=False),
        sa.Column("price", sa.Numeric(), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("best", sa.Numeric(), nullable=False),
        sa.Column("watched_until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("price > 0 AND best > 0", name=op.f("ck_calls_has_price")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    op.create_index(op.f("ix_calls_called_at"), "calls", ["called_at"])
    op.create_index(op.f("ix_calls_chat_id_called_at"), "calls", ["chat_id", "called_at"])
    op.create_index(op.f("ix_calls_person_id_called_at"), "calls", ["person_id", "called_at"])
    op.create_table(
        "call_grades",
        sa.Column("call_id", sa.String(), nullable=False),
        sa.Column("horizon_s", sa.Integer(), nullable=False),
        sa.Column("after", sa.Numeric(), nullable=False),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"], ["calls.id"], name=op.f("fk_call_grades_call_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("call_id", "horizon_s", name=op.f("pk_call_grades")),
    )
    op.create_table(
        "call_boards",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_call_boards")),
    )
    op.create_table(
        "call_members",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=False),
        sa.Column("is_in", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name=op.f("pk_call_members")),
    )
    op.create_index(op.f("ix_call_members_person_id"), "call_members", ["person_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("call_members")
    op.drop_table("call_boards")
    op.drop_table("call_grades")
    op.drop_table("calls")
