"""Alert messages and the rules of a chat. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from html import escape
from typing import Final

from aiogram.types import InlineKeyboardButton

from bot.callbacks.alerts import (
    Draft,
    Gauges,
    Less,
    Muted,
    Pause,
    PauseAll,
    Rehearse,
    Remove,
    Restore,
    Subscribe,
)
from bot.callbacks.market import Card, Chart
from bot.callbacks.orders import Private
from bot.callbacks.questions import Explain
from bot.callbacks.screens import Go
from bot.screen import Row, Screen, button, grid, keyboard, lines
from bot.views import figures, measured
from bot.views.market import presets
from desk import money
from desk.accounts.model import Preferences
from desk.alerts.bulletins import Bulletin
from desk.alerts.model import Rule, Wanted
from desk.errors import Stale
from desk.i18n import Html, Texts, about, span
from desk.market.model import Quote, Timeframe
from desk.news.model import Headline
from desk.signals.fusion import SINGLE_SOURCE
from desk.signals.model import Outcome, Tone

MARKS: Final = {Tone.BULLISH: "🟢", Tone.BEARISH: "🔴", Tone.NEUTRAL: "⚪"}
IMPACTS: Final = (0, 30, 50, 70)
SHOWN: Final = 10
MOST_WORDS: Final = 150
Marks = Sequence[tuple[int, int]]


def alert(
    bulletin: Bulletin,
    preferences: Preferences | None,
    quote: Quote | None,
    t: Texts,
    *,
    is_explained: bool = False,
    warning: Html | None = None,
) -> Screen:
    """Return an alert; in a private chat (`preferences` given) with presets, else one button.

    Where a language model answers, it `is_explained` on request. `warning` is what the coin's
    trades look like.
    """
    headline, verdict, delivery = bulletin.headline, bulletin.verdict, bulletin.delivery
    base = delivery.symbol.partition("/")[0]
    text = lines(
        t("alert-title", mark=MARKS[verdict.tone], title=titled(headline, t)),
        _verdict(bulletin, t),
        _coins(bulletin, quote, t) if base else None,
        warning if base else None,
        foreign(bulletin.foreign, t),
        _doubts(verdict.doubts, t),
        _late(bulletin, t),
        _source(bulletin, t),
        _why(bulletin, t),
        _grades(bulletin.outcomes, delivery.symbol, t),
    )
    less = [button(t("button-less"), Less(headline=headline.id))]
    if is_explained:
        less.insert(0, button(t("button-explain"), Explain(headline=headline.id)))
    if not base:
        return Screen(text, keyboard(less))
    if preferences is None:
        buy = button(t("button-buy-coin", coin=base), Private(base=base, headline=headline.id))
        return Screen(text, keyboard([buy.model_copy(update={"style": "success"})], less))
    more = [
        button(t("button-chart"), Chart(base=base, timeframe=Timeframe.M5)),
        button(t("button-card", coin=base), Card(base=base)),
    ]
    venue = preferences.venue
    row = presets(base, preferences.presets, t, venue=venue, headline=headline.id)
    return Screen(text, keyboard(row, more, less))


def _verdict(bulletin: Bulletin, t: Texts) -> Html:
    """Say what the models made of it, or how much it is where there was nothing to read."""
    verdict, event = bulletin.verdict, bulletin.headline.measured
    if event is not None:
        return measured.beside(event, t)
    return t(
        "alert-verdict",
        tone=t(f"tone-{verdict.tone.value}"),
        impact=figures.percent(verdict.impact),
        confidence=figures.percent(verdict.confidence),
    )


def titled(headline: Headline, t: Texts, marks: Marks = (), *, limit: int = 400) -> Html:
    """Return the title, cut at `limit`, linked to its page when it has a safe address.

    What `marks` name, as (start, end), is bold. A headline of our own is in the chat's language.
    """
    if headline.measured is not None:
        return measured.title(headline.measured, t)
    whole = headline.title
    cut = whole if len(whole) <= limit else f"{whole[: limit - 1].rstrip()}…"
    title = _bold(cut, marks)
    if not headline.url.startswith(("https://", "http://")):
        return title
    return Html(f'<a href="{escape(headline.url, quote=True)}">{title}</a>')


def _bold(text: str, marks: Marks) -> Html:
    parts, at = [], 0
    for start, end in marks:
        parts.append(
            f"{escape(text[at:start], quote=False)}<b>{escape(text[start:end], quote=False)}</b>"
        )
        at = end
    return Html("".join(parts) + escape(text[at:], quote=False))


def _coins(bulletin: Bulletin, quote: Quote | None, t: Texts) -> Html:
    delivery = bulletin.delivery
    base = delivery.symbol.partition("/")[0]
    others = [coin for coin in bulletin.headline.coins if coin != base]
    change = quote.change_percent if quote else None
    return t(
        "alert-coins",
        coin=base,
        price=money.show_price(delivery.price) if delivery.price else "-",
        mark=figures.mark(change) if change is not None else "",
        change=figures.signed(change) if change is not None else "none",
        others=", ".join(others[:5]) or "none",
    )


def _doubts(doubts: Sequence[str], t: Texts) -> Html | None:
    """Warn of what is wrong; that one source has it so far is said beside its name instead."""
    told = [t(f"doubt-{name}") for name in doubts if name != SINGLE_SOURCE]
    return t("alert-doubts", doubts=Html(", ".join(told))) if told else None


def _late(bulletin: Bulletin, t: Texts) -> Html | None:
    """Say of an alert that has waited for Telegram, or for us, how old it was when it came."""
    return t("alert-late", late=about(bulletin.late, t)) if bulletin.late else None


def _source(bulletin: Bulletin, t: Texts) -> Html:
    headline, raised_at = bulletin.headline, bulletin.delivery.raised_at
    published = headline.published_at
    if headline.measured is not None:
        latency = _milliseconds(raised_at - headline.measured.at)
        return t("alert-measured", latency=str(latency))
    return t(
        "alert-source",
        source=headline.source,
        is_alone="yes" if SINGLE_SOURCE in bulletin.verdict.doubts else "no",
        age=figures.age(t, published, raised_at) if published else "unknown",
        latency=str(_milliseconds(raised_at - headline.seen_at)),
    )


def _why(bulletin: Bulletin, t: Texts) -> Html | None:
    """Name the rule that fired, with its words as they were then, and the model that judged."""
    words = bulletin.delivery.because
    if not words:
        return None
    event = bulletin.headline.measured
    if event is not None:
        told = measured.why(event, bulletin.passed, t) if bulletin.passed else "none"
        return t("alert-why-measured", rule=_short(words), told=told)
    novelty = figures.percent(bulletin.headline.novelty)
    return t("alert-why", rule=_short(words), novelty=novelty, model=bulletin.score.model)


def _short(words: str) -> str:
    """Cut the words of a rule: twenty whole ones do not fit into a message."""
    return words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1]}…"


def rehearsed(bulletin: Bulletin, preferences: Preferences | None, t: Texts) -> Screen:
    """Return what a rule would have told, marked as a test."""
    told = alert(bulletin, preferences, None, t)
    return Screen(lines(t("alert-test"), told.text), told.keyboard)


def foreign(language: str, t: Texts) -> Html | None:
    """Name a language that the chat does not read; None for one that it does."""
    return t("alert-foreign", language=language) if language else None


def _milliseconds(span: timedelta) -> int:
    return max(0, int(span.total_seconds() * 1000))


def _grades(outcomes: Sequence[Outcome], symbol: str, t: Texts) -> Html | None:
    graded = [
        f"{span(o.horizon, t)} {t('percent-change', value=figures.signed(o.move_bp / 100))}"
        for o in sorted(outcomes, key=lambda o: o.horizon)
        if o.symbol == symbol
    ]
    return t("alert-grades", grades=Html(" · ".join(graded))) if graded else None


def rules(found: Sequence[Rule], t: Texts, *, is_group: bool, muted: int = 0) -> Screen:
    """Return a chat's rules, each with its buttons; `muted` is how much it wants less of."""
    if not found:
        text = t("alerts-none", where="group" if is_group else "private")
        return Screen(text, keyboard([_add(t)], [_prices(t)]))
    told = [t("alerts-title"), *(_rule_line(i, rule, t) for i, rule in enumerate(found, 1))]
    rows = [_rule_row(i, rule, t) for i, rule in enumerate(found[:SHOWN], 1)]
    less = [button(t("button-muted"), Muted())] if muted else []
    told += [t("alerts-muted", count=muted)] if muted else []
    return Screen(
        lines(*told, Html(), t("alerts-how")), keyboard(*rows, [_add(t), *less], [_prices(t)])
    )


