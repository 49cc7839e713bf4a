"""Rules of alerts as words, what chats want less of or later, how new a headline is."""

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_AS_WORDS = """
    UPDATE alert_rules SET condition = concat_ws(
        ' and ',
        CASE cardinality(coins)
            WHEN 0 THEN 'all'
            WHEN 1 THEN '$' || coins[1]
            ELSE '($' || array_to_string(coins, ' or $') || ')'
        END,
        CASE WHEN wanted <> 'any' THEN wanted END,
        CASE WHEN min_impact > 0
            THEN 'impact >= ' || trim_scale(round(min_impact::numeric, 6))
        END
    )
"""
_COIN = r"[^\s()\"a-z]+"  # what is in small letters is another kind of condition
_SIMPLE = re.compile(
    rf"(?:(?P<all>all)|(?P<coin>{_COIN})|\((?P<coins>{_COIN}(?: or {_COIN})+)\))"
    r"(?: and (?P<wanted>bullish|bearish|directional))?"
    r"(?: and impact >= (?P<impact>[0-9.]+))?"
)


def upgrade() -> None:
    """Apply."""
    op.add_column("alert_rules", sa.Column("condition", sa.String(), nullable=True))
    op.execute(_AS_WORDS)
    op.alter_column("alert_rules", "condition", nullable=False)
    for name in ("coins", "wanted", "min_impact"):
        op.drop_column("alert_rules", name)
    _add("alert_deliveries", sa.Column("because", sa.String(), nullable=False, server_default=""))
    _add("headlines", sa.Column("novelty", sa.Double(), nullable=False, server_default="1"))
    op.create_table(
        "alert_mutes",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "kind", "value", name=op.f("pk_alert_mutes")),
    )
    op.drop_column("alert_deliveries", "is_silent")
    op.create_table(
        "alert_habits",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest_at", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("languages", sa.ARRAY(sa.String()), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_alert_habits")),
    )
    op.create_table(
        "alert_held",
        sa.Column("headline_id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("headline_id", "chat_id", name=op.f("pk_alert_held")),
    )
    op.create_index(op.f("ix_alert_held_digest_id_due_at"), "alert_held", ["digest_id", "due_at"])
    op.create_table(
        "alert_digests",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_digests")),
    )
    op.create_index(op.f("ix_alert_digests_chat_id"), "alert_digests", ["chat_id"])


def downgrade() -> None:
    """Undo; rules that the older tables cannot say are removed rather than made to say more."""
    for name in ("alert_digests", "alert_held", "alert_habits", "alert_mutes"):
        op.drop_table(name)
    silent: sa.Column[bool] = sa.Column(
        "is_silent", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    _add("alert_deliveries", silent)
    op.drop_column("headlines", "novelty")
    op.drop_column("alert_deliveries", "because")
    op.add_column("alert_rules", sa.Column("coins", sa.ARRAY(sa.String()), nullable=True))
    op.add_column("alert_rules", sa.Column("wanted", sa.String(length=24), nullable=True))
    op.add_column("alert_rules", sa.Column("min_impact", sa.Double(), nullable=True))
    connection = op.get_bind()
    for key, words in connection.execute(sa.text("SELECT id, condition FROM alert_rules")).all():
        connection.execute(_BACK, {"id": key, **_simple(words)})
    op.execute("DELETE FROM alert_rules WHERE coins IS NULL")
    for name in ("coins", "wanted", "min_impact"):
        op.alter_column("alert_rules", name, nullable=False)
    op.drop_column("alert_rules", "condition")


_BACK = sa.text(
    "UPDATE alert_rules SET coins = :coins, wanted = :wanted, min_impact = :impact WHERE id = :id"
).bindparams(sa.bindparam("coins", type_=sa.ARRAY(sa.String())))


def _add(table: str, column: sa.Column[Any]) -> None:
    """Add a column that older rows fill with a value of its own, which new rows must name."""
    op.add_column(table, column)
    op.alter_column(table, column.name, server_default=None)


def _simple(words: str) -> dict[str, object]:
    found = _SIMPLE.fullmatch(words)
    if found is None:
        return {"coins": None, "wanted": None, "impact": None}
    named = found["coin"] or found["coins"] or ""
    coins = [coin.removeprefix("$") for coin in named.split(" or ") if coin]
    return {
        "coins": coins,
        "wanted": found["wanted"] or "any",
        "impact": float(found["impact"] or 0),
    }
