"""What a file really is, and containers opened so that none can fill the memory."""
