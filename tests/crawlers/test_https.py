"""TLS is verified: a certificate that nobody vouches for is a broken connection; one of a trusted authority is not."""

from __future__ import annotations

import datetime
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawlers.conftest import Bench, make_bench
from tests.crawlers.odd_site import OddSite, Reply, feed, outlet_yaml


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for `localhost` that vouches for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )
    return certificate, private


def _answer(path: str, before: int) -> Reply:
    if path == "/feed/":
        return Reply(body=feed(["/berita/satu"]), headers={"Content-Type": "application/rss+xml"})
    return Reply(body=b"<p>ASN netral</p>", headers={"Content-Type": "text/html"}) if path == "/berita/satu" else Reply(status=404)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    return _certificate(tmp_path)


@pytest.fixture
def bench(tmp_path: Path, certificate: tuple[Path, Path]) -> Iterator[Bench]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    site = OddSite(_answer, tls=context)
    host_port = f"localhost:{site.port}"
    yield make_bench(tmp_path, {"aman": outlet_yaml("aman", f"https://{host_port}/")}, [host_port], retries=0)
    site.close()


def test_a_certificate_must_be_vouched_for(bench: Bench, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "robots.txt" in bench.crawl()["aman"].cause
    assert {attempt.outcome for attempt in bench.attempts()} == {"broken", "robots"}
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    assert bench.crawl()["aman"].kept == 1
