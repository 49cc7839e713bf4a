"""Unit tests of replays."""
