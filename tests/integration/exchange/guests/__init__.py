"""Programs for third-party packages, each run in an environment of its own."""
