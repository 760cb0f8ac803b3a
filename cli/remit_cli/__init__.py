"""Arguments to exit codes: the program, with its disk and terminal. Knows of policies what the library tells."""
