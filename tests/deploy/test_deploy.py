"""What deploy/ holds is checked by rules of our own: no linter for it is part of the set-up."""

import configparser
import re
import shutil
import subprocess
import tomllib

import pytest
import yaml  # type: ignore[import-untyped]

from tests.conftest import ROOT, missing

DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
PINNED = re.compile(r".+:\d+(\.\d+)+[\w.-]*$")
"""An exact version: not `latest`, not a bare name, not a major version alone."""
SECRET = re.compile(r"(?i)(secret|password|token)[A-Z_]*\s*[=:]\s*[^\s/{\[$]|://[^/\s:]+:[^/\s@]+@")


def instructions() -> list[tuple[str, str]]:
    """Of the Containerfile: the word and the rest, lines that go on joined."""
    text = re.sub(r"^\s*#.*\n", "", (DEPLOY / "Containerfile").read_text("utf-8"), flags=re.MULTILINE)
    lines = re.sub(r"\\\n", " ", text).splitlines()
    return [(word, rest.strip()) for word, _, rest in (one.partition(" ") for one in lines if one.strip())]


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def test_the_image_rests_on_an_exact_version():
    words = dict(instructions())
    bases = [rest.split()[0] for word, rest in instructions() if word == "FROM"]
    (base,) = [rest.partition("=")[2] for word, rest in instructions() if word == "ARG"]
    assert PINNED.match(base)
    assert set(bases) == {"${PYTHON}"}
    assert "ADD" not in words


def test_the_image_runs_as_nobody_in_particular_and_tells_whether_it_is_well():
    words = [word for word, _ in instructions()]
    (user,) = [rest for word, rest in instructions() if word == "USER"]
    assert user == "10001:10001"
    assert words.index("USER") < words.index("ENTRYPOINT")
    (health,) = [rest for word, rest in instructions() if word == "HEALTHCHECK"]
    assert "/health/ready" in health


def test_the_images_layers_are_clean():
    for word, rest in instructions():
        if word == "RUN" and "apt-get install" in rest:
            assert "--no-install-recommends" in rest
            assert "rm -rf /var/lib/apt/lists/*" in rest
        if word == "RUN" and "pip install" in rest:
            assert "--no-cache-dir" in rest
            assert "--require-hashes" in rest
            assert rest.count("pip install") - 1 == rest.count("--no-deps")


def test_what_a_server_installs_is_what_is_tested_each_with_its_digests():
    """The lock of a server holds what the application needs, in the versions of the lock of the tests."""
    server, tested = (pins((ROOT / f"requirements/{name}.txt").read_text("utf-8")) for name in ("web", "dev"))
    assert server.items() <= tested.items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["web"]]
    assert {canonical(re.split(r"[\[><=~! ;]", one)[0]) for one in wanted} <= set(server)


def pins(text: str) -> dict[str, str]:
    """The packages of a lock with their versions; each has a digest."""
    found = re.findall(r"^([\w.\[\]-]+)==(\S+).*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^[\w.-]+.*==", text, re.MULTILINE))
    return {canonical(name.partition("[")[0]): version for name, version in found}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_the_image_copies_is_there_or_is_built():
    for rest in (rest for word, rest in instructions() if word == "COPY" and "--from" not in rest):
        for one in rest.split()[:-1]:
            assert one.startswith("dist/") or (ROOT / one).exists(), one


def test_each_service_has_an_exact_image_is_started_again_and_is_asked_how_it_is(compose):
    for name, service in compose["services"].items():
        assert PINNED.match(service["image"]), name
        assert service["restart"] == "unless-stopped"
        assert not service.get("privileged")
    assert "healthcheck" in compose["services"]["database"]


def test_only_the_proxy_is_reached_from_outside(compose):
    assert [name for name, one in compose["services"].items() if "ports" in one] == ["proxy"]
    assert compose["networks"]["inside"]["internal"] is True
    assert compose["services"]["database"]["networks"] == ["inside"]


