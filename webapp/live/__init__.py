"""Live updates: one hub fed by the desk's events, and the WebSocket that pages listen on."""
