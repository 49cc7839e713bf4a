"""A person's settings with their origin, the changes a client may ask for, and files compared."""

from datetime import time
from decimal import Decimal
from typing import Annotated, Any, Final, Self

from pydantic import Field, StringConstraints

from desk import i18n
from desk.accounts.model import Account
from desk.choices import origins, portable
from desk.choices.model import Chosen, Comparison, Setting, Shown
from desk.i18n import Texts
from desk.news.language import LANGUAGES
from desk.risk import gate
from desk.risk.model import Rule
from desk.settings import Settings
from webapp.errors import problem
from webapp.schemas.accounts import AccountOut, Clock
from webapp.schemas.fields import Answer, Body, PositiveAmount, Sum

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
_NONE: Final = Decimal(0)


class SpanBody(Body):
    """Local times; may span midnight."""

    begin: Clock = Field(alias="from")
    end: Clock = Field(alias="to")


class SettingsBody(Body):
    """What to change; what is left out stays. Sums in USDT, times local, limits null for none."""

    language: str = Field(default="", min_length=2, max_length=12)
    time_zone: str = Field(default="", min_length=1, max_length=64)
    pictures: str = Field(default="", min_length=1, max_length=12)
    presets: tuple[PositiveAmount, ...] = Field(
        default=(), strict=False, min_length=1, max_length=6
    )
    quick_limit: PositiveAmount = _NONE
    quiet_hours: SpanBody | None = None
    digest_at: Clock | None = None
    headline_languages: tuple[Code, ...] = Field(default=(), strict=False, max_length=64)
    limits: dict[str, PositiveAmount | None] = Field(
        default_factory=dict, max_length=len(Rule), examples=[{"max-day": "2000"}]
    )

    def values(self) -> dict[Setting, Any]:
        """Return what was sent, for the desk, which checks its range."""
        return {name: self._value(name) for name in Setting if name in self.model_fields_set}

    def _value(self, name: Setting) -> Any:
        value = getattr(self, name)
        if isinstance(value, SpanBody):
            return time.fromisoformat(value.begin), time.fromisoformat(value.end)
        return time.fromisoformat(value) if name is Setting.DIGEST_AT and value else value


class SettingOut(Answer):
    """One setting; `given` is what it would be without the person's word."""

    name: str
    value: Any
    origin: str
    given: Any

    @classmethod
    def of(cls, shown: Shown) -> Self:
        """Write a setting as the file of settings has it."""
        name = shown.setting
        return cls(
            name=name.value,
            value=portable.plain(name, shown.value),
            origin=shown.origin.value,
            given=portable.plain(name, shown.given),
        )


class OwnLimitOut(Answer):
    """A limit of the desk, and the lower one that the person set."""

    rule: str
    own: Sum | None
    ceiling: Sum
    origin: str


class LanguageOut(Answer):
    """A language as those who speak it call it."""

    code: str
    name: str


class ChoicesOut(Answer):
    """Everything that may be set, what may be chosen, and the account as it is now."""

    settings: tuple[SettingOut, ...]
    limits: tuple[OwnLimitOut, ...]
    languages: tuple[LanguageOut, ...]
    headline_languages: tuple[str, ...]
    account: AccountOut

    @classmethod
    def of(cls, chosen: Chosen, account: Account, settings: Settings) -> Self:
        """Write a person's choices for them."""
        ceilings = gate.ceilings(settings)
        return cls(
            settings=tuple(map(SettingOut.of, origins.shown(chosen, settings).values())),
            limits=tuple(
                OwnLimitOut(
                    rule=rule.value,
                    own=chosen.limits.get(rule),
                    ceiling=ceilings[rule],
                    origin=origins.of_limit(rule, chosen.limits.get(rule), settings).value,
                )
                for rule in Rule
            ),
            languages=tuple(LanguageOut(code=c, name=n) for c, n in i18n.NAMES.items()),
            headline_languages=tuple(sorted(LANGUAGES)),
            account=AccountOut.of(account),
        )


class ChangeOut(Answer):
    """From what to what, empty for nothing; `name` is a setting or the rule of a limit."""

    part: str
    name: str
    before: str
    after: str


class DeniedOut(Answer):
    """What of a file cannot be had, and why."""

    part: str
    name: str
    value: str
    detail: str


class ComparisonOut(Answer):
    """What a file changes. `id` applies it within ten minutes, or undoes it within the hour."""

    id: str
    changes: tuple[ChangeOut, ...]
    denied: tuple[DeniedOut, ...]

    @classmethod
    def of(cls, offer_id: str, found: Comparison, t: Texts) -> Self:
        """Write a comparison in the language of who asks."""
        return cls(
            id=offer_id,
            changes=tuple(
                ChangeOut(part=c.part.value, name=c.name, before=c.before, after=c.after)
                for c in found.changes
            ),
            denied=tuple(
                DeniedOut(
                    part=d.part.value,
                    name=d.name,
                    value=d.value,
                    detail=str(problem(d.error, t.language)["detail"]),
                )
                for d in found.denied
            ),
        )
