"""Browser tests: a real Chromium drives the pages."""
