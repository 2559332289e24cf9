"""The query set, asked in Chromium as a reader asks it."""
