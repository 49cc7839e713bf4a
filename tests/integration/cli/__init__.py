"""The `tapewire` command line as a person runs it."""
