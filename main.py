"""The `tapewire` command line."""

import gc

gc.disable()  # what is being loaded stays: looking through it again and again took a quarter of it

from ops.cli import cli  # noqa: E402

if __name__ == "__main__":
    cli()
