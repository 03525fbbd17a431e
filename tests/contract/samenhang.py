"""What both sides must agree on, whatever happened to either."""


def agree(kanten) -> tuple[dict, dict]:
    """Return how both sides stand, after asking what must hold at every moment, recovered or not."""
    ind, om = kanten["ind"].stand(), kanten["om"].stand()
    assert ind["bewijs_goed"]
    entries = sorted(entry for entry, _, _ in ind["uit"].values())
    assert entries == ind["verstrekt"], "an entry without an outgoing message, or the reverse"
    assert om["in"] == om["effecten"], "an effect without its inbox row, or the reverse, or twice"
    assert set(om["in"]) <= {number for number, (_, _, attempts) in ind["uit"].items() if attempts}
    on_the_way = {path.stem for path in kanten["om"].folder.parent.rglob("*.envelop")}
    assert on_the_way <= {number for number, (_, _, attempts) in ind["uit"].items() if attempts}
    receipted = {entry for entry, state, _ in ind["uit"].values() if state == "ontvangen"}
    assert receipted == set(ind["ontvangen"])
    assert {number for number, (entry, _, _) in ind["uit"].items() if entry in receipted} <= set(om["in"])
    return ind, om


def carry_on(kanten, stuk: str) -> None:
    """Go on as people and workers would after a restart, with the clock well past every wait."""
    assert kanten["ind"].doe("vrijgeven", stuk=stuk) == {"goed": "vrijgegeven"}
    for side in ("ind", "om", "ind"):
        assert kanten[side].doe("werk", later=600) == {"goed": None}
