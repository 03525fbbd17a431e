"""A visitor of a site: opens pages, fills in forms, follows links, as a person would, over plain HTTP.

The chain of the demo (`keten.py`) is written against this small interface; the browser tests walk the same
chain with a real browser behind it.
"""

import http.cookiejar
import mimetypes
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode, urljoin

from lxml import html

Value = str | Sequence[str] | bool


class Stuck(Exception):
    """The page is not what the chain expects; says which page, and what it said."""


class Visitor(Protocol):
    """One person, signed in on one side."""

    @property
    def url(self) -> str:
        """The address of the page now open."""

    @property
    def text(self) -> str:
        """What the page says."""

    def open(self, path: str) -> None:
        """Open a page of the site."""

    def follow(self, text: str) -> None:
        """Follow the link with this text (a part of it is enough)."""

    def submit(
        self,
        button: str,
        values: Mapping[str, Value] | None = None,
        files: Mapping[str, Sequence[Path]] | None = None,
    ) -> None:
        """Fill in the form that has this button, and press it."""

    def download(self, button: str) -> bytes:
        """Press a button that gives a file, and return the file."""

    def fetch(self, path: str) -> bytes:
        """Return the file behind an address, with the page left as it is."""

    def links(self, pattern: str) -> list[str]:
        """Return the addresses of the links on this page that contain a pattern, in order."""


PATIENCE = 180
"""Seconds that the chain waits for a worker: a scan is read at about a page a second."""


def wait_until(person: Visitor, path: str, there: Callable[[str], bool], what: str) -> None:
    """Reload a page until it says what it must; a worker is at work behind it.

    Raises:
        Stuck: it takes too long.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        person.open(path)
        if there(person.text):
            return
        time.sleep(0.5)
    raise Stuck(f"{what} laat te lang op zich wachten ({path}).")


class HttpVisitor:
    """See `Visitor`."""

    def __init__(self, login_link: str) -> None:
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
        )
        self._url, self._tree = "", html.fromstring("<html></html>")
        self._load(urllib.request.Request(login_link))
        buttons = self._tree.xpath("//main//form[@method='post']//button")
        if "/demo-inloggen/" in self._url and buttons:
            self.submit(buttons[0].text_content().strip())

    @property
    def url(self) -> str:
        return self._url

    @property
    def text(self) -> str:
        return " ".join(self._tree.text_content().split())

    def open(self, path: str) -> None:
        self._load(urllib.request.Request(urljoin(self._url, path)))

    def follow(self, text: str) -> None:
        found = [a for a in self._tree.xpath("//a[@href]") if text in " ".join(a.text_content().split())]
        if not found:
            raise Stuck(f"Geen link '{text}' op {self._url}: {self._said()}")
        self.open(found[0].get("href"))

    def links(self, pattern: str) -> list[str]:
        return [
            urljoin(self._url, a.get("href"))
            for a in self._tree.xpath("//a[@href]")
            if pattern in a.get("href")
        ]

    def submit(
        self,
        button: str,
        values: Mapping[str, Value] | None = None,
        files: Mapping[str, Sequence[Path]] | None = None,
    ) -> None:
        form, pressed = self._form(button)
        fields = [(name, value) for name, value in form.form_values() if name not in (values or {})]
        known = set(form.fields.keys()) | {element.get("name") for element in form.xpath(".//*[@name]")}
        for name, value in (values or {}).items():
            if name not in known:
                present = ", ".join(sorted(filter(None, known)))
                raise Stuck(f"Het formulier op {self._url} heeft geen veld '{name}'; wel: {present}")
            fields += [(name, one) for one in _texts(value)]
        if pressed.get("name"):
            fields.append((pressed.get("name"), pressed.get("value") or ""))
        target = urljoin(self._url, pressed.get("formaction") or form.get("action") or self._url)
        if (form.get("method") or "get").lower() == "get":
            self._load(urllib.request.Request(f"{target.split('?')[0]}?{urlencode(fields)}"))
            return
        body, kind = _encoded(fields, files or {})
        headers = {"Content-Type": kind, "Referer": self._url, "Origin": "/".join(self._url.split("/")[:3])}
        self._load(urllib.request.Request(target, data=body, headers=headers))
        wrong = self._tree.xpath("//*[contains(@class, 'gr-fouten')]//li")
        if wrong:
            raise Stuck(
                f"'{button}' op {target}: " + "; ".join(" ".join(li.text_content().split()) for li in wrong)
            )

    def download(self, button: str) -> bytes:
        form, _ = self._form(button)
        target = urljoin(self._url, form.get("action") or self._url)
        headers = {"Referer": self._url, "Origin": "/".join(self._url.split("/")[:3])}
        body = urlencode(form.form_values()).encode()
        with self._opener.open(
            urllib.request.Request(target, data=body, headers=headers), timeout=120
        ) as answer:
            return bytes(answer.read())

    def fetch(self, path: str) -> bytes:
        with self._opener.open(urllib.request.Request(urljoin(self._url, path)), timeout=120) as answer:
            return bytes(answer.read())

    def _form(self, button: str) -> tuple[html.FormElement, html.HtmlElement]:
        for form in self._tree.forms:
            for pressed in form.xpath(".//button"):
                label = f"{' '.join(pressed.text_content().split())} {pressed.get('aria-label') or ''}"
                if button in label:
                    return form, pressed
        raise Stuck(f"Geen knop '{button}' op {self._url}: {self._said()}")

    def _load(self, request: urllib.request.Request) -> None:
        try:
            with self._opener.open(request, timeout=120) as answer:
                self._url, data = answer.geturl(), answer.read()
        except urllib.error.HTTPError as error:
            data = error.read()
            said = " ".join(html.fromstring(data or b"<p/>").text_content().split())[:300]
            raise Stuck(f"{request.get_method()} {request.full_url}: {error.code}: {said}") from error
        self._tree = html.fromstring(data or b"<html></html>")

    def _said(self) -> str:
        main = self._tree.xpath("//main")
        return " ".join((main[0] if main else self._tree).text_content().split())[:600]


def _texts(value: Value) -> list[str]:
    """Return what a browser sends for a field: nothing for a box that is not ticked."""
    if isinstance(value, bool):
        return ["on"] if value else []
    return [value] if isinstance(value, str) else list(value)


def _encoded(fields: list[tuple[str, str]], files: Mapping[str, Sequence[Path]]) -> tuple[bytes, str]:
    if not files:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    boundary = uuid.uuid4().hex
    parts: list[bytes] = []
    for name, value in fields:
        if name not in files:
            parts.append(
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            )
    for name, paths in files.items():
        for path in paths:
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            head = (
                f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{path.name}"\r\n'
            )
            parts.append(f"{head}Content-Type: {kind}\r\n\r\n".encode() + path.read_bytes() + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"
