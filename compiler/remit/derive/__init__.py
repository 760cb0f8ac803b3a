"""Policy to what follows from it: machines, schedules, charts, and the dates of a case. Knows no public format."""
