"""Runs migrations on the connection that db.migrate hands over."""

from alembic import context

from db import models
from db.base import Base

TABLES = models.__all__  # importing the package is what fills the metadata


def run() -> None:
    """Run the migrations inside the caller's transaction."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
