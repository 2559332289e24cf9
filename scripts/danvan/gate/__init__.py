"""What must not be published: personal data and marks of secrecy, looked for in every text before a build.

``search`` and ``search_file`` tell what a text or an attachment holds; ``check`` says it to an editor, masked, so
that a log never repeats it. Law 91/2025/QH15 on personal data (features F33); the marks of State secrets and "lưu
hành nội bộ" (F102). How well it does is measured on a labelled set (tests/gate, ``make gate-report``).
"""

from danvan.gate.files import search_file
from danvan.gate.finding import Finding
from danvan.gate.search import search
from danvan.gate.telling import ADVICE, POLICY, canonical, check

__all__ = ["ADVICE", "POLICY", "Finding", "canonical", "check", "search", "search_file"]
