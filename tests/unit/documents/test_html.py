"""A web page gives what a browser shows; a text that only mentions tags or headers stays a text."""


def test_a_web_page_is_read_as_text(read):
    page = "<!doctype html><head><title>Titel</title></head><body><table><tr><td>a<td>b</table></body>"
    extract = read(page.encode(), "a.html")
    assert extract.kind == "html"
    assert extract.text.split() == ["Titel", "a", "b"]


def test_a_text_with_tags_stays_identical(read):
    text = "<html><p>Karim</p></html>\n"
    assert (read(text.encode(), "a.txt").kind, read(text.encode(), "a.txt").text) == ("txt", text)


def test_a_text_that_looks_like_a_mail_stays_identical(read):
    text = "From: Els\nTo: Jan\n\nOvergetypt bericht\n"
    assert (read(text.encode(), "a.txt").kind, read(text.encode(), "a.txt").text) == ("txt", text)


def test_an_encoded_mail_under_the_name_of_a_text_is_read_as_a_mail_with_a_warning(read, mail):
    message = mail()
    message.add_attachment("Binnenin\n", filename="b.txt")
    extract = read(message.as_bytes(), "a.txt")
    assert extract.kind == "eml"
    assert extract.attachments[0].text == "Binnenin\n"
    assert "een e-mail" in extract.warnings[0]


def test_what_a_page_tells_the_browser_only_is_left_out(read):
    page = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1.0">'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        '<meta http-equiv="X-UA-Compatible" content="IE=edge"><meta property="og:locale" content="nl_NL">'
        '<meta name="robots" content="index, follow"><meta name="author" content="Els de Boer">'
        '<meta name="viewport" content="width=device-width, Karim"></head><body>Open</body></html>'
    )
    extract = read(page.encode(), "a.html")
    assert extract.text.splitlines()[1:] == [
        "--- verborgen ---",
        "[verborgen tekst in de opmaak] Els de Boer",
        "[verborgen tekst in de opmaak] width=device-width, Karim",
    ]
