"""At which venue a price was seen; flows that wait for one."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_KEY = "pk_prices"
_WAITING = sa.text("value IS NULL")


def upgrade() -> None:
    """Apply. All prices so far are those of what trades on paper."""
    paper = sa.text("'paper'")
    op.add_column("prices", sa.Column("venue", sa.String(), nullable=False, server_default=paper))
    op.alter_column("prices", "venue", server_default=None)
    op.drop_constraint(op.f(_KEY), "prices")
    op.create_primary_key(op.f(_KEY), "prices", ["venue", "symbol", "at"])
    op.create_index(op.f("ix_flows_currency"), "flows", ["currency"], postgresql_where=_WAITING)


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_flows_currency"), table_name="flows", postgresql_where=_WAITING)
    op.execute("DELETE FROM prices WHERE venue <> 'paper'")
    op.drop_constraint(op.f(_KEY), "prices")
    op.drop_column("prices", "venue")
    op.create_primary_key(op.f(_KEY), "prices", ["symbol", "at"])
