"""What a coin usually moves, beside what it moved after an alert."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Apply."""
    op.add_column("outcomes", sa.Column("volatility_bp", sa.Numeric(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("outcomes", "volatility_bp")
