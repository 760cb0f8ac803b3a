"""Meaning: policies, procedures, rules and deadlines. Comes from the syntax tree, knows nothing of files."""
