"""The invented dossiers hold what the demo promises of them, and are built the same everywhere."""

import email
import io
import json
import shutil
import subprocess
import sys
import zipfile
from email import policy
from pathlib import Path

import docx
import pypdfium2
import pytest
import yaml

DEMO = Path(__file__).parents[3] / "demo"
DOSSIERS = DEMO / "dossiers"
NAMEN = sorted(path.name for path in DOSSIERS.iterdir() if path.is_dir())
IN_DE_DEMO = ["afghanistan", "rwanda", "syrie"]
REGELS_PER_BLAD = 55
TEKENS_PER_BLAD = 2200


def build(target: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(DEMO / "bouw.py"), "--uit", str(target), *names],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dossiers")
    assert build(target).returncode == 0
    return target


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pdf_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def attachments(eml: bytes) -> dict[str, bytes]:
    message = email.message_from_bytes(eml, policy=policy.default)
    return {part.get_filename() or "": part.get_payload(decode=True) for part in message.iter_attachments()}


def pages(name: str, data: bytes) -> int:
    """Pages as printed; for text without pages of its own, as many as an office printer would take."""
    match Path(name).suffix:
        case ".pdf":
            return len(pdf_texts(data))
        case ".txt":
            return -(-data.count(b"\n") // REGELS_PER_BLAD)
        case ".docx":
            text = "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
            return -(-len(text) // TEKENS_PER_BLAD)
        case ".eml":
            return 1 + sum(pages(part, inner) for part, inner in attachments(data).items())
    return 0


def test_an_unknown_dossier_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    run = build(tmp_path, "atlantis")
    assert run.returncode == 2
    assert "atlantis" in run.stderr
    assert not list(tmp_path.iterdir())


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    assert build(tmp_path).returncode == 0
    assert files(tmp_path) == files(built)


def test_three_dossiers_hold_every_kind_and_twenty_five_pages(built: Path) -> None:
    held = {name: data for dossier in IN_DE_DEMO for name, data in files(built / dossier).items()}
    kinds = {Path(name).suffix for name in held}
    assert {".txt", ".docx", ".pdf", ".eml"} <= kinds
    assert (
        sum(pages(name, data) for dossier in IN_DE_DEMO for name, data in files(built / dossier).items())
        >= 25
    )


@pytest.mark.parametrize("dossier", NAMEN)
def test_each_dossier_has_four_to_six_documents_beside_its_zaak(built: Path, dossier: str) -> None:
    names = set(files(built / dossier))
    assert "zaak.json" in names
    assert 4 <= len(names) - 1 <= 6


@pytest.mark.parametrize("dossier", NAMEN)
def test_word_files_hold_tracked_changes_comments_and_properties(built: Path, dossier: str) -> None:
    texts = [data for name, data in files(built / dossier).items() if name.endswith(".docx")]
    assert texts
    for data in texts:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = archive.read("word/document.xml").decode()
            assert "<w:ins " in body
            assert "<w:del " in body
            assert "<w:delText" in body
        document = docx.Document(io.BytesIO(data))
        assert [comment.text for comment in document.comments]
        assert document.core_properties.author
        assert document.sections[0].header.paragraphs[0].text


def test_a_scan_has_no_text_and_the_other_pdfs_have(built: Path) -> None:
    for dossier in NAMEN:
        for stuk in yaml.safe_load((DOSSIERS / dossier / "dossier.yaml").read_text("utf-8"))["stukken"]:
            if stuk["soort"] in ("pdf", "scan") and not stuk.get("alleen_bijlage"):
                texts = pdf_texts((built / dossier / stuk["bestand"]).read_bytes())
                assert all(bool(text.strip()) is (stuk["soort"] == "pdf") for text in texts)


@pytest.mark.parametrize("dossier", NAMEN)
def test_each_mail_carries_its_attachment(built: Path, dossier: str) -> None:
    mails = [data for name, data in files(built / dossier).items() if name.endswith(".eml")]
    assert all(attachments(data) for data in mails)
    assert mails


@pytest.mark.parametrize("dossier", NAMEN)
def test_the_person_of_the_zaak_is_in_the_documents(built: Path, dossier: str) -> None:
    zaak = json.loads((built / dossier / "zaak.json").read_text("utf-8"))
    sources = "\n".join(path.read_text("utf-8") for path in (DOSSIERS / dossier).glob("*.md"))
    assert zaak["vnummer"] in sources
    for persoon in zaak["personen"]:
        assert persoon["naam"].split()[0] in sources


def test_ocr_reads_the_scans(built: Path) -> None:
    tesseract = shutil.which("tesseract")
    assert tesseract, "tesseract met Nederlands is nodig (apt: tesseract-ocr-nld)"
    document = pypdfium2.PdfDocument((built / "afghanistan" / "04-onderzoek-documenten.pdf").read_bytes())
    stream = io.BytesIO()
    document[0].render(scale=200 / 72).to_pil().save(stream, "PNG")
    document.close()
    run = subprocess.run(
        [tesseract, "-", "-", "-l", "nld"], input=stream.getvalue(), capture_output=True, check=True
    )
    read = run.stdout.decode()
    for surface in ("2719403381", "PARDES", "BD-2025-03317", "4471-0938-2215", "Kuijpers"):
        assert surface in read
