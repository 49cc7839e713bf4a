"""Runs the rooms on one machine and looks after them: up, doctor, verify, bench, backup."""
