"""An authority of a test's own, and certificates that it vouches for."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

#: The machine's own time decides whether a certificate is valid; so they are valid for a long time.
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
_UNTIL = datetime(2120, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Authority:
    """Somebody who vouches for servers."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    name: str

    @classmethod
    def found(cls, folder: Path, name: str = "An authority") -> "Authority":
        """Make one whose certificate lies in ``ca.pem``."""
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(name, name, key.public_key(), _UNTIL).add_extension(
            x509.BasicConstraints(ca=True, path_length=0), critical=True
        )
        usage = x509.KeyUsage(
            digital_signature=True,
            key_cert_sign=True,
            crl_sign=True,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ca.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        return cls(folder, key, certificate, name)

    @property
    def file(self) -> Path:
        return self.folder / "ca.pem"

    def vouch(self, host: str = "localhost", until: datetime = _UNTIL) -> Path:
        """Write a server's key and certificate to one file and return it."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternative: x509.GeneralName = x509.DNSName(host)
        if host[0].isdigit():
            alternative = x509.IPAddress(ip_address(host))
        builder = (
            _builder("A server", self.name, key.public_key(), until)
            .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
            )
        )
        certificate = builder.sign(self.key, hashes.SHA256())
        path = self.folder / f"{host}-{until:%Y}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        return path


def _builder(
    name: str, issuer: str, key: ec.EllipticCurvePublicKey, until: datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder(
        subject_name=_named(name),
        issuer_name=_named(issuer),
        public_key=key,
        serial_number=x509.random_serial_number(),
        not_valid_before=min(_SINCE, until - timedelta(days=1)),
        not_valid_after=until,
    )
    return builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
