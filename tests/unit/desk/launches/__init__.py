"""Tests of token launches."""
