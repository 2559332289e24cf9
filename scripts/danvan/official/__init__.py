"""Official names in texts of our own: of their period, of today's communes, spelled as Party and State papers do (F79).

Only hints come of it, each with its source. Knows nothing of records.
"""

from danvan.official.texts import unofficial

__all__ = ["unofficial"]
