"""The `tapewire` command line."""

from ops.cli import cli

if __name__ == "__main__":
    cli()
