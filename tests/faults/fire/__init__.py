"""One running desk under every fault in turn, verified after each."""
