"""The paper exchange over HTTP, with real clients."""
