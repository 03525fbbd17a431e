"""Take the pictures of the README: run the demo in a folder of its own, and look at it as its people do.

    .venv/bin/python tools/screenshots.py

Each picture is cut to what it is about and reduced to a few colours, so that it stays small.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "demo"
TARGET = ROOT / "docs" / "beeld"
sys.path.insert(0, str(DEMO))
sys.path.insert(0, str(ROOT / "tests" / "e2e"))

import keten  # noqa: E402 - the demo is no package
import register_laden  # noqa: E402
import zijden  # noqa: E402
from bezoeker import HttpVisitor  # noqa: E402
from draai import links_of  # noqa: E402

WIDTH, HEIGHT = 1100, 950
COLOURS = 48
CASE = "afghanistan"


def main() -> int:
    """Run the chain, take every picture, and stop both sites."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sides = zijden.prepare(folder)
        try:
            stage = _walk(sides, folder)
            with sync_playwright() as playwright:
                program = shutil.which("chromium")
                browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
                for picture, take in PICTURES.items():
                    _keep(picture, take(_Camera(browser, stage, sides)))
        finally:
            for side in sides.values():
                side.stop()
    return 0


def _walk(sides: dict[str, zijden.Side], folder: Path) -> keten.Stage:
    command = [sys.executable, str(DEMO / "bouw.py"), "--uit", str(folder / "dossiers")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    register_laden.load(sides["ind"], folder)
    zijden.start_sites(sides)
    links = {name: links_of(side) for name, side in sides.items()}
    stage = keten.Stage(sides, folder / "dossiers", links, HttpVisitor)
    for name, act in keten.STAPPEN:
        print(f"  {name}")
        act(stage)
    return stage


class _Camera:
    """Opens a page as somebody, and takes what is to be seen."""

    def __init__(self, browser: Browser, stage: keten.Stage, sides: dict[str, zijden.Side]) -> None:
        self._browser, self.stage, self._sides = browser, stage, sides

    def open(self, side: str, role: str, address: str) -> Page:
        """Sign in with a fresh link and open an address of that side."""
        page = self._browser.new_context(locale="nl-NL").new_page()
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        page.goto(links_of(self._sides[side])[role])
        if "/demo-inloggen/" in page.url:
            page.locator("main form button").first.click()
        page.goto(address if "://" in address else self._sides[side].address + address)
        return page

    def address(self, name: str) -> str:
        """Return where the chain left something of the case that is shown."""
        return self.stage.dossier(CASE).adressen[name]


def _refusal(camera: _Camera) -> bytes:
    page = camera.open("ind", "Behandelaar 1F", camera.address("zaak"))
    page.get_by_role("button", name="Verstrek dossier aan OM").click()
    return page.screenshot()


def _findings(camera: _Camera) -> bytes:
    page = camera.open("ind", "Behandelaar 1F", f"{camera.address('zaak')}anonimiseren/")
    page.locator("main table a").nth(1).click()
    return page.screenshot()


def _card(camera: _Camera) -> bytes:
    page = camera.open("ind", "Behandelaar 1F", camera.address("casus"))
    return page.screenshot()


def _gate(camera: _Camera) -> bytes:
    page = camera.open("ind", "Jurist", camera.address("vrijgave"))
    page.get_by_role("heading", name="De toets, regel voor regel").scroll_into_view_if_needed()
    return page.screenshot()


def _sheet(camera: _Camera) -> bytes:
    page = camera.open("om", "Officier van justitie", camera.stage.adressen["overleg-om"])
    page.locator("main table a").first.click()
    return page.screenshot()


def _what_if(camera: _Camera) -> bytes:
    page = camera.open("ind", "Beleidsmedewerker", "/wet/wat-als/")
    page.locator("[name=dag]").fill("2027-01-01")
    for kind in ("identificerend", "dossier"):
        page.locator(f"[name=soorten][value={kind}]").check()
    page.get_by_role("button", name="Doorrekenen").click()
    return page.screenshot()


PICTURES: dict[str, Callable[[_Camera], bytes]] = {
    "eigen-beweging": _refusal,
    "anonimiseren": _findings,
    "kaart": _card,
    "poort": _gate,
    "casusblad-om": _sheet,
    "wat-als": _what_if,
}


def _keep(name: str, picture: bytes) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(TARGET / f"{name}.png", optimize=True)
    print(f"  {name}.png: {(TARGET / f'{name}.png').stat().st_size // 1024} kB")


if __name__ == "__main__":
    sys.exit(main())
