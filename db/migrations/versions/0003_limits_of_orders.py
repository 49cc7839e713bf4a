"""Keep with each order the limits it was placed under, so that lowering one accuses nobody."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from db.base import Exact

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    for name in ("max_order", "max_day"):
        op.add_column("orders", sa.Column(name, Exact(), nullable=True))


def downgrade() -> None:
    """Undo."""
    for name in ("max_order", "max_day"):
        op.drop_column("orders", name)
