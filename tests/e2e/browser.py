"""A visitor with a real browser: headless chromium, every page checked by axe, no word on the console.

The same small interface as `demo/bezoeker.py`, so that the browser walks the very chain of the demo. Forms
are filled and sent from the keyboard.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from bezoeker import Stuck

Value = str | Sequence[str] | bool
NUMBERS = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}")
STYLE = "*, ::before, ::after { transition: none !important; animation: none !important }"


class Faults:
    """What axe and the console had to say, over all pages of a run, each kind of page looked at once."""

    def __init__(self) -> None:
        self.console: list[str] = []
        self.axe: list[str] = []
        self.seen: set[tuple[str, str]] = set()


class BrowserVisitor:
    """See the module."""

    def __init__(self, browser: Browser, login_link: str, faults: Faults) -> None:
        self._context = browser.new_context(locale="nl-NL", accept_downloads=True)
        self._page, self._faults = self._context.new_page(), faults
        self._page.set_default_timeout(60_000)
        self._page.on("console", self._note_console)
        self._page.on("pageerror", lambda error: faults.console.append(f"{self.url}: {error}"))
        self._goto(login_link)
        if "/demo-inloggen/" in self.url:
            self._send(self._page.locator("main form button").first)

    @property
    def page(self) -> Page:
        """The page itself, for what only a browser can tell."""
        return self._page

    @property
    def url(self) -> str:
        return self._page.url

    @property
    def text(self) -> str:
        return " ".join((self._page.text_content("body") or "").split())

    def open(self, path: str) -> None:
        self._goto(urljoin(self.url, path))

    def follow(self, text: str) -> None:
        link = self._page.locator("a[href]", has_text=text).first
        if not link.count():
            raise Stuck(f"Geen link '{text}' op {self.url}: {self.text[:400]}")
        link.focus()
        self._send(link)

    def links(self, pattern: str) -> list[str]:
        found = self._page.locator(f"a[href*='{pattern}']")
        return [urljoin(self.url, link.get_attribute("href") or "") for link in found.all()]

    def submit(
        self,
        button: str,
        values: Mapping[str, Value] | None = None,
        files: Mapping[str, Sequence[Path]] | None = None,
    ) -> None:
        pressed, form = self._form(button)
        for name, value in (values or {}).items():
            self._fill(form, name, value)
        for name, paths in (files or {}).items():
            form.locator(f"[name='{name}']").set_input_files([str(path) for path in paths])
        self._send(pressed)
        wrong = self._page.locator(".gr-fouten li")
        if wrong.count():
            raise Stuck(f"'{button}' op {self.url}: {wrong.all_text_contents()}")

    def download(self, button: str) -> bytes:
        pressed, _ = self._form(button)
        with self._page.expect_download() as started:
            pressed.press("Enter")
        return Path(started.value.path()).read_bytes()

    def fetch(self, path: str) -> bytes:
        return self._context.request.get(urljoin(self.url, path)).body()

    def _form(self, button: str) -> tuple[Locator, Locator]:
        pressed = self._page.locator("form button", has_text=button).first
        if not pressed.count():
            pressed = self._page.locator(f"form button[aria-label*='{button}']").first
        if not pressed.count():
            raise Stuck(f"Geen knop '{button}' op {self.url}: {self.text[:600]}")
        for closed in pressed.locator("xpath=ancestor::details[not(@open)]").all():
            closed.locator("> summary").press("Enter")
        return pressed, pressed.locator("xpath=ancestor::form")

    def _fill(self, form: Locator, name: str, value: Value) -> None:
        fields = form.locator(f"[name='{name}']")
        if not fields.count():
            raise Stuck(f"Het formulier op {self.url} heeft geen veld '{name}'.")
        for closed in fields.first.locator("xpath=ancestor::details[not(@open)]").all():
            closed.locator("> summary").press("Enter")
        kind = fields.first.evaluate("e => e.type")
        if kind in ("checkbox", "radio"):
            self._tick(fields, value)
        elif kind.startswith("select"):
            fields.first.select_option([value] if isinstance(value, str) else list(_texts(value)))
        else:
            fields.first.fill(str(value))

    def _tick(self, fields: Locator, value: Value) -> None:
        wanted = {"on"} if value is True else set(_texts(value))
        for field in fields.all():
            is_wanted = value is True or field.get_attribute("value") in wanted
            if field.is_checked() != is_wanted:
                field.press("Space")
            if is_wanted:
                expect(field).to_be_checked()

    def _send(self, element: Locator) -> None:
        with self._page.expect_navigation(wait_until="load"):
            element.press("Enter")
        self._look()

    def _goto(self, url: str) -> None:
        answer = self._page.goto(url, wait_until="load")
        if answer is not None and answer.status >= 400:
            raise Stuck(f"{url}: {answer.status}: {self.text[:300]}")
        self._look()

    def _look(self) -> None:
        """Let axe look at each kind of page once: the same address but for numbers, with the same heading."""
        heading = self._page.locator("h1").all_text_contents()
        kind = (NUMBERS.sub("#", urlsplit(self.url).path), NUMBERS.sub("#", " ".join(heading)))
        if kind in self._faults.seen:
            return
        self._faults.seen.add(kind)
        for violation in Axe().run(self._page).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            self._faults.axe.append(f"{kind}: {violation['id']}: {violation['help']}: {nodes}")

    def _note_console(self, message: ConsoleMessage) -> None:
        """Keep what is said, but for the browser's own word on a page that it was not given."""
        asked_for = message.text.startswith("Failed to load resource") and message.location["url"] == self.url
        if message.type in ("error", "warning") and not asked_for:
            self._faults.console.append(f"{self.url}: {message.text}")


def _texts(value: Value) -> Iterable[str]:
    if isinstance(value, bool):
        return ["on"] if value else []
    return [value] if isinstance(value, str) else value
