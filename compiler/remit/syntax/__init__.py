"""Bytes to trees: a policy file, and each sentence in it. Knows shape and grammar, nothing of what a policy means."""
