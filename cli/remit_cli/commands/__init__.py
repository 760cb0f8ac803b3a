"""One file a command, found by name. Each imports click and the shared options; the rest inside its function."""
