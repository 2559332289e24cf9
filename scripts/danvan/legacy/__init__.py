"""Text in the Vietnamese encodings before Unicode, TCVN3 (ABC, fonts ``.Vn*``) and VNI (fonts ``VNI-*``): found and converted.

Word stores such text as the Latin-1 letters that share its bytes ("ViÖt Nam" for TCVN3, "Vieät Nam" for VNI).
"""

from danvan.legacy.converting import TCVN3, VNI, Encoding, by_name
from danvan.legacy.finding import is_unicode, legacy_of, of_font, shows_capitals

__all__ = ["TCVN3", "VNI", "Encoding", "by_name", "is_unicode", "legacy_of", "of_font", "shows_capitals"]
