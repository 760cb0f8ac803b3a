"""Text to tree: the shape of a policy file, and the sentences in it."""
