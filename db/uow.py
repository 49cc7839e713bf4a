"""One transaction with the stores of all nouns; events and jobs leave only after it commits."""

from dataclasses import asdict
from types import TracebackType
from typing import Self

import orjson
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db import letters
from db import redis as names
from db.queue import Queue
from db.receipts import Notice, Receipt
from db.repositories.accounts import AccountRepository, ChatRepository, KeepRepository
from db.repositories.alerts import AlertRepository, DigestRepository, MuteRepository
from db.repositories.archive import ArchiveRepository
from db.repositories.calls import BoardRepository, CallRepository
from db.repositories.equity import EquityRepository
from db.repositories.gauges import SightingRepository
from db.repositories.launches import LaunchRepository
from db.repositories.market import MarketRepository
from db.repositories.news import NewsRepository
from db.repositories.orders import OrderRepository
from db.repositories.plans import PlanRepository
from db.repositories.portfolio import LedgerRepository
from db.repositories.price_alerts import PriceAlertRepository
from db.repositories.questions import QuestionRepository
from db.repositories.risk import PulseRepository, RecallRepository, RiskRepository
from db.repositories.signals import SignalRepository
from db.repositories.sources import SourceRepository
from db.repositories.trades import TradeRepository
from db.repositories.venues import BookRepository, ConnectionRepository
from db.repositories.watchlists import WatchlistRepository
from desk.events import Event, Passing
from desk.failpoints import passing
from desk.nursery import within

log = structlog.get_logger(__name__)
HINT_S = 0.5  # an order is on its way meanwhile, and grows old


class SqlUnit:
    """Implements desk.ports.Unit. Leaving without `commit` rolls everything back."""

    accounts: AccountRepository
    chats: ChatRepository
    keeps: KeepRepository
    orders: OrderRepository
    trades: TradeRepository
    plans: PlanRepository
    risks: RiskRepository
    pulse: PulseRepository
    recalls: RecallRepository
    connections: ConnectionRepository
    books: BookRepository
    ledger: LedgerRepository
    equity: EquityRepository
    market: MarketRepository
    news: NewsRepository
    sources: SourceRepository
    launches: LaunchRepository
    signals: SignalRepository
    alerts: AlertRepository
    mutes: MuteRepository
    digests: DigestRepository
    archive: ArchiveRepository
    questions: QuestionRepository
    calls: CallRepository
    boards: BoardRepository
    watchlists: WatchlistRepository
    price_alerts: PriceAlertRepository
    sightings: SightingRepository

    def __init__(
        self, engine: AsyncEngine, redis: Redis, queue: Queue | None, *, reads: bool = False
    ) -> None:
        self._engine = engine
        self._reads = reads
        self._redis = redis
        self._queue = queue
        self._events: list[Event] = []
        self._jobs: list[tuple[str, str]] = []
        self._told: list[Event] = []  # what was committed and leaves with the unit
        self._asked: list[tuple[str, str]] = []
        self._receipts: list[Receipt] = []
        self._notices: list[Notice] = []
        self._connection: AsyncConnection

    def publish(self, event: Event) -> None:
        """See the port."""
        self._events.append(event)

    def enqueue(self, job: str, argument: str) -> None:
        """See the port."""
        self._jobs.append((job, argument))

    def receipt(self, order_id: str, *, chat_id: int, message_id: int | None) -> None:
        """See the port."""
        self._receipts.append(Receipt(order_id, chat_id, message_id, shown=""))

    def notice(self, plan_id: str, topic: str, *, chat_id: int, message_id: int | None) -> None:
        """See the port."""
        self._notices.append(Notice(plan_id, topic, chat_id, message_id, shown=""))

    async def commit(self) -> None:
        """See the port."""
        if self._reads:
            raise RuntimeError("a unit that only reads has nothing to commit")
        kept = [event for event in self._events if not isinstance(event, Passing)]
        await letters.write(self._connection, kept, self._receipts, self._notices)
        await self._connection.commit()
        passing("unit.committed")
        self._told += self._events
        self._asked += self._jobs
        self._events, self._jobs, self._receipts, self._notices = [], [], [], []

    async def _hint(self) -> None:
        """Tell workers and faces at once; without Redis their own looks at the tables suffice."""
        try:
            await within(HINT_S, self._tell())
        except (RedisError, OSError) as e:
            log.warning("hint lost", error=type(e).__name__)

    async def _tell(self) -> None:
        for job, argument in self._asked:
            if self._queue is not None:
                await self._queue.enqueue(job, argument)
        for event in self._told:
            body = orjson.dumps({"kind": type(event).__name__, **asdict(event)})
            is_passing = isinstance(event, Passing)
            channel = names.PAGES_CHANNEL if is_passing else names.EVENTS_CHANNEL
            await self._redis.publish(channel, body)

    async def __aenter__(self) -> Self:
        self._connection = await self._engine.connect()
        self.accounts = AccountRepository(self._connection)
        self.chats = ChatRepository(self._connection)
        self.keeps = KeepRepository(self._connection)
        self.orders = OrderRepository(self._connection)
        self.trades = TradeRepository(self._connection)
        self.plans = PlanRepository(self._connection)
        self.risks = RiskRepository(self._connection)
        self.pulse = PulseRepository(self._connection)
        self.recalls = RecallRepository(self._connection)
        self.connections = ConnectionRepository(self._connection)
        self.books = BookRepository(self._connection)
        self.ledger = LedgerRepository(self._connection)
        self.equity = EquityRepository(self._connection)
        self.market = MarketRepository(self._connection)
        self.news = NewsRepository(self._connection)
        self.sources = SourceRepository(self._connection)
        self.launches = LaunchRepository(self._connection)
        self.signals = SignalRepository(self._connection)
        self.alerts = AlertRepository(self._connection)
        self.mutes = MuteRepository(self._connection)
        self.digests = DigestRepository(self._connection)
        self.archive = ArchiveRepository(self._connection)
        self.questions = QuestionRepository(self._connection)
        self.calls = CallRepository(self._connection)
        self.boards = BoardRepository(self._connection)
        self.watchlists = WatchlistRepository(self._connection)
        self.price_alerts = PriceAlertRepository(self._connection)
        self.sightings = SightingRepository(self._connection)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._connection.close()
        # Not before: a Redis that hangs would keep the connections from everybody else.
        if self._asked or self._told:
            await self._hint()
