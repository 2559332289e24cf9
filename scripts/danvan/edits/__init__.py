"""Published texts that were changed much: were readers told? (features F82)

``history`` asks git what was changed since a commit, ``untold`` finds the pages whose readers should hear of it.
"""

from danvan.edits.history import Edit, Edits, edits
from danvan.edits.untold import untold

__all__ = ["Edit", "Edits", "edits", "untold"]
