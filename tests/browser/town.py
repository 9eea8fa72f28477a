"""The invented town that the tests of pages visit: who works where, which pupils there are, and when."""

from dataclasses import replace
from pathlib import Path

from sisam.bootstrap import open_program
from sisam.cli.main import main
from tests.acceptance.command_line import as_csv

#: A Monday.
NOW = "2026-11-02T08:00+01:00"
_FOUNDED = "2026-01-01T08:00+01:00"
#: The last rung of all; the agency's own people hold seats at it.
LAST_RUNG = "siv.sist@sis.example"
ADMINISTRATOR = "ada.adm@sis.example"

#: Boden, where most of it happens; Kiruna, whose people see nothing of it; and what the whole country has.
ORGANISATIONS = """\
code,kind,name,parent_code,controller_code,municipality_code,phone
placeringsenheten,placement_unit,SiS placeringsenhet,,,,010-111 11 11
boden-soc,social_services,Socialtjänsten i Boden,,,2582,0921-111 11
boden-utb,education_administration,Utbildningsförvaltningen i Boden,,,2582,0921-222 22
boden-kaa,activity_responsibility,Aktivitetsansvaret i Boden,,boden-utb,2582,0921-222 23
bjorkskolan,school,Björkskolan,boden-utb,boden-utb,2582,0921-333 33
asskolan,school,Åsskolan,boden-utb,boden-utb,2582,0921-444 44
kiruna-soc,social_services,Socialtjänsten i Kiruna,,,2584,0980-111 11
kiruna-utb,education_administration,Utbildningsförvaltningen i Kiruna,,,2584,0980-222 22
fjallskolan,school,Fjällskolan,kiruna-utb,kiruna-utb,2584,0980-333 33
tallhem,youth_home,Ungdomshemmet Tallhem,,,,010-222 22 22
tallhem-skola,youth_home_school,Skolan på Tallhem,tallhem,,,010-222 22 23
stodkontoret,support_office,Samverkanskontor Nord,,,,010-333 33 33
"""
SEATS = """\
organisation_code,role,name,email,phone,language,active_from
agency,administrator,Ada Adm,ada.adm@sis.example,,sv,2026-01-01
agency,administrator,Alva Adm,alva.adm@sis.example,,sv,2026-01-01
agency,operations,Dag Drift,dag.drift@sis.example,,sv,2026-01-01
agency,log_reviewer,Lo Logg,lo.logg@sis.example,,sv,2026-01-01
placeringsenheten,officer,Per Plats,per.plats@sis.example,010-111 11 12,sv,2026-01-01
boden-soc,officer,Olle Ek,olle.ek@boden.example,0921-111 12,sv,2026-01-01
boden-soc,manager,Maja Lind,maja.lind@boden.example,0921-111 13,sv,2026-01-01
boden-soc,coordinator,Sara Nord,sara.nord@boden.example,0921-111 14,sv,2026-01-01
boden-utb,officer,Ulf Berg,ulf.berg@boden.example,0921-222 24,en,2026-01-01
boden-utb,coordinator,Kajsa Holm,kajsa.holm@boden.example,0921-222 25,sv,2026-01-01
boden-kaa,officer,Kalle Å,kalle.a@boden.example,0921-222 26,sv,2026-01-01
bjorkskolan,head_teacher,Rut Björk,rut.bjork@boden.example,0921-333 34,sv,2026-01-01
asskolan,head_teacher,Bo Ås,bo.as@boden.example,0921-444 45,sv,2026-01-01
kiruna-soc,officer,Stina Fjäll,stina.fjall@kiruna.example,0980-111 12,sv,2026-01-01
kiruna-utb,coordinator,Ante Snö,ante.sno@kiruna.example,0980-222 24,sv,2026-01-01
fjallskolan,head_teacher,Elle Kall,elle.kall@kiruna.example,0980-333 34,sv,2026-01-01
tallhem,manager,Helge Tall,helge.tall@sis.example,010-222 22 24,sv,2026-01-01
tallhem-skola,educational_lead,Pia Tall,pia.tall@sis.example,010-222 22 25,sv,2026-01-01
stodkontoret,officer,Sten Stöd,sten.stod@sis.example,,sv,2026-01-01
"""
_BODEN = {"home_municipality": "2582", "youth_home_code": "tallhem", "home_school_code": "bjorkskolan"}
#: An everyday placement; an acute one, whose handover is early; somebody protected; one soon home again;
#: and one of Kiruna's, that nobody in Boden may see.
PLACEMENTS = [
    {
        **_BODEN,
        "case_number": "SN-2026/1",
        "pupil_name": "Kim Sjö",
        "personal_number": "20110315-2383",
        "placement_type": "treatment",
        "legal_basis": "lvu_3",
        "investigation_opened_on": "2026-09-07",
        "applied_on": "2026-09-21",
        "care_executed_on": "2026-09-28",
        "admitted_on": "2026-10-05",
        "first_lesson_on": "2026-10-08",
    },
    {
        **_BODEN,
        "case_number": "SN-2026/2",
        "pupil_name": "Robin Älv",
        "personal_number": "20100507-2382",
        "placement_type": "acute",
        "legal_basis": "lvu_6",
        "custody_decided_on": "2026-10-29",
        "care_executed_on": "2026-10-29",
        "admitted_on": "2026-10-30",
    },
    {
        **_BODEN,
        "case_number": "SN-2026/3",
        "pupil_name": "Mio Hav",
        "personal_number": "20120111-2388",
        "protection": "secrecy_marking",
        "placement_type": "treatment",
        "legal_basis": "lvu_2",
        "care_executed_on": "2026-10-12",
        "admitted_on": "2026-10-12",
    },
    {
        **_BODEN,
        "case_number": "SN-2026/4",
        "pupil_name": "Alex Sten",
        "personal_number": "20110920-2380",
        "placement_type": "assessment",
        "legal_basis": "sol",
        "admitted_on": "2026-08-24",
        "first_lesson_on": "2026-08-26",
        "planned_discharge_on": "2026-11-27",
        "receiving_school_code": "asskolan",
    },
    {
        "case_number": "K-2026/1",
        "home_municipality": "2584",
        "youth_home_code": "tallhem",
        "home_school_code": "fjallskolan",
        "pupil_name": "Charlie Vind",
        "personal_number": "20110224-2383",
        "placement_type": "treatment",
        "legal_basis": "lvu_3",
        "care_executed_on": "2026-10-19",
        "admitted_on": "2026-10-19",
    },
]

