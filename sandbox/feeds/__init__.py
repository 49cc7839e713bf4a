"""News feeds of this machine, to post headlines to and to read them back from."""
