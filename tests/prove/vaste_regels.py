"""What of a ground depends on no request: the same for the formula that is proven and for the Cedar twin."""

from grondslag.law.ground import Ground


def vast(check: str, ground: Ground) -> bool:
    """Whether a line that looks at the ground alone is met, in a real decision."""
    signed = ground.demo or not ground.law.aanname if ground.law else ground.signed
    return {
        "historie": ground.rule.gebruik != "historie",
        "feiten": ground.rule.feiten == "alle",
        "handtekening": signed,
        "open_vragen": not ground.blocking,
    }[check]
