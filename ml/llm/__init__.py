"""Language models behind one port: Claude by its SDK, the others over HTTP."""