#: What was done before today: with the fourth all in time, with the first most, and its handover is offered.
STEPS = """\
case_number,step,offered_on,offered_by,confirmed_on,confirmed_by,done_on,done_by
SN-2026/1,contact,2026-09-11,olle.ek@boden.example,2026-09-14,rut.bjork@boden.example,,
SN-2026/1,school_information,2026-10-07,rut.bjork@boden.example,2026-10-08,olle.ek@boden.example,,
SN-2026/1,mapping,,,,,2026-10-12,pia.tall@sis.example
SN-2026/1,introduction_meeting,2026-10-16,rut.bjork@boden.example,2026-10-19,pia.tall@sis.example,,
SN-2026/1,educational_handover,2026-10-30,rut.bjork@boden.example,,,,
SN-2026/3,contact,2026-10-14,olle.ek@boden.example,2026-10-15,rut.bjork@boden.example,,
SN-2026/4,contact,2026-08-26,olle.ek@boden.example,2026-08-27,rut.bjork@boden.example,,
SN-2026/4,school_information,2026-08-27,rut.bjork@boden.example,2026-08-28,olle.ek@boden.example,,
SN-2026/4,mapping,,,,,2026-08-31,pia.tall@sis.example
SN-2026/4,introduction_meeting,2026-09-02,rut.bjork@boden.example,2026-09-03,pia.tall@sis.example,,
SN-2026/4,educational_handover,2026-09-02,rut.bjork@boden.example,2026-09-04,pia.tall@sis.example,,
SN-2026/4,school_agreement,2026-09-08,rut.bjork@boden.example,2026-09-09,pia.tall@sis.example,,
SN-2026/4,feedback,2026-09-23,pia.tall@sis.example,2026-09-24,rut.bjork@boden.example,,
"""


def found_town(folder: Path) -> None:
    """Make the town's site in a folder that is not there yet, by the commands that people type."""
    _types(
        *("--now", _FOUNDED, "init", str(folder), "--agency-name", "Statens institutionsstyrelse"),
        *("--coordinator-name", "Siv Sist", "--coordinator-email", LAST_RUNG),
    )
    _brings_in(folder, "organisations", ORGANISATIONS)
    _brings_in(folder, "seats", SEATS)
    placements = as_csv([{**dict.fromkeys(_columns(), ""), **row} for row in PLACEMENTS])
    _brings_in(folder, "placements", placements, "--as", ADMINISTRATOR)
    _brings_in(folder, "steps", STEPS, "--as", ADMINISTRATOR)


def make_sample(folder: Path) -> None:
    """Say of a site that all of it is invented, and show it as a demonstration."""
    config = folder / "config.toml"
    text = config.read_text("utf-8").replace('mode = "production"', 'mode = "demo"')
    config.write_text(text, encoding="utf-8")
    program = open_program(folder)
    with program.store.write() as work:
        work.site_states.put(replace(work.site_states.get(), sample=True))
        work.commit()
    program.store.close()


def _brings_in(folder: Path, kind: str, text: str, *words: str) -> None:
    path = folder.parent / f"{kind}.csv"
    path.write_text(text, encoding="utf-8")
    _types("--site", str(folder), "--now", NOW, "import", kind, str(path), *words)


def _columns() -> list[str]:
    return list(dict.fromkeys(column for row in PLACEMENTS for column in row))


def _types(*words: str) -> None:
    assert 0 == main(words), words
