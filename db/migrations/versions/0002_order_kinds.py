"""Orders that wait for a price, lapse at a time, or belong to a plan."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply. Tickets live thirty seconds; those of the older form are used up."""
    op.add_column("orders", sa.Column("trigger_price", sa.Numeric(), nullable=True))
    op.add_column("orders", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("orders", sa.Column("plan_id", sa.String(), nullable=True))
    op.execute("DELETE FROM tickets WHERE order_id IS NULL")


def downgrade() -> None:
    """Undo."""
    op.drop_column("orders", "plan_id")
    op.drop_column("orders", "expires_at")
    op.drop_column("orders", "trigger_price")
