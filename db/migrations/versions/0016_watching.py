"""Watchlists and price alerts."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_LIVE = sa.text("state = 'live'")
_HELD = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "watchlist_coins",
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("coin", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_watchlist_coins_account_id_accounts")
        ),
        sa.PrimaryKeyConstraint("account_id", "coin", name=op.f("pk_watchlist_coins")),
    )
    op.create_table(
        "price_alerts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("price", sa.Numeric(), nullable=True),
        sa.Column("percent", sa.Numeric(), nullable=True),
        sa.Column("way", sa.String(length=24), nullable=True),
        sa.Column("is_repeating", sa.Boolean(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("base", sa.Numeric(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rests_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fired", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_alerts")),
    )
    for column in ("chat_id", "created_by"):
        name = op.f(f"ix_price_alerts_{column}")
        op.create_index(name, "price_alerts", [column], postgresql_where=_LIVE)
    op.create_index(op.f("ix_price_alerts_updated_at"), "price_alerts", ["updated_at"])
    op.create_table(
        "price_alert_firings",
        sa.Column("alert_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.String(length=24), nullable=False),
        sa.Column("base", sa.Numeric(), nullable=False),
        sa.Column("price", sa.Numeric(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("rests_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("alert_id", "number", name=op.f("pk_price_alert_firings")),
    )
    op.create_index(
        op.f("ix_price_alert_firings_due_at"),
        "price_alert_firings",
        ["due_at"],
        postgresql_where=_HELD,
    )
    op.create_index(op.f("ix_price_alert_firings_fired_at"), "price_alert_firings", ["fired_at"])


def downgrade() -> None:
    """Undo."""
    for table in ("price_alert_firings", "price_alerts", "watchlist_coins"):
        op.drop_table(table)
