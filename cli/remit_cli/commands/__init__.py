"""One file a command, found by name. Each imports click only; the rest inside its function."""
