"""Ages, dates, groups, units and posts in the forms that other writers give them."""

import pytest

from grondslag.anonymise import findings


def _found(text, label):
    return [
        text[each.start : each.end]
        for each in findings(text)
        if each.label == label and each.action != "behoud"
    ]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("en Rabih Assi, dix-huit ans ; que", "dix-huit ans"),
        ("Il avait treize ans et cinq mois ; il allait", "treize ans et cinq mois"),
        ("Mian Gul Rahim, vijfenzeventig. Ik bracht brood.", "vijfenzeventig"),
        ("broer        Yonas Tesfamariam         24 jaar         in dienst\n", "24 jaar"),
        ('Moeder       Letebrhan Asfaha          "bijna zestig"  Senafe\n', "bijna zestig"),
        ("| Kind      | Sumaya, vier jaar         |\n", "vier jaar"),
        ("zoon        Muntasir, anderhalf\n", "anderhalf"),
        ("a woman of about sixty, Mother Zhaleh", "about sixty"),
        ("He was in his middle twenties. He spoke", "in his middle twenties"),
        ("De dader was rond de vijftig, droeg een vest.", "rond de vijftig"),
        ("Usman @ Chota, 16/17 years, six fingers", "16/17 years"),
        ("u was bij aanvang 21 – dat kan niet leiden", "21"),
        ("Een man die er ouder uitziet dan 28. Lengte", "28"),
        ("jonger, misschien 25\n", "25"),
        ("Dat cliënt in 2012 21 jaar was. Dat is niet zeker.", "21 jaar"),
        ("destijds elf of twaalf jaar was. Hij wees", "elf of twaalf jaar"),
        ("Simon Kak Yor, was nine years o1d. He", "nine years o1d"),
        ("Uw zoon Zawar, veertien jaar en slechthorend, en", "veertien jaar"),
        ("Er war zweiundzwanzig Jahre alt.", "zweiundzwanzig Jahre alt"),
        ("bliz 女 43 岁 绝育", "43 岁"),
    ],
)
def test_an_age_is_found_in_another_form(text, age):
    assert age in _found(text, "LEEFTIJD")


@pytest.mark.parametrize(
    "text",
    [
        "Drie jaar geleden vertrok hij, en na vier jaar kwam hij terug.",
        "Hij had bijna zestig gevangenen onder zich.",
        "They held about sixty prisoners there.",
        "Dat duurde anderhalf uur, en daarna ruim dertig minuten.",
        "kinderen | 3 |\n",
        "(1) Het is een feit. (2) Betrokkene was er.\nHeld at (3) then.\n",
        "Il a été condamné à dix-huit ans de prison.",
        "zoon        Yonas       +211 91 555 4470           19    belt\n",
    ],
)
def test_a_length_of_time_or_a_count_stays(text):
    assert not _found(text, "LEEFTIJD")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("née vers 1970 à Odienné", ["vers 1970"]),
        ("né en 1981 ou 1982, mère Zakia", ["1981", "1982"]),
        ("geboren omstreeks 1970 te Odienné", ["omstreeks 1970"]),
        ("vader       | Ntamuhanga Gaspard     | ± 1930            | overleden\n", ["1930"]),
        ("broer | Zokou Parfait | 1982 | vermist\n", ["1982"]),
    ],
)
def test_a_year_of_birth_is_found(text, years):
    assert _found(text, "GEBDATUM") == years


