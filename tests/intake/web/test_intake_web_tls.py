"""A secure connection vouches for the name of the site, though the connection is made to a checked address."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from misbehaving import Misbehaving, reply
from sayso.errors import IntakeError
from sayso.intake.web import Client, Fetched


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a key and a certificate for news.example that it signed itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate for this test, and it is not installed")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example", "-days", "2"]
    subprocess.run([*made, "-keyout", path, "-out", path.with_suffix(".crt")], check=True, capture_output=True)
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


def server_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def fetch(address: str, tls: ssl.SSLContext | None) -> Fetched:
    here = ["127.0.0.1"]
    with Client(allow_private=True, pause=0, timeout=5, tls=tls, resolve=lambda host, port: here) as client:
        found = client.get(address)
    assert isinstance(found, Fetched)
    return found


def test_the_name_is_what_the_certificate_is_checked_for(certificate: Path) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    with Misbehaving({"/": reply(b"sealed")}, tls=server_side(certificate)) as server:
        assert fetch(server.address("/", "news.example"), trusting).page.data == b"sealed"
        other = server.address("/", "other.example")
        with pytest.raises(IntakeError) as caught:
            fetch(other, trusting)
    assert str(caught.value).startswith(f"{other}: its certificate is not valid (Hostname mismatch")


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with Misbehaving({"/": reply(b"forged")}, tls=server_side(certificate)) as server:
        address = server.address("/", "news.example")
        with pytest.raises(IntakeError) as caught:
            fetch(address, None)
    assert str(caught.value) == (
        f"{address}: its certificate is not valid (self-signed certificate). Check the address; it may not be the site."
    )
    assert server.asked == []


def test_a_plain_server_behind_https_is_told() -> None:
    with Misbehaving({"/": reply(b"plain")}) as server:
        address = server.address("/").replace("http://", "https://")
        with pytest.raises(IntakeError) as caught:
            fetch(address, None)
    assert str(caught.value) == (
        f"{address}: no secure connection could be made. Check the address, or try it with http://."
    )
