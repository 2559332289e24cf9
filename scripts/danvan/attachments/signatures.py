"""The digital signatures of a PDF: who signed, when, and whether the file is still what was signed. No network.

Nothing is claimed that was not verified: the signature's mathematics and what was added after it always are, the
signer's certificate only against the roots that the operator has put into a folder.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable

from asn1crypto import x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from danvan.attachments.signature import Signature

# Each certificate that leads to no root would be logged with its traceback; the page says so instead.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def signatures(data: bytes, roots: Iterable[bytes] = ()) -> list[Signature]:
    """The signatures of a PDF, in the order of signing; one that cannot be read counts as broken."""
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        certificates = [found for root in roots for found in load_certs_from_pemder_data(root)]
        return [_verified(item, certificates) for item in reader.embedded_regular_signatures]
    # What pyHanko raises on a file that was changed by hand.
    except (
        PdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        AssertionError,
        OSError,
        RecursionError,
    ):
        return [Signature("", "", "", "broken", False)]


def _verified(item: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Signature:
    signer, organisation, when = _said(item)
    try:
        moment = item.self_reported_timestamp
        context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment, best_signature_time=moment)
        status = validate_pdf_signature(item, context, key_usage_settings=KeyUsageConstraints(key_usage=set()))
    except (SignatureValidationError, SigningError, PdfError, ValueError, TypeError, KeyError):
        return Signature(signer, organisation, when, "broken", False)
    if not (status.intact and status.valid):
        return Signature(signer, organisation, when, "broken", False)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    level = status.modification_level or ModificationLevel.NONE
    kept = whole or (status.docmdp_ok and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
                     and level <= ModificationLevel.FORM_FILLING)  # fmt: skip
    return Signature(signer, organisation, when, "intact" if kept else "changed", bool(roots and status.trusted))


def _said(item: EmbeddedPdfSignature) -> tuple[str, str, str]:
    """Signer, organisation and time as the signature says them."""
    try:
        subject = item.signer_cert.subject.native if item.signer_cert else {}
        moment = item.self_reported_timestamp
    except (ValueError, TypeError, KeyError, SignatureValidationError):
        return "", "", ""
    organisation = subject.get("organization_name") or subject.get("organizational_unit_name") or ""
    names = organisation if isinstance(organisation, str) else ", ".join(organisation)
    return str(subject.get("common_name", "")), names, moment.isoformat() if moment else ""
