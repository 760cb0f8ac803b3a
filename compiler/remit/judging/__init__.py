"""Policy and rulebook to verdicts: each provision by the check that its row names. Knows no code and no council."""
