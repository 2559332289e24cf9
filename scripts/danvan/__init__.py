"""Records, pages and exports of the dân vận site."""
