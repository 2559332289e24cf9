"""PDFs signed in tests with a certificate authority of our own (a labelled sample), as pyHanko signs."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from functools import cache

from asn1crypto import keys, x509
from attached import pdf
from cryptography import x509 as cx509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNER, ORGANISATION = "Nguyễn Văn Mẫu (mẫu)", "Sở Mẫu (mẫu)"
BORN, DIES = dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2120, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Authority:
    """An authority's certificate (PEM), and a signer with a key of their own."""

    root: bytes
    signer: signers.SimpleSigner


def _name(common: str, organisation: str) -> cx509.Name:
    return cx509.Name(
        [cx509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation), cx509.NameAttribute(NameOID.COMMON_NAME, common)]
    )


@cache
def authority() -> Authority:
    """The sample authority; made once, since keys are random."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = _name("CA Mẫu (mẫu)", "Tổ chức chứng thực Mẫu (mẫu)")
    start = cx509.CertificateBuilder().not_valid_before(BORN).not_valid_after(DIES).issuer_name(root_name)
    usage = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    root = (
        start.subject_name(root_name).public_key(root_key.public_key()).serial_number(1)
        .add_extension(cx509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(cx509.KeyUsage(**{**usage, "key_cert_sign": True}), critical=True)
        .sign(root_key, hashes.SHA256())
    )  # fmt: skip
    own = (
        start.subject_name(_name(SIGNER, ORGANISATION)).public_key(key.public_key()).serial_number(2)
        .add_extension(cx509.KeyUsage(**{**usage, "digital_signature": True, "content_commitment": True}), critical=True)
        .sign(root_key, hashes.SHA256())
    )  # fmt: skip
    der = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    store = SimpleCertificateStore()
    store.register(x509.Certificate.load(root.public_bytes(serialization.Encoding.DER)))
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(own.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(der), cert_registry=store,
    )  # fmt: skip
    return Authority(root.public_bytes(serialization.Encoding.PEM), signer)


def sign(data: bytes, name: str = "ChuKy") -> bytes:
    """A PDF with a signature of the sample authority's signer."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    meta = signers.PdfSignatureMetadata(
        field_name=name, reason=None, subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    )
    signed = signers.PdfSigner(meta, authority().signer).sign_pdf(writer, existing_fields_only=False)
    return bytes(signed.getvalue())


@cache
def signed_pdf() -> bytes:
    """A signed PDF of one page."""
    return sign(pdf("Quyet dinh mau"))


def tampered() -> bytes:
    """The same with a word changed under the signature."""
    return signed_pdf().replace(b"Quyet dinh mau", b"Quyet dinh sua")


def added_to() -> bytes:
    """The same with a page's text replaced by an update after the signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed_pdf()), strict=False)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"].get_object()._data = b"BT /F1 24 Tf 72 720 Td (Da them sau khi ky) Tj ET"
    page["/Rotate"] = writer.root["/Pages"]["/Count"]
    writer.mark_update(page.container_ref)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
