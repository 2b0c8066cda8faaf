"""Real programs on the test's database, killed at random moments: what they leave behind must be true."""
