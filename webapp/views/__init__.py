"""Values in, what a fragment shows out; pure, no HTML."""
