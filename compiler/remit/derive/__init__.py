"""What follows from a policy: machines, schedules, charts. Pure functions of the model."""
