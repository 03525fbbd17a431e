"""The real gate under everything that can happen: each exit has a proof that verifies again."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from hypothesis import Phase
from hypothesis import settings as sterkte
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from maat import LANG
from poortmodel import WET_OORDEEL, WET_SOORTEN, Aanleiding, Stuk, Wet, mag
from tweede_lezing import BIJZONDER, LEZING, WET

from grondslag.both import clock
from grondslag.both.accounts.toegang import regel
from grondslag.both.audit.models import AuditEvent
from grondslag.both.exchange import checks, keys
from grondslag.both.exchange import services as exchange
from grondslag.both.exchange.models import OutboxMessage, OutboxState
from grondslag.both.gate import occasions
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.services import GateError, request_release, sign, withdraw
from grondslag.both.register.models import Entry, Kind
from grondslag.both.register.selectors import check, first_broken
from grondslag.both.wet import services as wet_services
from grondslag.both.wet.checks import WetError
from grondslag.both.wet.selectors import current_register, pending_row, row_in_force, signers_of
from grondslag.law import LAW_EVENT, NOT_YET, Judgement, Request, decide

GEWOON = frozenset({"identificerend", "dossier"})
BEGIN = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
ZIJDE = settings.ZIJDE
VAN_DE_IND = {
    "vordering-126nc": frozenset({"identificerend"}),
    "vordering-126nd": GEWOON,
    "vordering-126nf": GEWOON | {"gezondheid"},
    "overlegtafel": frozenset({"casus"}),
    "vaststelling-verslag": frozenset({"verslag"}),
    "aangifte-161": frozenset({"identificerend", "strafrechtelijk"}),
    WET: WET_SOORTEN,
    "eigen-beweging-oud": GEWOON,
    "inlichtingen-162-2": GEWOON,
}
VAN_HET_OM = {
    "om-vordering": frozenset({"vordering"}),
    "om-tafelreactie": frozenset({"reactie"}),
    "om-herkend": frozenset({"signaal"}),
    "vaststelling-verslag": frozenset({"verslag"}),
}
STUKKEN = {"ind": VAN_DE_IND, "om": VAN_HET_OM}[ZIJDE]
VORDERINGEN = [name for name in STUKKEN if "vordering" in name]
"""On both sides an oral demand may wait for its paper; at the IND the way shuts after three days."""
DICHT = ("eigen-beweging-oud", "inlichtingen-162-2")  # they come in later, now and then
dagen = st.integers(0, 12).map(lambda n: dt.timedelta(days=n))


class Onderweg:
    """A transport that keeps what left, and never brings a receipt: what left may be asked for again."""

    def __init__(self) -> None:
        self.vertrokken: list[uuid.UUID] = []

    def send(self, message_id: uuid.UUID, sealed: bytes) -> None:
        assert sealed
        self.vertrokken.append(message_id)


class Poort(RuleBasedStateMachine):
    """Everything runs inside one transaction that is rolled back, on a clock that only the model moves."""

    mensen: Any  # one person a role, made once

    stukken = Bundle("stukken")

    def __init__(self) -> None:
        super().__init__()
        self.transactie = transaction.atomic()
        self.transactie.__enter__()
        self.nu, self.wet, self.post = BEGIN, Wet(), Onderweg()
        self.alle: dict[str, Stuk] = {}
        self.verzoeken: dict[uuid.UUID, Stuk] = {}
        for grond in STUKKEN:
            wie = self.mensen
            occasions.register(Aanleiding(grond, self.alle, wie["auteur"], wie["lezer"]))

    def teardown(self) -> None:
        try:
            self.alles_klopt_na()
        finally:
            for grond in STUKKEN:
                occasions._occasions.pop(f"model-{grond}")
            transaction.set_rollback(True)
            self.transactie.__exit__(None, None, None)

    @property
    def dag(self) -> dt.date:
        return clock.amsterdam_day(self.nu)

    @contextmanager
    def op_tijd(self) -> Iterator[None]:
        with clock.frozen(self.nu):
            yield

    # What comes in, and what changes behind it.

    @initialize(target=stukken)
    def er_ligt_van_alles(self) -> Any:
        return multiple(
            *(self._komt_binnen(grond, STUKKEN[grond]) for grond in STUKKEN if grond not in DICHT)
        )

    @rule(target=stukken, grond=st.sampled_from(sorted(STUKKEN)), teveel=st.sampled_from(sorted(BIJZONDER)))
    def er_komt_iets_dat_te_veel_draagt(self, grond: str, teveel: str) -> str:
        return self._komt_binnen(grond, STUKKEN[grond] | {teveel})

    @rule(target=stukken, grond=st.sampled_from(VORDERINGEN))
    def er_komt_een_mondelinge_vordering(self, grond: str) -> str:
        nummer = self._komt_binnen(grond, STUKKEN[grond])
        self.alle[nummer].mondeling_op = self.dag
        return nummer

    def _komt_binnen(self, grond: str, soorten: frozenset[str]) -> str:
        nummer = str(len(self.alle) + 1)
        nog_niet = {"vergadering_gehouden"} & LEZING[grond].oordelen
        tot = self.dag + dt.timedelta(days=2)
        self.alle[nummer] = Stuk(nummer, grond, soorten, ontbreekt=nog_niet, machtiging_tot=tot)
        return nummer

    @rule()
    def de_tafel_vergadert(self) -> None:
        for stuk in self.alle.values():
            stuk.ontbreekt.discard("vergadering_gehouden")

    @rule(nummer=stukken)
    def het_papier_volgt(self, nummer: str) -> None:
        self.alle[nummer].mondeling_op = None

    @rule(nummer=stukken)
    def de_vordering_wordt_ingetrokken(self, nummer: str) -> None:
        self.alle[nummer].ingetrokken = True

    @rule(nummer=stukken, duur=dagen)
    def de_rechter_machtigt(self, nummer: str, duur: dt.timedelta) -> None:
        self.alle[nummer].machtiging_tot = self.dag + duur

    @rule(nummer=stukken, data=st.data())
    def een_oordeel_valt_weg_of_komt_terug(self, nummer: str, data: Any) -> None:
        stuk = self.alle[nummer]
        stuk.ontbreekt ^= {data.draw(st.sampled_from(sorted(LEZING[stuk.grond].oordelen)))}

    @rule(nummer=stukken)
    def de_inhoud_verandert(self, nummer: str) -> None:
        self.alle[nummer].versie += 1

    @rule(uren=st.sampled_from([1, 6, 11, 12, 24, 25, 73, 24 * 7, 24 * 30]))
    def de_klok_loopt(self, uren: int) -> None:
        self.nu += dt.timedelta(hours=uren)

    # The law: one jurist enters, another confirms.

    @rule(over=dagen)
    def een_jurist_voert_de_wet_in(self, over: dt.timedelta) -> None:
        with self.op_tijd():
            self._probeer_wet(
                wet_services.enter_law,
                staatsblad="2026, 123",
                artikelonderdeel="artikel I, onderdeel A",
                dag=self.dag + over,
                overgangsrecht="Deze wet geldt ook voor dossiers van daarvoor.",
                soorten=dict.fromkeys(sorted(WET_SOORTEN), "De IND verstrekt deze gegevens."),
                voorwaarden=[(WET_OORDEEL, "Indien dat noodzakelijk is.")],
            )

    @precondition(lambda self: self.wet.dag)
    @rule(over=st.integers(-5, 20).map(lambda n: dt.timedelta(days=n)))
    def de_wet_krijgt_een_andere_dag(self, over: dt.timedelta) -> None:
        with self.op_tijd():
            self._probeer_wet(
                wet_services.move_day,
                dag=self.dag + over,
                staatsblad="2026, 124",
                reden="Uitgesteld bij besluit.",
                voorbij=True,
            )

    @precondition(lambda self: self.wet.dag)
    @rule()
    def de_wet_wordt_ingetrokken(self) -> None:
        with self.op_tijd():
            self._probeer_wet(wet_services.withdraw_law, reden="De wet gaat niet door.")

    @precondition(lambda _: pending_row())
    @rule(akkoord=st.sampled_from([True, True, True, False]))
    def een_ander_beslist_over_de_invoer(self, akkoord: bool) -> None:  # noqa: FBT001 - hypothesis draws it
        invoer = pending_row()
        with self.op_tijd():
            if akkoord:
                wet_services.confirm_law(invoer=invoer, person=self.mensen["bevestigt de wet"])
                self.wet.dag = invoer.dag
            else:
                wet_services.reject_law(
                    invoer=invoer, person=self.mensen["bevestigt de wet"], reden="Het staat er anders."
                )

    def _probeer_wet(self, act: Any, **velden: Any) -> None:
        """An entry that the house refuses (another waits, no law to change) is no act."""
        try:
            act(person=self.mensen["voert de wet in"], **velden)
        except WetError:
            return

    # The gate.

    def _open(self) -> list[Verzoek]:
        """In the order in which they were asked; the numbers of requests are random."""
        open_ = {verzoek.pk: verzoek for verzoek in Verzoek.objects.filter(state=State.PERMITTED)}
        return [open_[pk] for pk in self.verzoeken if pk in open_]

    def _wacht(self) -> list[OutboxMessage]:
        waiting = OutboxMessage.objects.filter(state=OutboxState.WAITING)
        return list(waiting.select_related("entry__verzoek").order_by("entry"))

    @rule(nummer=stukken)
    def iemand_vraagt(self, nummer: str) -> None:
        self._vraag(self.alle[nummer])

    @precondition(_open)
    @rule(data=st.data())
    def twee_tekenen(self, data: Any) -> None:
        self._teken(data.draw(st.sampled_from(self._open())))

    @rule(nummer=stukken, ronde=st.booleans())
    def het_gaat_in_een_keer_de_deur_uit(self, nummer: str, ronde: bool) -> None:  # noqa: FBT001 - it is drawn
        verzoek = self._vraag(self.alle[nummer])
        if verzoek and verzoek.state == State.PERMITTED:
            self._teken(verzoek)
            if ronde:
                self.de_worker_maakt_een_ronde()

    def _vraag(self, stuk: Stuk) -> Verzoek | None:
        wie = self.mensen["vrager"]
        with self.op_tijd():
            try:
                verzoek = request_release(
                    occasion=f"model-{stuk.grond}", object_id=stuk.nummer, ground=stuk.grond, requester=wie
                )
            except GateError:  # it is open already
                return None
        self.verzoeken[verzoek.pk] = stuk
        assert (verzoek.state == State.PERMITTED) is mag(stuk, self.wet, self.dag)
        return verzoek

    def _teken(self, verzoek: Verzoek) -> None:
        stuk, gevraagd = self.verzoeken[verzoek.pk], verzoek.bundle_sha256
        zelfde_wet = verzoek.decision["register_sha256"] == current_register().sha256
        with self.op_tijd():
            for rol in signers_of(verzoek.ground):
                verzoek = sign(request=verzoek, person=self.mensen[rol], rol=rol)
        zelfde = zelfde_wet and hashlib.sha256(stuk.bytes).hexdigest() == gevraagd
        assert (verzoek.state == State.RELEASED) is (zelfde and mag(stuk, self.wet, self.dag))

    @precondition(_open)
    @rule(data=st.data())
    def de_vrager_trekt_in(self, data: Any) -> None:
        with self.op_tijd():
            withdraw(request=data.draw(st.sampled_from(self._open())), person=self.mensen["vrager"])

    @precondition(_wacht)
    @rule(data=st.data())
    def onderweg_verandert_er_iets(self, data: Any) -> None:
        """Between release and exit: a demand, a leave or a judgement falls, or the content changes."""
        bericht = data.draw(st.sampled_from(self._wacht()))
        stuk = self.verzoeken[bericht.entry.verzoek.pk]
        wat = data.draw(st.sampled_from(["ingetrokken", "machtiging", "oordeel", "inhoud"]))
        if wat == "ingetrokken":
            stuk.ingetrokken = True
        elif wat == "machtiging":
            stuk.machtiging_tot = None
        elif wat == "oordeel":
            stuk.ontbreekt.add(min(LEZING[stuk.grond].oordelen))
        else:
            stuk.versie += 1
        self.nu += dt.timedelta(minutes=6)  # past the longest wait for another try
        self.de_worker_maakt_een_ronde()

    @precondition(_wacht)
    @rule()
    def de_worker_maakt_een_ronde(self) -> None:
        wacht = [bericht for bericht in self._wacht() if bericht.next_attempt <= self.nu]
        eerder = len(self.post.vertrokken)
        with self.op_tijd():
            exchange.deliver_due(self.post)
        weg = set(self.post.vertrokken[eerder:])
        for bericht in wacht:
            stuk = self.verzoeken[bericht.entry.verzoek.pk]
            zelfde = hashlib.sha256(stuk.bytes).hexdigest() == bericht.payload_sha256
            assert (bericht.message_id in weg) is (zelfde and mag(stuk, self.wet, self.dag))

    # What always holds.

    @invariant()
    def buiten_de_verstrekkingen_vertrekt_niets(self) -> None:
        bekend = {bericht.message_id: bericht for bericht in OutboxMessage.objects.select_related("entry")}
        assert set(self.post.vertrokken) <= bekend.keys()
        assert all(bericht.entry.kind == Kind.VERSTREKKING for bericht in bekend.values())
        verzonden = AuditEvent.objects.filter(event="bericht:verzonden").count()
        assert verzonden == len(set(self.post.vertrokken))

    @invariant()
    def de_wet_is_wat_er_bevestigd_is(self) -> None:
        rij = row_in_force()
        assert (rij.dag if rij else None) == self.wet.dag

    def alles_klopt_na(self) -> None:
        """At the end: the whole register, and the proof of every exit as an outsider checks it."""
        assert first_broken() is None
        for bericht in OutboxMessage.objects.select_related("entry"):
            assert check(bericht.entry, file_sha256=bericht.payload_sha256).valid
            assert not check(bericht.entry, file_sha256="00" * 32).valid
        for entry in Entry.objects.filter(kind=Kind.VERSTREKKING):
            _beslis_opnieuw(entry.body["besluit"])
        Poort.vertrokken += len(set(self.post.vertrokken))
        Poort.tegengehouden += OutboxMessage.objects.filter(state=OutboxState.HELD_BACK).count()
        Poort.geweigerd += Entry.objects.filter(kind=Kind.WEIGERING).count()

    vertrokken = tegengehouden = geweigerd = 0


def _beslis_opnieuw(besluit: dict[str, Any]) -> None:
    """The stored decision, put to the engine again from nothing but itself, gives the same bytes."""
    register = current_register()
    if besluit["register_sha256"] != register.sha256:
        return  # decided under another text of the law than counts now
    lijnen = {line.id: line.judgement for line in register.lines[besluit["ground"]] if line.judgement}
    papieren = {
        lijnen[step["line"]]: Judgement(
            **{**step["evidence"], "date": dt.date.fromisoformat(step["evidence"]["date"])}
        )
        for step in besluit["steps"]
        if step["evidence"]
    }
    request = Request("x", besluit["ground"], frozenset(besluit["kinds"]), besluit["recipient"], papieren)
    stand = besluit["events"][LAW_EVENT]
    events = {LAW_EVENT: NOT_YET if stand == NOT_YET else dt.date.fromisoformat(stand)}
    assert decide(request, register, events, dt.date.fromisoformat(besluit["day"])).as_json() == besluit


@pytest.fixture
def mensen(persoon, monkeypatch) -> None:
    monkeypatch.setattr(keys, "sealing_key", cache(keys.sealing_key))  # reading an RSA key takes 0.1 s
    rollen = {rol for grond in STUKKEN for rol in LEZING[grond].tekenen.get(ZIJDE, ())}
    voert_in, schrijft = min(regel("wet:invoeren").roles), min(regel("poort:intrekken").roles)
    Poort.mensen = {
        **{rol: persoon(rol) for rol in sorted(rollen)},
        **{wie: persoon(voert_in) for wie in ("voert de wet in", "bevestigt de wet")},
        **{wie: persoon(schrijft) for wie in ("auteur", "lezer", "vrager")},
    }
    Poort.vertrokken = Poort.tegengehouden = Poort.geweigerd = 0


KORT = sterkte(
    max_examples=28, stateful_step_count=40, deadline=None, derandomize=True, database=None, print_blob=False
)
LANGER = sterkte(KORT, max_examples=400, stateful_step_count=60, derandomize=False)


@pytest.mark.django_db
def test_each_exit_has_a_proof_that_verifies_again(mensen, record_property):
    run_state_machine_as_test(Poort, settings=LANGER if LANG else KORT)
    record_property("uitgangen in het model van de poort", Poort.vertrokken)
    record_property("tegengehouden bij de uitgang", Poort.tegengehouden)
    record_property("geweigerd aan de poort", Poort.geweigerd)
    assert Poort.vertrokken
    assert Poort.tegengehouden
    assert Poort.geweigerd


@pytest.mark.django_db
def test_the_model_sees_a_gate_that_does_not_decide_again_at_the_exit(mensen, monkeypatch):
    monkeypatch.setattr(checks, "before_exit", lambda *_: None)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Poort, settings=sterkte(KORT, phases=[Phase.generate]))
