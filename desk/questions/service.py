"""Takes questions in within a budget, hands them to the model, and keeps what came of them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog
from prometheus_client import Counter

from desk import clock
from desk.accounts.model import Account
from desk.errors import BudgetSpent, LlmOff, Misunderstood, NotFound, NotYours
from desk.events import QuestionEnded
from desk.news.model import Headline
from desk.ports import Bus, OpenUnit, Unit
from desk.questions import prompt as prompts
from desk.questions.grounding import Grounding
from desk.questions.model import ASKED, Ending, Problem, Prompt, Question, Source, State
from desk.questions.tidy import tidy
from desk.settings import Settings

log = structlog.get_logger(__name__)
ENDED: Final = Counter("tapewire_questions_total", "Questions that ended.", ["state", "problem"])
EXAMPLE: Final = "/ask why did BTC fall today?"
EXPLAIN: Final = "What does this headline mean for the coins it names, and what happened since?"
MOST_QUESTION: Final = 500
GRACE: Final = timedelta(seconds=10)  # for an answer that is on its way back


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions of people to the language model."""

    open: OpenUnit
    bus: Bus
    settings: Settings
    grounding: Grounding

    async def ask(
        self, account: Account, text: str, *, key: str, headline_id: str = ""
    ) -> Question:
        """Write a question with what it is answered from; `begin` hands it to the model.

        About a headline where one is named; the same `key` is the same question. Raises `LlmOff`,
        `Misunderstood`, `NotFound`, and `BudgetSpent` when the day's questions or tokens are used
        up or one is being answered.
        """
        asked = self._checked(text if text or not headline_id else EXPLAIN)
        async with self.open(reads=True) as unit:
            known = await unit.questions.by_key(account.id, key)
            headline = await unit.news.get(headline_id) if headline_id else None
        if known is not None:
            return known
        if headline_id and headline is None:
            raise NotFound(what="headline", id=headline_id[:16])
        question = self._question(
            account, asked, key, headline, await self.grounding.gather(account, asked, headline)
        )
        async with self.open() as unit:
            await unit.accounts.get(account.id, lock=True)
            await self._check_budget(unit, account, question)
            await unit.questions.add(question)
            await unit.commit()
        return question

    async def begin(self, question_id: str, message_id: int) -> None:
        """Note the message in which a question is answered, and hand it to the model, once."""
        async with self.open() as unit:
            question = _found(await unit.questions.get(question_id, lock=True), question_id)
            if question.message_id is not None or question.state is not State.WAITING:
                return
            await unit.questions.save(replace(question, message_id=message_id))
            await unit.commit()
        await self.bus.publish(ASKED, _entry(question, self._prompt(question)))

    async def move(self, question_id: str, message_id: int) -> None:
        """Note that another message shows a question from now on."""
        async with self.open() as unit:
            question = _found(await unit.questions.get(question_id, lock=True), question_id)
            await unit.questions.save(replace(question, message_id=message_id))
            await unit.commit()

    async def get(self, question_id: str) -> Question:
        """Return a question; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            return _found(await unit.questions.get(question_id), question_id)

    async def last_alert(self, chat_id: int) -> str:
        """Return the headline that a chat was told of last; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            told = await unit.alerts.latest(chat_id, symbol=None, limit=1)
        if not told:
            raise NotFound(what="alert")
        return told[0].headline_id

    async def stop(self, account_id: int, question_id: str) -> Question:
        """End a person's question and have the model stop; one that is over stays as it is.

        Raises `NotFound`, `NotYours`.
        """
        async with self.open() as unit:
            question = _found(await unit.questions.get(question_id, lock=True), question_id)
            if question.account_id != account_id:
                raise NotYours(what="button")
            if question.state is State.WAITING:
                question = replace(question, state=State.STOPPED, ended_at=clock.now())
                await self._end(unit, question)
        await self.bus.call_off(question_id)
        return question

    async def finish(self, ending: Ending) -> None:
        """Take over how the model was done; what it left to a question that was stopped, too."""
        async with self.open() as unit:
            question = await unit.questions.get(ending.question_id, lock=True)
            if question is None or not _may_end(question, ending):
                return
            await self._end(unit, _ended(question, ending))

    async def give_up(self) -> int:
        """Say of every question whose time is over that it was lost; return of how many."""
        async with self.open() as unit:
            overdue = await unit.questions.overdue(clock.now() - GRACE)
            for question in overdue:
                lost = replace(question, state=State.LOST, ended_at=clock.now())
                await unit.questions.save(lost)
                unit.publish(QuestionEnded(account_id=lost.account_id, question_id=lost.id))
                ENDED.labels(lost.state, "").inc()
            await unit.commit()
        for question in overdue:
            await self.bus.call_off(question.id)
        return len(overdue)

    def _question(
        self,
        account: Account,
        text: str,
        key: str,
        headline: Headline | None,
        sources: tuple[Source, ...],
    ) -> Question:
        now = clock.now()
        question = Question(
            id=clock.new_id(),
            account_id=account.id,
            key=key,
            chat_id=account.id,
            text=text,
            headline_id=headline.id if headline else "",
            language=account.preferences.language,
            sources=sources,
            model=self.settings.llm_model,
            tokens=0,
            asked_at=now,
            until=now + timedelta(seconds=self.settings.llm_answer_s),
        )
        return replace(question, tokens=prompts.estimate(self._prompt(question)))

    def _prompt(self, question: Question) -> Prompt:
        return prompts.compose(
            question.text,
            question.sources,
            language=question.language,
            most_tokens=self.settings.llm_answer_tokens,
        )

    async def _end(self, unit: Unit, question: Question) -> None:
        await unit.questions.save(question)
        unit.publish(QuestionEnded(account_id=question.account_id, question_id=question.id))
        await unit.commit()
        ENDED.labels(question.state, question.problem).inc()
        log.info("question ended", id=question.id, state=question.state, why=question.problem)

    def _checked(self, text: str) -> str:
        lacks = self.settings.llm_lacks
        if lacks:
            raise LlmOff(variable=f"TAPEWIRE_{lacks.upper()}")
        asked = " ".join(text.split())
        if not asked:
            raise Misunderstood(what="question", example=EXAMPLE)
        if len(asked) > MOST_QUESTION:
            raise Misunderstood(
                what="question-long",
                text=str(len(asked)),
                limit=str(MOST_QUESTION),
                example=EXAMPLE,
            )
        return asked

    async def _check_budget(self, unit: Unit, account: Account, question: Question) -> None:
        """Hold a question against what its person has used since midnight in the desk's zone."""
        zone, now = self.settings.time_zone, question.asked_at
        midnight = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
        used = await unit.questions.used(account.id, midnight, now)
        most_questions, most_tokens = (
            self.settings.llm_day_questions,
            self.settings.llm_day_tokens,
        )
        if used.waiting:
            self._refuse("waiting", 1, 1, account, question.until)
        renews = midnight + timedelta(days=1)
        if used.questions >= most_questions:
            self._refuse("questions", used.questions, most_questions, account, renews)
        if used.tokens + question.tokens > most_tokens:
            self._refuse("tokens", used.tokens, most_tokens, account, renews)

    def _refuse(
        self, rule: str, value: int, limit: int, account: Account, renews: datetime
    ) -> None:
        local = renews.astimezone(ZoneInfo(account.preferences.time_zone))
        raise BudgetSpent(
            rule=rule, value=str(value), limit=str(limit), renews=f"{local:%d.%m. %H:%M}"
        )


