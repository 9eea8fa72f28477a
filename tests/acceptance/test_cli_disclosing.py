"""Parts of a case are disclosed and taken back, and documents go along with an offer, as people type it."""

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
OLLE, RUT, PIA = (("--as", f"{name}@example.se") for name in ("olle", "rut", "pia"))
ADMITTED_TODAY = PLACEMENT | {"admitted_on": "2026-11-02"}
IDENTITY = ("--to", "home_school", "--what", "identity")


def disclosed(sisam: CommandLine) -> list[dict[str, str]]:
    found: list[dict[str, str]] = sisam.well("case", "show", CASE, "--json", *OLLE).json["disclosed"]
    return [{key: each[key] for key in ("matter", "basis")} for each in found]


def test_social_services_disclose_who_the_pupil_is_and_take_it_back(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))

    ran = sisam.well("case", "disclose", CASE, *IDENTITY, "--basis", "consent", *OLLE)
    assert (
        "This was disclosed to the home school by social services: the pupil's name and number; basis: "
        "consent." in " ".join(ran.out.split())
    )
    assert [{"matter": "identity", "basis": "consent"}] == disclosed(sisam)
    assert "the pupil's name and number" in sisam.well("case", "show", CASE, *OLLE).out

    sisam.well("case", "end-disclosure", CASE, *IDENTITY, *OLLE)
    assert [] == disclosed(sisam)
    sisam.well("outbox", "send")
    assert "All invariants hold (1 case).\n" == sisam.well("audit").out


def test_what_is_not_ones_own_is_refused_and_a_weighed_basis_asks_why(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))

    refused = sisam("case", "disclose", CASE, *IDENTITY, "--basis", "consent", *PIA)
    assert (1, "") == (refused.code, refused.out)
    assert "social services" in refused.err
    weighed = sisam("case", "disclose", CASE, *IDENTITY, "--basis", "own_need", *OLLE)
    assert 1 == weighed.code
    assert "Write why the receiver needs to know" in " ".join(weighed.err.split())
    assert [] == disclosed(sisam)


def test_an_offer_names_the_documents_that_go_along(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))
    step = ("step", "offer", CASE, "educational_handover")

    wrong = sisam(*step, "--documents", "grades", *RUT)
    assert 1 == wrong.code
    assert "Choose one of these: “handover_dossier”." in wrong.err

    ran = sisam.well(*step, "--documents", "handover_dossier", "--words", "By safe mail, 4711.", *RUT)
    assert "with “Handover dossier” and waits to be confirmed" in " ".join(ran.out.split())
    assert "Handed over with the offer: “Handover dossier”" in " ".join(
        sisam.well("case", "show", CASE, *PIA).out.split()
    )
