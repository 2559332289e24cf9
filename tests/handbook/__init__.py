"""The handbook's pictures: each is drawn from what a command or a page really shows, and carries that text, so that a test can tell when it is stale."""
