"""Language models behind one port, each spoken to over HTTP."""
