"""Tests: unit, contracts, integration, journeys, browser, performance, faults, architecture."""