@pytest.mark.parametrize(
    "text",
    [
        "Tussen 1990 en 1996 was hij soldaat.",
        "moeder | onbekend | overleden | 1994\n",
        "post | open | 1994\n",
    ],
)
def test_any_other_bare_year_stays(text):
    assert not _found(text, "GEBDATUM") + _found(text, "DATUM")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Vanaf I septem-\nber 2OlO was ik daar.", "I septem-\nber 2OlO"),
        ("de nacht van l7 op 18 ju1i 2Ol3. Ik had dienst", "de nacht van l7 op 18 ju1i 2Ol3"),
        ("De opname is van 8 Dhu l-Hijja 1439.", "8 Dhu l-Hijja 1439"),
        ("le 14 Joumada Ethania 1427 (à Alger)", "14 Joumada Ethania 1427"),
        ("kan dit nog mee de 19e?\n", "de 19e"),
        ("Hij is met Pasen '93 gevallen.", "Pasen '93"),
        ("Hij kreeg op de dag na de begrafenis een brief.", "de dag na de begrafenis"),
        ("op iedere eerste donderdag van de maand kwam hij", "iedere eerste donderdag van de maand"),
        ("came by car on the first of the month\n", "the first of the month"),
        ("تاريخ الإصدار: ١٥ مارس ٢٠٢٢\n", "١٥ مارس ٢٠٢٢"),
        ("  -  የካቲት 12  -  ", "የካቲት 12"),
    ],
)
def test_a_day_is_found_in_another_form(text, date):
    assert any(date in found for found in _found(text, "DATUM"))


@pytest.mark.parametrize(
    "text",
    [
        "Hij diende bij de 22e brigade.",
        "De wacht na het eten.",
        "Dat was op de dag zelf.",
        "een ketting-\nbotsing",
    ],
)
def test_what_is_no_day_stays(text):
    assert not _found(text, "DATUM")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Bevolkingsgroep          Azeri (van vaderszijde), Pers\n", "Azeri (van vaderszijde), Pers"),
        ("stam   Arabisch, Rizeigat, tak Mahamid\n", "Arabisch, Rizeigat, tak Mahamid"),
        ("Godsdienst     | rooms-katholiek\n", "rooms-katholiek"),
        ("mère Amina, palestinien, en fuite", "palestinien"),
    ],
)
def test_a_group_is_found_whole(text, group):
    covered = {at for each in findings(text) if each.action != "behoud" for at in range(each.start, each.end)}
    start = text.index(group)
    assert not [at for at in range(start, start + len(group)) if text[at].isalnum() and at not in covered]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("de la 3e compagnie du poste de Taamir, descendu", "3e compagnie du poste de Taamir"),
        ("at the al-Zahra girls' school. My son", "al-Zahra girls' school"),
        ("headmistress, GGHS No. 2. She states", "GGHS No. 2"),
        ("de woorden sector West-Darfur, groep 22.", "sector West-Darfur, groep 22"),
        ("Sawa, 19e ronde, aangekomen", "19e ronde"),
    ],
)
def test_a_unit_is_found_with_what_belongs_to_it(text, unit):
    assert any(unit in found for found in _found(text, "EENHEID"))


@pytest.mark.parametrize(
    "text", ["In de tweede ronde kreeg hij een post.", "Zij zat op de middelbare school."]
)
def test_a_kind_of_unit_without_a_name_stays(text):
    assert not _found(text, "EENHEID")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Abba Dagnew, priest of Medhane Alem, states", "priest of Medhane Alem"),
        ("Hij was verkoper van fietsonderdelen, wonende te Bunia", "verkoper van fietsonderdelen"),
        ("U zegt zelf: ik was de man die het zegel bewaarde. De IND", "de man die het zegel bewaarde"),
        ("De man met de sleutels noemden zij", "man met de sleutels"),
        ("And there was the one with the keys, a tall man", "the one with the keys"),
        ("U was toen toch nog geen onderhoofd?", "onderhoofd"),
    ],
)
def test_a_post_is_found_by_its_work(text, post):
    assert any(post in found for found in _found(text, "FUNCTIE"))


@pytest.mark.parametrize(
    "text",
    [
        "De man die het woord deed, kwam later.",
        "De man die voorlas, kon slecht lezen.",
        "Een man met een stok kwam binnen.",
        "De krantenverkoper was er ook.",
        "The priest said nothing.",
        "Aanwezig is een tolk in het Dari.",
    ],
)
def test_a_man_of_whom_no_post_is_told_stays(text):
    assert not _found(text, "FUNCTIE")
