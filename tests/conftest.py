"""One run of pytest is one side: GRONDSLAG_ZIJDE chooses it; the tests of the other side stay out of it."""

import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import django
import hypothesis
import pytest
from django.db import connections

# A busy machine is no fault in the code: no example is timed. What else the profile says stays as it is.
hypothesis.settings.register_profile("zonder tijd", hypothesis.settings.default, deadline=None)
hypothesis.settings.load_profile("zonder tijd")

BENCH = Path(__file__).parent.parent / "bench"
SIDE = os.environ.setdefault("GRONDSLAG_ZIJDE", "ind")
OTHER = {"ind": "om", "om": "ind"}[SIDE]
os.environ["DJANGO_SETTINGS_MODULE"] = f"grondslag.{SIDE}.site.settings"
os.environ["GRONDSLAG_DATA"] = tempfile.mkdtemp(prefix=f"grondslag-{SIDE}-")
os.environ["GRONDSLAG_DEMO"] = "1"
os.environ["GRONDSLAG_WORKER"] = "1"
django.setup()

DATABASE = connections["default"]
if DATABASE.vendor == "sqlite":
    # Said aloud, because pytest-xdist knows no engine but Django's own.
    DATABASE.settings_dict["TEST"]["NAME"] = ":memory:"

collect_ignore_glob = [f"unit/{OTHER}/*"]


@pytest.fixture(scope="session")
def bench_module() -> Callable[[str], ModuleType]:
    """Load a module of `bench/`, which is no package, by its name."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # its dataclasses look themselves up there
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def key_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the keys of both sides once a run; RSA keys take a while."""
    from grondslag.proof import keys

    root = tmp_path_factory.mktemp("sleutels")
    for side in (SIDE, OTHER):
        keys.generate(root / side, side)
    return root


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Give every test that reaches the database a data folder of its own, with the keys of both sides."""
    asked = {"db", "transactional_db"} & set(request.fixturenames)
    if not asked and request.node.get_closest_marker("django_db") is None:
        return
    root = request.getfixturevalue("key_folders")
    settings = request.getfixturevalue("settings")
    settings.DATA = tmp_path / SIDE
    settings.TRANSPORT = f"map:{tmp_path / 'uitwisseling'}"
    for side in (SIDE, OTHER):
        shutil.copytree(root / side, tmp_path / side / "sleutels", copy_function=shutil.copy2)
    shutil.copy2(root / OTHER / "publiek.json", tmp_path / SIDE / "partner.json")


@pytest.fixture
def persoon(db: None) -> Callable[..., Any]:
    """Make a person with these roles: `persoon("jurist")`; another call makes another person."""
    from grondslag.both.accounts.services import create_user

    numbers = iter(range(1, 1000))

    def make(*roles: str, **fields: Any) -> Any:
        number = next(numbers)
        named = {"username": f"persoon{number}", "naam": f"Persoon {number}", "rollen": list(roles), **fields}
        return create_user(**named)

    return make


@pytest.fixture
def als(persoon: Callable[..., Any]) -> Callable[..., Any]:
    """Sign somebody in fully: `client = als("jurist")` or `als(user)`; `client.user` is who."""
    from django.test import Client
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from grondslag.both import clock
    from grondslag.both.accounts.sessions import STARTED

    def sign_in(*who: Any) -> Any:
        user = persoon(*who) if all(isinstance(role, str) for role in who) else who[0]
        device, _ = TOTPDevice.objects.get_or_create(user=user, name="test", confirmed=True)
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session[STARTED] = clock.now().timestamp()
        session.save()
        client.user = user
        return client

    return sign_in
