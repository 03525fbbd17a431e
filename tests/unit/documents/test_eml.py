"""A mail gives its header and body; attachments and mails within it are documents of their own."""

from email.message import EmailMessage

import pytest

from grondslag.documents import Unreadable


def hidden(extract) -> str:
    return "" if extract.hidden_start is None else extract.text[extract.hidden_start :]


def test_header_and_body_are_seen_and_other_headers_hidden(read, mail):
    extract = read(mail().as_bytes(), "a.eml")
    assert extract.text[: extract.hidden_start] == (
        "From: Els de Boer <els@voorbeeld.nl>\nTo: jan@voorbeeld.nl\n"
        "Subject: Vraag over het gehoor van Özlem\n\n"
        "Beste collega,\n\nZie de bijlage.\n"
    )
    assert "[mailkop X-Mailer] Postduif 3" in hidden(extract)
    assert extract.kind == "eml"


def test_attachments_are_documents_of_their_own_with_their_names_as_hidden_text(read, mail, docx):
    message = mail()
    message.add_attachment("Eén bijlage\n", filename="karim.txt")
    inner = docx("<w:p><w:r><w:t>Word</w:t></w:r></w:p>")
    message.add_attachment(inner, maintype="application", subtype="octet-stream", filename="Özlem.docx")
    extract = read(message.as_bytes(), "a.eml")
    assert [(found.name, found.kind, found.text) for found in extract.attachments] == [
        ("a.eml.bijlage-1", "txt", "Eén bijlage\n"),
        ("a.eml.bijlage-2", "docx", "Word\n"),
    ]
    assert "[naam van bijlage 1] karim.txt" in hidden(extract)
    assert "[naam van bijlage 2] Özlem.docx" in hidden(extract)


def test_a_mail_in_a_mail_is_read_with_its_own_attachments(read, mail):
    inner = mail("Binnenste bericht\n")
    inner.add_attachment("Diepste tekst\n", filename="diep.txt")
    outer = mail()
    outer.add_attachment(inner)
    (nested,) = read(outer.as_bytes(), "a.eml").attachments
    assert "Binnenste bericht" in nested.text
    assert [(found.name, found.text) for found in nested.attachments] == [
        ("a.eml.bijlage-1.bijlage-1", "Diepste tekst\n")
    ]


def test_html_body_is_text_and_what_it_hides_is_hidden_text(read):
    message = EmailMessage()
    message["From"] = "els@voorbeeld.nl"
    message.set_content(
        "<html><head><style>p{color:red}</style></head><body><p>Beste Jan,</p><p>Tot   ziens &amp; groet</p>"
        '<div style="display: none">Karim <b>Nazari</b></div><!-- Piet --><script>alert(1)</script>'
        '<a href="https://voorbeeld.nl/karim">klik</a><img alt="foto van Karim" src="cid:1"></body></html>',
        subtype="html",
    )
    extract = read(message.as_bytes(), "a.eml")
    seen = extract.text[: extract.hidden_start]
    assert "Beste Jan,\n\nTot ziens & groet\n" in seen
    assert "Karim" not in seen
    assert "alert" not in extract.text
    for piece in ("Karim Nazari", "Piet", "https://voorbeeld.nl/karim", "foto van Karim"):
        assert piece in hidden(extract)


def test_another_view_that_says_something_else_is_hidden_text(read, mail):
    same, other = mail("Zelfde tekst\n"), mail("Gewone tekst\n")
    same.add_alternative("<p>Zelfde <b>tekst</b></p>", subtype="html")
    other.add_alternative("<p>Karim Nazari</p>", subtype="html")
    assert "andere weergave" not in read(same.as_bytes(), "a.eml").text
    assert "[andere weergave van het bericht] Karim Nazari" in hidden(read(other.as_bytes(), "a.eml"))


def test_an_attachment_that_cannot_be_read_is_marked_and_costs_no_other(read, mail):
    message = mail()
    message.add_attachment(b"%PDF-1.7 cut", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("Leesbaar\n", filename="b.txt")
    extract = read(message.as_bytes(), "a.eml")
    assert [found.name for found in extract.attachments] == ["a.eml.bijlage-2"]
    assert [(failure.name, failure.reason) for failure in extract.failures] == [
        ("a.eml.bijlage-1", "afgebroken")
    ]
    assert not extract.complete
    assert any("a.eml.bijlage-1" in warning for warning in extract.warnings)


def test_mail_nested_deeper_than_the_limit_is_marked(read, mail):
    message = mail("bodem\n")
    for _ in range(7):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    extract = read(message.as_bytes(), "a.eml")
    assert not extract.complete
    while extract.attachments:
        (extract,) = extract.attachments
    assert [failure.reason for failure in extract.failures] == ["te_diep"]


def test_a_picture_in_the_text_of_a_mail_is_read(read, mail, scan, encoded):
    message = mail()
    picture = encoded(scan("Handtekening van Els").crop((0, 0, 1240, 300)), "PNG")
    message.add_related(picture, "image", "png", cid="<beeld>", disposition="inline", filename="logo.png")
    extract = read(message.as_bytes(), "a.eml")
    assert extract.attachments == ()
    assert "[tekst in afbeelding logo.png] Handtekening van Els" in hidden(extract)


def test_parts_nested_beyond_reason_are_refused(read):
    heads = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000))
    with pytest.raises(Unreadable):
        read(("From: a@voorbeeld.nl\n" + heads + "\nx\n").encode(), "a.eml")


def test_a_mail_cut_short_is_refused(read, mail):
    message = mail()
    message.add_attachment(b"x" * 4000, maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(Unreadable) as fault:
        read(message.as_bytes()[:2000], "a.eml")
    assert fault.value.reason == "afgebroken"


def test_an_encrypted_mail_is_refused(read):
    data = b"From: a@voorbeeld.nl\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIAG\n"
    with pytest.raises(Unreadable) as fault:
        read(data, "a.eml")
    assert fault.value.reason == "versleuteld"


def test_raw_letters_in_a_header_and_unknown_charsets_are_read(read):
    data = (
        "From: Özlem <o@voorbeeld.nl>\nSubject: =?x-bestaat-niet?q?Caf=E9?=\n"
        "Content-Type: text/plain; charset=klingon\n"
        "Content-Transfer-Encoding: 8bit\n\nééntje\n"
    ).encode()
    text = read(data, "a.eml").text
    assert "From: Özlem <o@voorbeeld.nl>" in text
    assert "Subject: Café" in text
    assert "ééntje" in text
