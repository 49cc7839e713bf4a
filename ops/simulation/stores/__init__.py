"""The stores an order's way needs, over tables in memory: what `db/repositories` does in SQL."""