def _add(t: Texts) -> InlineKeyboardButton:
    return button(t("button-add-rule"), Draft(), "primary")


def _prices(t: Texts) -> InlineKeyboardButton:
    return button(t("button-price-alerts"), Go(place="price-alerts"))


def _rule_line(number: int, rule: Rule, t: Texts) -> Html:
    return t(
        "alerts-rule",
        number=str(number),
        mark="⏸" if rule.is_paused else "🔔",
        words=_short(str(rule.condition)),
    )


def _rule_row(number: int, rule: Rule, t: Texts) -> Row:
    key = "button-resume-rule" if rule.is_paused else "button-pause-rule"
    toggled = Pause(rule=rule.id, is_paused=not rule.is_paused)
    return [
        button(t(key, number=str(number)), toggled),
        button(t("button-test-rule", number=str(number)), Rehearse(rule=rule.id)),
        button(t("button-remove-rule", number=str(number)), Remove(rule=rule.id)),
    ]


def subscribed(rule: Rule, t: Texts) -> Screen:
    """Return what was subscribed to."""
    text = t("alerts-subscribed", words=str(rule.condition))
    return Screen(text, keyboard([button(t("button-all-rules"), Go(place="alerts"))]))


def switched(
    found: Sequence[Rule], changed: Sequence[Rule], t: Texts, *, is_paused: bool
) -> Screen:
    """Return that a chat's rules were paused or resumed, and the way back for those changed."""
    key = "alerts-paused" if is_paused else "alerts-resumed"
    everything = button(t("button-all-rules"), Go(place="alerts"))
    if not changed:
        return Screen(t(f"{key}-already"), keyboard([everything]))
    undo = PauseAll(rules=_marks(found, changed), is_paused=not is_paused)
    return Screen(
        t(key, count=len(changed)), keyboard([button(t("button-undo"), undo), everything])
    )


