"""Document tree to policy: procedures, stages, rules, examples. Knows nothing of YAML, grammar or machines."""
