"""The order machine in virtual time: real rules, stores and a venue in memory, faults by seed."""
