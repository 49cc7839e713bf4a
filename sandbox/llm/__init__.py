"""Language models of this machine without a mind: three protocols, scripted replies, faults."""
