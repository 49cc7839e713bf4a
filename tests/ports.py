"""Ports for test servers, below the range the kernel hands out to clients."""

from ops.temporary import free_port

__all__ = ["free_port"]
