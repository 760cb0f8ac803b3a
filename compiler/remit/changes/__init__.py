"""Two editions to what changed between them, by meaning: for residents, systems and a regulator. Prints nothing."""
