"""Many files are read with one start; what breaks on one file costs no other."""

import hashlib
import pickle
import time

import pytest

from grondslag.documents import Extract, Unreadable, read_document, read_documents
from grondslag.documents.limits import Limits
from grondslag.documents.server import Server


def test_one_call_reads_one_document():
    extract = read_document(b"Tekst\n", "a.txt")
    assert (extract.text, extract.sha256) == ("Tekst\n", hashlib.sha256(b"Tekst\n").hexdigest())


def test_results_come_in_the_order_of_the_files_and_faults_among_them(tmp_path, pdf, line):
    path = tmp_path / "03.txt"
    path.write_bytes(b"van schijf\n")
    files = [("01.pdf", pdf(line("een"))), ("02.pdf", b"%PDF-1.7"), ("03.txt", path), ("04.txt", b"")]
    found = list(read_documents(files))
    assert [name for name, _ in found] == ["01.pdf", "02.pdf", "03.txt", "04.txt"]
    assert [type(result) for _, result in found] == [Extract, Unreadable, Extract, Unreadable]


def test_the_extract_is_the_same_alone_and_among_many(docx):
    data = docx("<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>")
    alone = read_document(data, "a.docx")
    assert [result for _, result in read_documents([("a.docx", data)] * 3)] == [alone] * 3


def test_a_server_that_was_ended_from_outside_is_started_anew():
    with Server(Limits()) as server:
        assert server.read(b"een", "a.txt").text == "een"
        server._process.kill()
        server._process.wait()
        with pytest.raises(Unreadable) as fault:
            server.read(b"twee", "a.txt")
        assert fault.value.reason == "vastgelopen"
        assert server.read(b"drie", "a.txt").text == "drie"


def test_a_folder_of_two_hundred_texts_takes_seconds():
    begun = time.monotonic()
    assert len(list(read_documents([(f"{number}.txt", b"Tekst\n") for number in range(200)]))) == 200
    assert time.monotonic() - begun < 20


def test_stopping_early_leaves_no_process():
    reading = read_documents([(f"{number}.txt", b"Tekst\n") for number in range(50)], processes=1)
    assert next(reading)[0] == "0.txt"
    reading.close()


def test_a_fault_passes_between_processes_as_it_is():
    fault = Unreadable("te_veel_paginas", pages=500, limit=400)
    revived = pickle.loads(pickle.dumps(fault))  # noqa: S301 - made one line before
    assert (revived.reason, str(revived)) == (fault.reason, str(fault))
