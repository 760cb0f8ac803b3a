"""The program: arguments, disk and exit codes. Knows nothing of policies but what the library tells."""
