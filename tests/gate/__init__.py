"""The gate measured on a labelled set: what must be caught, what must pass. Every personal value in it is invented."""
