"""The page of a proof gives all that a check without this system needs: proof, keys, and the command."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

import grondslag
from grondslag.both.accounts.toegang import regel
from grondslag.both.gate.services import request_release, sign
from grondslag.both.register import keys

pytestmark = pytest.mark.django_db
TAKER = {"ind": "jurist", "om": "parketsecretaris"}[settings.ZIJDE]


@pytest.fixture
def released(occasion, ground, persoon, roles):
    request = request_release(
        occasion="verzonnen", object_id="1", ground=ground, requester=persoon(roles[0], naam="Wie vraagt")
    )
    for rol in roles:
        request = sign(request=request, person=persoon(rol, naam=f"Tekent als {rol}"), rol=rol)
    return request


@pytest.fixture
def follow(als, tmp_path):
    """Do what the page says: take the files that it offers, then run each command as it stands there."""

    def follow(request):
        client = als(TAKER)
        page = client.get(f"/poort/verzoek/{request.pk}/").content.decode()
        for href in re.findall(r'href="(/poort/(?:[^"]*/)?(?:bewijs|sleutels)/)"', page):
            given = client.get(href)
            name = re.search(r'filename="([^"]+)"', given["Content-Disposition"])[1]
            (tmp_path / name).write_bytes(given.content)
        commands = [html.unescape(text) for text in re.findall(r"<pre[^>]*>([^<]*verify[^<]*)</pre>", page)]
        return commands, [_run(command, tmp_path) for command in commands]

    return follow


def _run(command, folder):
    """Type it in a shell of a machine that has the program, and beside the files its source."""
    source = Path(grondslag.__file__).parents[1]
    if not (folder / "grondslag").exists():
        (folder / "grondslag").mkdir()
        (folder / "grondslag" / "src").symlink_to(source)
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    there = {**os.environ, "PATH": programs, "PYTHONPATH": str(source)}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=there, capture_output=True, text=True, check=False
    )


def test_following_the_page_proves_a_release_with_its_bytes(released, occasion, follow, tmp_path):
    (tmp_path / released.entry.body["bestand_naam"]).write_bytes(occasion.data)
    commands, done = follow(released)
    assert [one.stdout.splitlines()[:1] for one in done] == [["GELDIG"], ["GELDIG"]], done
    assert all("--bytes verzonnen.json" in command for command in commands)
    assert [command.split()[0] for command in commands] == ["grondslag", "PYTHONPATH=grondslag/src"]


def test_following_the_page_with_other_bytes_says_so(released, follow, tmp_path):
    (tmp_path / released.entry.body["bestand_naam"]).write_bytes(b"andere bytes")
    _commands, done = follow(released)
    assert {one.returncode for one in done} == {1}


def test_following_the_page_of_a_refusal_needs_no_bytes(occasion, ground, persoon, roles, follow):
    occasion.ready = False
    request = request_release(occasion="verzonnen", object_id="1", ground=ground, requester=persoon(roles[0]))
    commands, done = follow(request)
    assert [one.returncode for one in done] == [0, 0]
    assert not any("--bytes" in command for command in commands)


def test_the_keys_are_the_published_ones_and_stand_on_the_page(released, als):
    client = als(TAKER)
    assert client.get("/poort/sleutels/").content == keys.published_file()
    page = client.get(f"/poort/verzoek/{released.pk}/").content.decode()
    assert all(key.publiek.hex() in page for key in keys.published().keys)
    assert "langs een andere weg" in page


def test_who_may_not_take_the_proof_finds_no_keys(als):
    other = next(role for role in regel("poort:verzoek").roles if role not in regel("poort:bewijs").roles)
    assert als(other).get("/poort/sleutels/").status_code == 404
