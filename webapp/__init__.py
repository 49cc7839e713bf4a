"""Serves the Mini App, the REST API and the live WebSocket."""