def _may_end(question: Question, ending: Ending) -> bool:
    if ending.state is State.WAITING:
        return False
    is_rest = question.state is State.STOPPED and not question.answer
    return question.state is State.WAITING or (is_rest and bool(ending.answer or ending.tokens))


def _ended(question: Question, ending: Ending) -> Question:
    """Return the question with what the model left; a stop stays one, nothing is no answer."""
    answer = tidy(ending.answer, len(question.sources))
    state, problem = ending.state, ending.problem
    if question.state is State.STOPPED:
        state, problem = State.STOPPED, Problem.NONE
    elif state is State.ANSWERED and not answer:
        state, problem = State.FAILED, Problem.MALFORMED
    return replace(
        question,
        state=state,
        answer=answer,
        confidence=ending.confidence,
        problem=problem,
        tokens=ending.tokens or question.tokens,
        ended_at=clock.now(),
    )


def _entry(question: Question, prompt: Prompt) -> dict[str, Any]:
    return {
        "id": question.id,
        "system": prompt.system,
        "user": prompt.user,
        "most_tokens": prompt.most_tokens,
        "sources": len(question.sources),
        "until": question.until.isoformat(),
    }


def _found(question: Question | None, question_id: str) -> Question:
    if question is None:
        raise NotFound(what="question", id=question_id[:16])
    return question
