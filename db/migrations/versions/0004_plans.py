"""Plans, and the messages that tell of them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    moment, word = sa.DateTime(timezone=True), sa.String()
    op.create_table(
        "plans",
        sa.Column("id", word, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("venue", word, nullable=False),
        sa.Column("symbol", word, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("side", sa.String(24), nullable=False),
        sa.Column("status", sa.String(24), nullable=False),
        sa.Column("quantity", sa.Numeric(), nullable=True),
        sa.Column("spend", sa.Numeric(), nullable=True),
        sa.Column("terms", postgresql.JSONB(), nullable=False),
        sa.Column("slippage_percent", sa.Numeric(), nullable=True),
        sa.Column("filled", sa.Numeric(), nullable=False),
        sa.Column("cost", sa.Numeric(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", moment, nullable=True),
        sa.Column("hold_until", moment, nullable=True),
        sa.Column("wake_at", moment, nullable=True),
        sa.Column("watched_at", moment, nullable=True),
        sa.Column("problem", postgresql.JSONB(), nullable=True),
        sa.Column("reason", word, nullable=False),
        sa.Column("batch", word, nullable=False),
        sa.Column("key", word, nullable=False),
        sa.Column("cause", word, nullable=False),
        sa.Column("source", word, nullable=False),
        sa.Column("expires_at", moment, nullable=True),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_plans_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.UniqueConstraint("account_id", "key", name="uq_plans_account_id_key"),
    )
    op.create_index("ix_plans_account_id_created_at", "plans", ["account_id", "created_at"])
    op.create_index("ix_plans_updated_at", "plans", ["updated_at"])
    live = sa.text("status IN ('active', 'ending')")
    op.create_index("ix_plans_live", "plans", ["id"], postgresql_where=live)
    op.create_index("ix_orders_plan_id", "orders", ["plan_id"])
    op.create_table(
        "plan_notices",
        sa.Column("plan_id", word, nullable=False),
        sa.Column("topic", word, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", word, nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_plan_notices_plan_id"),
        sa.PrimaryKeyConstraint("plan_id", "topic", name="pk_plan_notices"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("plan_notices")
    op.drop_index("ix_orders_plan_id", table_name="orders")
    op.drop_table("plans")
