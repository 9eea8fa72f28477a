"""The store: where transactions begin, and what one transaction reaches."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from sqlalchemy import Engine, RootTransaction

from sisam.storage.accounts import SqlAccounts
from sisam.storage.beats import SqlBeats
from sisam.storage.cases import SqlCases
from sisam.storage.channel_states import SqlChannelStates
from sisam.storage.duties import SqlDuties
from sisam.storage.engine import BEGIN, BUSY_TIMEOUT_MS, TO_READ, TO_WRITE, database_path, open_engine
from sisam.storage.failing_addresses import SqlFailingAddresses
from sisam.storage.joint_requests import SqlJointRequests
from sisam.storage.link import Link, driver_connection_of
from sisam.storage.log_reviews import SqlLogReviews
from sisam.storage.outbox import SqlOutbox
from sisam.storage.overviews import SqlOverviews
from sisam.storage.pen import pen_of
from sisam.storage.read_log import SqlReadLog
from sisam.storage.register import LastPicture, SqlRegister
from sisam.storage.revision import create_all, require_current
from sisam.storage.rule_parts import SqlRuleParts
from sisam.storage.schooling import SqlSchooling
from sisam.storage.sessions import SqlAttempts, SqlSessions
from sisam.storage.site_alerts import SqlSiteAlerts
from sisam.storage.site_states import SqlSiteStates
from sisam.storage.statements import SqlStatements
from sisam.storage.subjects import SqlSubjects
from sisam.storage.translation import translated
from sisam.storage.troubles import SqlCaseFailures, SqlUnreachables
from sisam.storage.words import OpenWords, WordsSeal
from sisam.storage.work_lists import SqlWorkLists


class SqlUnitOfWork:
    """One open transaction; whoever leaves it without `commit` undoes everything."""

    __slots__ = ("_cases", "_link", "_register", "_seal", "_transaction")

    def __init__(self, transaction: RootTransaction, link: Link, seal: WordsSeal, last: LastPicture) -> None:
        """Take a transaction that has begun, the link to its connection, and the register's last picture."""
        self._transaction = transaction
        self._link = link
        self._seal = seal
        self._cases = SqlCases(link, seal)
        self._register = SqlRegister(link, last)

    @property
    def cases(self) -> SqlCases:
        """Return the cases."""
        return self._cases

    @property
    def outbox(self) -> SqlOutbox:
        """Return the outbox."""
        return SqlOutbox(self._link)

    @property
    def channel_states(self) -> SqlChannelStates:
        """Return how the channels do."""
        return SqlChannelStates(self._link)

    @property
    def site_alerts(self) -> SqlSiteAlerts:
        """Return the alerts that are about no single case's steps."""
        return SqlSiteAlerts(self._link, self._seal)

    @property
    def unreachables(self) -> SqlUnreachables:
        """Return who could not be reached."""
        return SqlUnreachables(self._link)

    @property
    def failing_addresses(self) -> SqlFailingAddresses:
        """Return which addresses have taken nothing since a moment."""
        return SqlFailingAddresses(self._link)

    @property
    def case_failures(self) -> SqlCaseFailures:
        """Return the cases for which the rules throw."""
        return SqlCaseFailures(self._link)

    @property
    def duties(self) -> SqlDuties:
        """Return what waits on the organisations."""
        return SqlDuties(self._link)

    @property
    def schooling(self) -> SqlSchooling:
        """Return which pupils go to no school."""
        return SqlSchooling(self._link)

    @property
    def register(self) -> SqlRegister:
        """Return the register."""
        return self._register

    @property
    def rule_parts(self) -> SqlRuleParts:
        """Return the published parts of rules."""
        return SqlRuleParts(self._link)

    @property
    def subjects(self) -> SqlSubjects:
        """Return the enciphered identities."""
        return SqlSubjects(self._link)

    @property
    def beats(self) -> SqlBeats:
        """Return the daemons' signs of life."""
        return SqlBeats(self._link)

    @property
    def site_states(self) -> SqlSiteStates:
        """Return whether the site may speak."""
        return SqlSiteStates(self._link)

    @property
    def read_log(self) -> SqlReadLog:
        """Return who was shown what."""
        return SqlReadLog(self._link, self._seal)

    @property
    def statements(self) -> SqlStatements:
        """Return the daily statements."""
        return SqlStatements(self._link)

    @property
    def accounts(self) -> SqlAccounts:
        """Return what people sign in with."""
        return SqlAccounts(self._link)

    @property
    def sessions(self) -> SqlSessions:
        """Return who is signed in."""
        return SqlSessions(self._link)

    @property
    def attempts(self) -> SqlAttempts:
        """Return what is being tried too often."""
        return SqlAttempts(self._link)

    @property
    def overviews(self) -> SqlOverviews:
        """Return the sums over many cases."""
        return SqlOverviews(self._link)

    @property
    def work_lists(self) -> SqlWorkLists:
        """Return what waits on single organisations."""
        return SqlWorkLists(self._link)

    @property
    def log_reviews(self) -> SqlLogReviews:
        """Return who has looked through the read log."""
        return SqlLogReviews(self._link)

    @property
    def joint_requests(self) -> SqlJointRequests:
        """Return what takes two people."""
        return SqlJointRequests(self._link, self._seal)

    def commit(self) -> None:
        """Make everything durable; nothing can be done in this unit of work afterwards."""
        with translated:
            self._transaction.commit()
        self._link.end()


class SqlStore:
    """A database of this program; in memory (``sqlite://``) it is empty and ready at once."""

    def __init__(
        self, url: str, seal: WordsSeal | None = None, *, read_only: bool = False, durable: bool = True
    ) -> None:
        """Open a database, `read_only` so that nothing can be written however hard one tries.

        Where it is not `durable`, what has been committed may be lost with the machine's power.

        Raises:
            Unavailable: it is not there, cannot be read, or has another schema than the program knows.
        """
        self._engine = open_engine(url, read_only=read_only, durable=durable)
        self._seal = seal or OpenWords()
        self._last_picture = LastPicture()
        path = database_path(url)
        # One in memory has one connection, for which nobody waits.
        self._pen = None if path is None else pen_of(path)
        with translated, self._engine.begin() as connection:
            if path is None:
                create_all(connection)
            else:
                require_current(connection, url)

    @property
    def engine(self) -> Engine:
        """Return the engine, for those who read the views."""
        return self._engine

    @contextmanager
    def write(self) -> Iterator[SqlUnitOfWork]:
        """Begin a transaction that may write, once it is this thread's turn.

        Raises:
            DatabaseBusy: somebody else writes and did not end in time.
        """
        turn = self._pen.held(BUSY_TIMEOUT_MS / 1000) if self._pen else nullcontext()
        with turn, self._transaction(TO_WRITE) as unit:
            yield unit

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        """Begin a short snapshot for reading."""
        with self._transaction(TO_READ) as unit:
            yield unit

    def close(self) -> None:
        """Let go of the database's file."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[SqlUnitOfWork]:
        with self._engine.connect() as connection:
            transaction = connection.execution_options(**{BEGIN: begin}).begin()
            link = Link(driver_connection_of(connection))
            try:
                yield SqlUnitOfWork(transaction, link, self._seal, self._last_picture)
            finally:
                link.end()
                if transaction.is_active:
                    transaction.rollback()