def _marks(found: Sequence[Rule], changed: Sequence[Rule]) -> str:
    """Name rules of a chat in a few characters: a bit for each by its place, and which list it is.

    Twenty names of twelve characters do not fit into a button.
    """
    marked = {rule.id for rule in changed}
    bits = sum(1 << place for place, rule in enumerate(found) if rule.id in marked)
    return f"{bits:x}.{_digest(found)}"


def marked(found: Sequence[Rule], marks: str) -> list[str]:
    """Return the ids that a button marked; raises `Stale` when the list is another one by now."""
    bits, _, digest = marks.partition(".")
    if digest != _digest(found):
        raise Stale(what="button", age_s=0, limit_s=0)
    return [rule.id for place, rule in enumerate(found) if int(bits, 16) >> place & 1]


def _digest(found: Sequence[Rule]) -> str:
    return sha256(" ".join(rule.id for rule in found).encode()).hexdigest()[:12]


def removed(rule: Rule, t: Texts) -> Screen:
    """Return a removed rule with the words that put it back, which the undo button reads."""
    text = t("alerts-removed", command=command_of(rule))
    undo = button(t("button-undo"), Restore())
    return Screen(text, keyboard([undo, button(t("button-all-rules"), Go(place="alerts"))]))


def command_of(rule: Rule) -> str:
    """Write a rule as the command that makes it."""
    return f"/alerts add {rule.condition}"


def draft(base: str, wanted: Wanted | None, quotes: Sequence[Quote], t: Texts) -> Screen:
    """Return the next question of a rule in the making: coin, tone, impact."""
    if not base:
        coins = [quote.symbol.partition("/")[0] for quote in quotes[:11]]
        buttons = [button(coin, Draft(base=coin)) for coin in coins]
        every = button(t("button-all-coins"), Draft(base="*"), "primary")
        return Screen(t("draft-coin"), keyboard(*grid([*buttons, every], 4)))
    coin = t("draft-all") if base == "*" else base
    if wanted is None:
        tones = [button(t(f"button-tone-{w.value}"), Draft(base=base, wanted=w)) for w in Wanted]
        market = button(t("button-gauges"), Gauges(base=base))
        return Screen(t("draft-tone", coin=coin), keyboard(*grid(tones, 2), [market]))
    impacts = [
        button(
            t("button-any-impact")
            if impact == 0
            else f"≥ {t('button-share', percent=str(impact))}",
            Subscribe(base=base, wanted=wanted, impact=impact),
        )
        for impact in IMPACTS
    ]
    return Screen(t("draft-impact", coin=coin, tone=wanted.value), keyboard(impacts))


def undone_by(text: str) -> str:
    """Return the words behind `/alerts add` in a removal message; empty when there are none."""
    found = next((line for line in text.splitlines() if "/alerts add " in line), "")
    return found.partition("/alerts add ")[2].strip()
