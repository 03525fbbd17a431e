import datetime as dt
import ipaddress
from argparse import ArgumentParser
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.core.management.base import BaseCommand

from grondslag.both import clock, kluis

VALID_FOR = dt.timedelta(days=397)


class Command(BaseCommand):
    """Make a self-signed certificate for the exchange, to be pinned by the other side.

    For a laptop and for trials; in production the certificate comes from the organisation's own authority.
    """

    help = "maak een certificaat voor de uitwisseling over HTTPS; een bestaand certificaat blijft staan"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--namen", nargs="+", default=["localhost", "127.0.0.1"])

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        folder = settings.DATA / "tls"
        if (folder / "eigen.pem").exists():
            self.stdout.write("Er is al een certificaat; er is niets gewijzigd.")
            return
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _self_signed(key, f"grondslag-{settings.ZIJDE}", options["namen"])
        unprotected = serialization.NoEncryption()
        pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        kluis.write_once(folder / "eigen-sleutel.pem", key.private_bytes(pem, pkcs8, unprotected))
        kluis.write_once(folder / "eigen.pem", certificate.public_bytes(pem))
        self.stdout.write(f"Certificaat gemaakt in {folder}; geef eigen.pem aan de andere zijde.")


def _self_signed(key: ec.EllipticCurvePrivateKey, name: str, hosts: list[str]) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    public, moment = key.public_key(), clock.now()
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - dt.timedelta(hours=1))
        .not_valid_after(moment + VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general_name(host) for host in hosts]), critical=False)
    )
    return builder.sign(key, hashes.SHA256())


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