def test_the_application_may_do_little_else(compose):
    service = compose["services"]["application"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_key_lies_apart_from_the_data_and_from_the_backup(compose):
    mounts = dict(one.split(":")[:2] for one in compose["services"]["application"]["volumes"])
    assert len(set(mounts)) == 3
    assert compose["services"]["application"]["environment"]["FRIKOMMUNE_PERSON_KEY"].startswith(
        mounts["keys"]
    )
    assert not mounts["keys"].startswith(mounts["data"])


def test_every_volume_secret_and_network_is_declared(compose):
    for service in compose["services"].values():
        named = [one.split(":")[0] for one in service.get("volumes", ()) if not one.startswith((".", "/"))]
        assert set(named) <= set(compose["volumes"])
        assert set(service.get("secrets", ())) <= set(compose["secrets"])
        assert set(service.get("networks", ())) <= set(compose["networks"])


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda one: one.name)
def test_no_secret_stands_in_the_repository(path):
    for line in path.read_text("utf-8").splitlines():
        said = line.partition("#")[0]
        assert not SECRET.search(said) or "_FILE" in said or "secrets:" in said, line


def test_every_variable_that_is_set_is_one_the_program_knows():
    known = (ROOT / "docs/settings.md").read_text("utf-8")
    for path in DEPLOY.iterdir():
        for name in re.findall(r"FRIKOMMUNE_[A-Z_]+", path.read_text("utf-8")):
            assert f"`{name}`" in known, f"{path.name}: {name}"


def units() -> list[tuple[str, configparser.ConfigParser]]:
    found = []
    for path in UNITS:
        # A key may stand more than once, which configparser refuses: the last is enough here.
        unit = configparser.ConfigParser(strict=False, interpolation=None)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read_string(path.read_text("utf-8"))
        found.append((path.name, unit))
    return found


def test_a_call_that_systemd_does_not_know_yet_fails_and_kills_nothing():
    """With a filter alone, a call newer than it ends the process: an import died so, and said nothing."""
    for name, unit in units():
        if "SystemCallFilter" in unit["Service" if name.endswith(".service") else "Timer"]:
            assert unit["Service"]["SystemCallErrorNumber"] == "EPERM", name


def test_whoever_runs_a_command_by_hand_runs_it_as_the_service_runs():
    said = (DEPLOY / "frikommune").read_text("utf-8")
    service = (DEPLOY / "frikommune.service").read_text("utf-8")
    for key in ("User", "Group", "UMask", "EnvironmentFile"):
        (value,) = re.findall(rf"(?m)^{key}=(.+)$", service)
        assert f"--property={key}={value} " in said
    (data,) = re.findall(r"(?m)^Environment=(FRIKOMMUNE_DATA=.+)$", service)
    assert f"--setenv={data} " in said
    assert (DEPLOY / "frikommune").stat().st_mode & 0o111
    assert subprocess.run(["sh", "-n", DEPLOY / "frikommune"], check=False).returncode == 0


@pytest.mark.parametrize(("name", "unit"), units(), ids=lambda one: one if isinstance(one, str) else "")
def test_each_service_is_its_own_user_and_writes_only_where_it_must(name, unit):
    if name.endswith(".timer"):
        assert (DEPLOY / name.replace(".timer", ".service")).exists()
        assert unit["Timer"]["Persistent"] == "true"
        return
    service = unit["Service"]
    assert service["User"] == "frikommune"
    assert (service["UMask"], service["ProtectSystem"], service["NoNewPrivileges"]) == (
        "0077",
        "strict",
        "yes",
    )
    assert service["CapabilityBoundingSet"] == ""


def test_systemd_finds_nothing_wrong_with_the_units():
    if not shutil.which("systemd-analyze"):
        missing("systemd-analyze", "it is part of systemd")
    command = ["systemd-analyze", "verify", "--man=no", *map(str, UNITS)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    # The program is not installed where tests run.
    faults = [one for one in said.splitlines() if "frikommune" in one and "is not executable" not in one]
    assert faults == []


def test_proxies_tell_the_address_that_they_saw_and_hide_what_is_for_machines():
    nginx, caddy = ((DEPLOY / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile"))
    given = (DEPLOY / "nginx-proxy.conf").read_text("utf-8")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in given
    assert "proxy_add_x_forwarded_for" not in nginx + given
    assert "header_up X-Forwarded-For {remote_host}" in caddy
    assert "location = /metrics { return 404; }" in nginx
    assert re.search(r"@inside path /metrics\s+respond @inside 404", caddy)
    assert "access_log off;" in nginx
    assert "\n    http2 on;" not in nginx  # Debian 12's nginx does not know it, and would not start
    for text in (nginx, given, caddy):
        assert text.count("{") == text.count("}")
