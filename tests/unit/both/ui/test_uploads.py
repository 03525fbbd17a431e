"""Uploads: nothing on disk, nothing over the limit, and a page that says so."""

import io
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import Client, RequestFactory

from grondslag.both.ui import uploads


def upload(size: int) -> Any:
    return RequestFactory().post("/", {"bestand": SimpleUploadedFile("a.txt", b"x" * size)})


def test_a_file_of_many_megabytes_stays_in_memory(settings: Any) -> None:
    file = upload(5 * 2**20).FILES["bestand"]
    assert isinstance(file, InMemoryUploadedFile)
    assert file.size == 5 * 2**20


def test_a_body_over_the_limit_is_refused_and_read_away(settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    request = upload(5000)
    with pytest.raises(RequestDataTooBig):
        _ = request.FILES
    assert request._stream.read() == b""


def test_a_body_without_end_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return b"x" * size

    body = Endless()
    monkeypatch.setattr(uploads, "PATIENCE", 10 * uploads.CHUNK)
    uploads._read_away(body, 10**15)
    assert body.given == 10 * uploads.CHUNK


def test_a_body_that_stops_early_ends_the_reading() -> None:
    uploads._read_away(io.BytesIO(b"kort"), 10**9)


def test_the_answer_says_what_is_too_big_and_what_to_do(db: None, settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = Client().post("/inloggen/", {"bestand": SimpleUploadedFile("a.txt", b"x" * 5000)})
    assert answer.status_code == 413
    text = answer.content.decode()
    assert "te groot" in text
    assert "splits" in text


def test_the_answer_leads_back_to_the_page_of_the_form(db: None, settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    for referer, way in (("http://testserver/hulp/", "/hulp/"), ("http://elders.example/hulp/", "/")):
        headers = {"HTTP_HOST": "testserver", "HTTP_REFERER": referer}
        file = {"bestand": SimpleUploadedFile("a.txt", b"x" * 5000)}
        text = Client().post("/inloggen/", file, **headers).content.decode()
        assert f'href="{way}">Terug naar het formulier' in text


def test_the_page_names_the_limit_that_holds() -> None:
    from django.template.loader import render_to_string

    assert f"{settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 2**20} MB" in render_to_string("413.html")
