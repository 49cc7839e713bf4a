"""Signing in, being let in, preferences, and the chats the bot is in."""

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Final, Protocol

from desk import clock, i18n
from desk.accounts import auth, preferences, sessions
from desk.accounts.model import Account, Chat, ChatKind, Person, Preferences, Role, State
from desk.accounts.sessions import WebSession
from desk.errors import NotAllowed, NotFound, NotSignedIn, Unavailable
from desk.events import AccessDecided, AccessRequested
from desk.ports import OpenUnit, Unit
from desk.secret import Secret
from desk.settings import Settings

LINK_LIFE: Final = timedelta(minutes=5)
CLAIM: Final = "admin-claim"
MOST_WAITING: Final = 100
_BOTS: Final = frozenset({777000, 1087968824, 136817688})  # Telegram's own service accounts


class Welcome(Protocol):
    """What else happens in the transaction that makes an account, such as paper money."""

    async def __call__(self, unit: Unit, account_id: int) -> None: ...


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a token speaks for, and in which of their sessions."""

    account: Account
    session_id: str


@dataclass(frozen=True, slots=True)
class Session:
    """A signed web session; `token` lives in the page's memory for `auth.SESSION`.

    `reload` opens it again for a page that lost its memory, for as long; for a cookie alone.
    """

    account: Account
    token: str
    reload: str
    start_param: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Who may use the desk, and how they like it."""

    open: OpenUnit
    settings: Settings
    welcome: Welcome

    async def enter(self, person: Person) -> Account:
        """Return the person's account, made on first sight; safe to repeat.

        With access by approval a newcomer's account is PENDING and the admins are asked.
        """
        if person.id in _BOTS or person.id <= 0:
            raise NotAllowed(what="service-account")
        async with self.open(reads=True) as unit:
            account = await unit.accounts.get(person.id)
        if account is not None and self._current(account, person) == account:
            return account  # as with every update but the first
        async with self.open() as unit:
            account = await unit.accounts.get(person.id, lock=True)
            if account is not None:
                current = self._current(account, person)
                await unit.accounts.save(current)
                await unit.commit()
                return current
            account = self._newcomer(person)
            if not await unit.accounts.add(account):
                return await self.get(person.id)
            await self.welcome(unit, account.id)
            await unit.chats.save(
                Chat(
                    id=person.id,
                    kind=ChatKind.PRIVATE,
                    title=account.name,
                    language=account.preferences.language,
                    account_id=person.id,
                )
            )
            if account.state is State.PENDING:
                unit.publish(AccessRequested(account_id=account.id))
            await unit.commit()
        return account

    async def get(self, account_id: int) -> Account:
        """Return an account; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            return await _known(unit, account_id)

    async def prefer(self, account_id: int, wanted: Preferences) -> Account:
        """Replace the person's preferences; raises `BadSetting` for one outside its range."""
        async with self.open() as unit:
            account = await _known(unit, account_id, lock=True)
            chosen = preferences.owned(account.preferences, wanted)
            account = await self.rewrite(unit, account, chosen)
            await unit.commit()
        return account

    async def rewrite(self, unit: Unit, account: Account, chosen: Preferences) -> Account:
        """Write preferences with what is said of their origin; the caller locks and commits.

        Raises `BadSetting` for one outside its range.
        """
        preferences.check(chosen, self.settings, account.preferences)
        account = replace(account, preferences=chosen)
        await unit.accounts.save(account)
        chat = await unit.chats.get(account.id)
        if chat is not None and chat.language != chosen.language:
            await unit.chats.save(replace(chat, language=chosen.language))
        return account

    async def decide(self, admin_id: int, account_id: int, *, is_granted: bool) -> Account:
        """Let somebody in or turn them away; admins only, and nobody turns themselves away."""
        if account_id == admin_id and not is_granted:
            raise NotAllowed(what="oneself")
        async with self.open() as unit:
            await need_admin(unit, admin_id)
            state = State.ACTIVE if is_granted else State.BLOCKED
            account = replace(
                await _known(unit, account_id, lock=True),
                state=state,
                session_version=(await _known(unit, account_id)).session_version + 1,
            )
            await unit.accounts.save(account)
            await sessions.end_all(unit, account_id)
            unit.publish(AccessDecided(account_id=account_id, is_granted=is_granted))
            await unit.commit()
        return account

    async def waiting(self, admin_id: int) -> list[Account]:
        """Return those who wait to be let in, who came first in front, 100 at most; admins only."""
        async with self.open(reads=True) as unit:
            await need_admin(unit, admin_id)
            return await unit.accounts.waiting(MOST_WAITING)

    async def admins(self) -> list[Account]:
        """Return all active admins."""
        async with self.open() as unit:
            return await unit.accounts.admins()

    async def offer_claim(self) -> str | None:
        """Return a fresh one-time code that makes its first user an admin.

        None with admins, and where the settings name some: then a code of before is void too.
        """
        code = secrets.token_hex(8)
        async with self.open() as unit:
            if self.settings.admins or await unit.accounts.admins():
                await unit.keeps.take(CLAIM)
                await unit.commit()
                return None
            await unit.keeps.put(CLAIM, {"digest": auth.digest_of(code)}, until=None)
            await unit.commit()
        return code

    async def claim(self, account_id: int, code: str) -> Account:
        """Make the account an admin with the code printed at start; raises `NotAllowed`.

        No code counts while there is an admin, nor for somebody who was turned away.
        """
        async with self.open() as unit:
            account = await _known(unit, account_id, lock=True)
            kept = await unit.keeps.get(CLAIM)
            is_right = kept is not None and Secret(kept["digest"]).matches(
                auth.digest_of(code.strip())
            )
            if not is_right or account.state is State.BLOCKED or await unit.accounts.admins():
                raise NotAllowed(what="claim")
            if await unit.keeps.take(CLAIM) is None:  # somebody was faster
                raise NotAllowed(what="claim")
            account = replace(account, role=Role.ADMIN, state=State.ACTIVE)
            await unit.accounts.save(account)
            await unit.commit()
        return account

    # -- the web

    async def open_mini_app(self, init_data: str, device: str = "") -> Session:
        """Exchange verified initData, once, for a session; raises `NotSignedIn`.

        `device` is what the person's list of sessions calls it.
        """
        now = clock.now()
        token = self.settings.telegram_bot_token
        launch = auth.check_init_data(init_data, token=token, now=now)
        async with self.open() as unit:
            name = f"init:{launch.digest}"
            if not await unit.keeps.claim(name, until=now + auth.MAX_AGE + auth.MAX_AHEAD):
                raise NotSignedIn(why="replayed")
            await unit.commit()
        account = await self.enter(launch.person)
        return await self._begin(account, device, launch.start_param)

    async def login_link(self, account_id: int) -> str:
        """Return a one-time address that opens the web app as this account for 5 minutes."""
        token = secrets.token_urlsafe(24)
        name = f"login:{auth.digest_of(token)}"
        async with self.open() as unit:
            await unit.keeps.put(name, {"account_id": account_id}, until=clock.now() + LINK_LIFE)
            await unit.commit()
        return f"{self.settings.web_url}/login#{token}"

    async def whose_link(self, token: str) -> Account:
        """Return whom a login link would sign in, and leave it good; raises as `open_link` does."""
        async with self.open(reads=True) as unit:
            kept = await unit.keeps.get(f"login:{auth.digest_of(token)}")
        if kept is None:
            raise NotSignedIn(why="link")
        return self._fit_for_web(await self.get(int(kept["account_id"])))

    async def open_link(self, token: str, device: str = "") -> Session:
        """Exchange the token of a login link, once, for a session; raises `NotSignedIn`."""
        async with self.open() as unit:
            kept = await unit.keeps.take(f"login:{auth.digest_of(token)}")
            await unit.commit()
        if kept is None:
            raise NotSignedIn(why="link")
        return await self._begin(await self.get(int(kept["account_id"])), device)

    async def check(self, token: str, *, audience: str = auth.AUDIENCE) -> SignedIn:
        """Return the active account a session token speaks for; raises `NotSignedIn`."""
        now = clock.now()
        claim = auth.check_session(
            token, secret=self.settings.session_secret, now=now, audience=audience
        )
        async with self.open(reads=True) as unit:
            account = await unit.accounts.get(claim.account_id)
            opened = await sessions.opened(unit, claim.account_id)
        if account is None:
            raise NotSignedIn(why="account")
        session = next((one for one in opened if one.id == claim.session_id), None)
        is_good = account.session_version == claim.version and account.state is State.ACTIVE
        if session is None or not is_good:
            raise NotSignedIn(why="revoked")
        if session.is_unseen(now):
            async with self.open() as unit:
                await sessions.seen(unit, account.id, session.id)
                await unit.commit()
        return SignedIn(account, session.id)

    async def renew(self, signed_in: SignedIn) -> Session:
        """Return a fresh token of a session that is still open; raises `NotSignedIn`."""
        async with self.open() as unit:
            await sessions.prolong(unit, signed_in.account.id, signed_in.session_id)
            await unit.commit()
        return self._session(signed_in.account, signed_in.session_id)

    async def sessions(self, account_id: int) -> list[WebSession]:
        """Return the person's open web sessions, the one last seen first."""
        async with self.open(reads=True) as unit:
            return await sessions.opened(unit, account_id)

    async def end_session(self, account_id: int, session_id: str) -> None:
        """End one of the person's sessions, its connections too; raises `NotFound`."""
        async with self.open() as unit:
            await sessions.end(unit, account_id, session_id)
            await unit.commit()

    async def end_other_sessions(self, signed_in: SignedIn) -> int:
        """End all of the person's sessions but the one that asks; return how many."""
        async with self.open() as unit:
            ended = await sessions.end_others(unit, signed_in.account.id, signed_in.session_id)
            await unit.commit()
        return ended

    # -- chats

    async def meet(self, chat: Chat) -> None:
        """Remember a chat the bot is in."""
        async with self.open() as unit:
            known = await unit.chats.get(chat.id)
            if known is not None:
                chat = replace(chat, language=known.language, moved_to=known.moved_to)
            await unit.chats.save(chat)
            await unit.commit()

    async def hearer(self, chat_id: int) -> tuple[Chat, Account | None]:
        """Return a chat and whom it belongs to, None for a group; raises `NotFound`."""
        async with self.open(reads=True) as unit:
            chat = await unit.chats.get(chat_id)
            if chat is None:
                raise NotFound(what="chat", id=chat_id)
            return chat, await _known(unit, chat_id) if chat_id > 0 else None

    async def leave(self, chat_id: int) -> None:
        """Stop sending to a chat, and tracking its calls: the bot was removed or blocked."""
        async with self.open() as unit:
            chat = await unit.chats.get(chat_id)
            if chat is not None and chat.is_active:
                await unit.chats.save(replace(chat, is_active=False))
                await unit.boards.leave(chat_id)
                await unit.commit()

    async def migrate(self, old_id: int, new_id: int) -> None:
        """Follow a group that became a supergroup: its rules move with it."""
        async with self.open() as unit:
            await unit.chats.migrate(old_id, new_id)
            await unit.commit()

    async def _begin(self, account: Account, device: str, start_param: str = "") -> Session:
        self._fit_for_web(account)
        async with self.open() as unit:
            begun = await sessions.begin(unit, account.id, device)
            await unit.commit()
        return self._session(account, begun.id, start_param)

    def _fit_for_web(self, account: Account) -> Account:
        """Return the account; raises where no session of it may begin."""
        if account.state is not State.ACTIVE:
            raise NotAllowed(what="web")
        if not self.settings.session_secret:
            raise Unavailable(what="session-secret")
        return account

    def _session(self, account: Account, session_id: str, start_param: str = "") -> Session:
        sign = partial(
            auth.sign_session,
            auth.Claim(account.id, account.session_version, session_id),
            secret=self.settings.session_secret,
            now=clock.now(),
        )
        return Session(account, sign(), sign(audience=auth.RELOAD), start_param)

    def _current(self, account: Account, person: Person) -> Account:
        """Return the account under its name of now, with the operator's word of now.

        Whom the settings name as an admin is one from then on, unless they were turned away.
        """
        known = account.known_as(person)
        now = preferences.followed(known.preferences, self.settings)
        if person.id in self.settings.admins and known.state is not State.BLOCKED:
            known = replace(known, role=Role.ADMIN, state=State.ACTIVE)
        return replace(known, preferences=now)

    def _newcomer(self, person: Person) -> Account:
        is_admin = person.id in self.settings.admins
        is_in = is_admin or self.settings.is_open
        account = Account(
            id=person.id,
            name="",
            role=Role.ADMIN if is_admin else Role.USER,
            state=State.ACTIVE if is_in else State.PENDING,
            preferences=Preferences(
                language=i18n.choose(person.language),
                came_with=i18n.choose(person.language) if person.language else "",
                time_zone=self.settings.time_zone,
                quick_limit=self.settings.quick_limit,
            ),
            created_at=clock.now(),
        )
        return account.known_as(person)


async def need_admin(unit: Unit, account_id: int) -> Account:
    """Return the admin's account; raises `NotAllowed` for everybody else."""
    account = await unit.accounts.get(account_id)
    if account is None or not account.is_admin:
        raise NotAllowed(what="admin")
    return account


async def _known(unit: Unit, account_id: int, *, lock: bool = False) -> Account:
    account = await unit.accounts.get(account_id, lock=lock)
    if account is None:
        raise NotFound(what="account", id=account_id)
    return account
