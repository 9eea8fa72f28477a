"""Opening a site: its settings are read, its key and its database tried, and its parts put together."""

import os
from collections.abc import Mapping
from pathlib import Path

from sisam.application.rules.rule_keeping import KeptRules, Readers
from sisam.application.site import Site
from sisam.bootstrap.program import Program
from sisam.bootstrap.random_ids import RandomIds
from sisam.bootstrap.roads import canary_mails_of, further_channels_of
from sisam.catalogue.agreements import agreement_from_body
from sisam.catalogue.calendars import calendar_from_body
from sisam.catalogue.definitions import law_from_body, workflow_from_body
from sisam.domain.office_hours import ALWAYS_WRITTEN, OfficeHours
from sisam.engine.releasing import GROUPING
from sisam.settings import read_settings
from sisam.storage.engine import address_of
from sisam.storage.unit_of_work import SqlStore
from sisam.vault.account_secrets import AccountSecrets
from sisam.vault.cipher import Vault
from sisam.vault.keys import load_keys
from sisam.vault.sealing import SubjectSealer, WordsSealer


def open_program(
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    *,
    read_only: bool = False,
    durable: bool = True,
) -> Program:
    """Open a site, `read_only` for those who may not write even by mistake.

    Where it is not `durable`, commits do not wait for the disc: only for a site still in the making.

    Raises:
        Invalid: its settings are wrong.
        Unavailable: its key or its database cannot be used, or the key is not the one of this site.
    """
    settings = read_settings(folder)
    vault = Vault(load_keys(folder / settings.vault_key_file, environment))
    words = WordsSealer(vault)
    address = address_of(folder / settings.database)
    store = SqlStore(address, words, read_only=read_only, durable=durable)
    with store.read() as work:
        used = work.subjects.any_key()
    if used is not None:
        vault.require(used)
    site = Site(
        store=store,
        rules=KeptRules(Readers(workflow_from_body, law_from_body, calendar_from_body, agreement_from_body)),
        sealer=SubjectSealer(vault),
        ids=RandomIds(),
        workflow_name=settings.workflow,
        channel=settings.channel,
        further_channels=frozenset(each.name for each in further_channels_of(settings, folder)),
        public_url=settings.public_url,
        mail_domain=settings.mail_domain,
        office_hours=OfficeHours.read(settings.office_hours or ALWAYS_WRITTEN),
        grouping=GROUPING,
    )
    mails = canary_mails_of(settings, folder)
    return Program(folder, settings, site, store, words, AccountSecrets(vault), mails)
