"""Working days: one table for every nation, scalar and batch."""
