import pytest
from defusedxml.ElementTree import fromstring

from grondslag.both.rendering import Bar, bar_plot

BALKEN = [Bar("Tafel", 24), Bar("Aangifte <161>", None), Bar("Eigen beweging", 0)]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("bars", [[], [Bar("Tafel", -1)]])
def test_nothing_and_less_than_nothing_cannot_be_drawn(bars: list[Bar]) -> None:
    with pytest.raises(ValueError):
        bar_plot("Verstrekkingen", bars, eenheid="aantal")


def test_the_same_bars_give_the_same_svg_without_a_date() -> None:
    svg = bar_plot("Verstrekkingen", BALKEN, eenheid="aantal")
    assert svg == bar_plot("Verstrekkingen", BALKEN, eenheid="aantal")
    assert "dc:date" not in svg


def test_a_screen_reader_gets_title_and_every_value() -> None:
    root = fromstring(bar_plot("Verstrekkingen & weigeringen", BALKEN, eenheid="aantal"), forbid_dtd=False)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Verstrekkingen & weigeringen"
    assert root.findtext(f"{SVG}desc") == "aantal: Tafel 24; Aangifte <161> niet getoond; Eigen beweging 0."


def shapes(svg: str) -> list[str | None]:
    """The outlines of bars and axes, without the letters."""
    root = fromstring(svg, forbid_dtd=False)
    return [
        path.get("d")
        for group in root.iter(f"{SVG}g")
        if (group.get("id") or "").startswith("patch_")
        for path in group.findall(f"{SVG}path")
    ]


def test_a_suppressed_value_is_drawn_as_long_as_nothing() -> None:
    suppressed = shapes(bar_plot("V", [Bar("a", 9), Bar("b", None)], eenheid="n"))
    assert suppressed == shapes(bar_plot("V", [Bar("a", 9), Bar("b", 0)], eenheid="n"))
    assert suppressed != shapes(bar_plot("V", [Bar("a", 9), Bar("b", 4)], eenheid="n"))
