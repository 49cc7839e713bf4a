"""What waits for a price or repeats: exits, schedules, ladders, edits, closing."""
