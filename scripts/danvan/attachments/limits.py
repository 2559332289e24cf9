"""What is too much for a file to download: beyond, it is a mistake, or made to take the machine's time and memory."""

MAX_BYTES = 20_000_000
MAX_PAGES = 5_000
# A page's longer side to its shorter one.
MAX_RATIO = 50
