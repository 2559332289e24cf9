"""The benchmark: how long a site of N posts takes, and how much memory."""
