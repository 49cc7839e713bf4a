"""Every `tapewire` subcommand; each reads the settings once and calls one function."""

import asyncio
import contextlib
import ctypes
import gc
import json
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any, Final

import typer
import uvloop

from desk import environment as configuration
from desk import money, telemetry
from desk.errors import BadAmount, DeskError
from desk.nursery import end
from desk.replays.model import Terms
from desk.settings import Settings
from desk.signals.scorecard import By

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Tapewire: a self-hosted, Telegram-first crypto desk.",
)
config = typer.Typer(no_args_is_help=True, help="Settings.")
keys = typer.Typer(no_args_is_help=True, help="The key that seals API keys.")
cli.add_typer(config, name="config")
cli.add_typer(keys, name="keys")

_PARENT_DIED: Final = 1  # prctl(PR_SET_PDEATHSIG)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """End with status 2 and the words of what a person can mend."""
    try:
        yield
    except DeskError as e:
        typer.echo(" ".join(str(v) for v in e.values.values()) or e.key, err=True)
        raise typer.Exit(2) from e
    except (ConnectionRefusedError, FileNotFoundError) as e:
        typer.echo(
            f"A server that this needs does not answer ({e}). See: tapewire doctor", err=True
        )
        raise typer.Exit(2) from e


def _settings(*, beside: bool = True) -> Settings:
    with _explained():
        return configuration.load(beside=beside)


def _servers() -> Settings:
    """Return settings that say where the servers are, or say how to have some."""
    settings = _settings()
    if settings.database_url and settings.redis_url:
        return settings
    typer.echo(
        f"No desk runs with the data in {settings.data_dir}. Start one, for example: make up\n"
        "Or name servers of your own in DATABASE_URL and REDIS_URL.",
        err=True,
    )
    raise typer.Exit(2)


def _serve(
    process: str, work: Callable[[Settings], Coroutine[Any, Any, None]], *, settings: Settings
) -> None:
    """Run a room until SIGTERM or Ctrl-C; both arrive as cancellation."""
    from ops.files import raise_limit  # noqa: PLC0415
    from ops.process import arm  # noqa: PLC0415

    raise_limit()
    telemetry.start(settings, process=process)
    arm(settings)
    _run(work(settings))


def _run(work: Coroutine[Any, Any, Any], *, is_fast: bool = True) -> Any:
    """Run to the end; `is_fast` False for who starts programs as another user, not in uvloop."""
    _collect()

    async def until_told() -> Any:
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        for how in (signal.SIGTERM, signal.SIGINT):
            # Who was put into the background by a shell is not meant by a Ctrl-C.
            if task is not None and signal.getsignal(how) is not signal.SIG_IGN:
                loop.add_signal_handler(how, end, task)
        return await work

    try:
        with (
            _explained(),
            asyncio.Runner(loop_factory=uvloop.new_event_loop if is_fast else None) as runner,
        ):
            return runner.run(until_told())
    except (KeyboardInterrupt, asyncio.CancelledError):
        return None


def _collect() -> None:
    """Look for garbage from now on, which `main` put off, in what comes now alone."""
    gc.freeze()
    gc.enable()


def command(*words: str) -> None:
    """Run a subcommand in a forked child, which ends when the process that forked it does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGTERM)
    cli(list(words))


@cli.command()
def up() -> None:
    """Run everything on this machine; Ctrl-C stops it."""
    from ops import process  # noqa: PLC0415 - each command imports its own room alone

    process.warm_up()
    from ops import up as found  # noqa: PLC0415

    settings = _settings(beside=False)
    telemetry.start(settings, process="up")
    raise typer.Exit(_run(found.run(settings), is_fast=False) or 0)


@cli.command()
def bot() -> None:
    """Run the Telegram bot."""
    from bot import app  # noqa: PLC0415

    _serve("bot", app.run, settings=_servers())


@cli.command()
def webapp() -> None:
    """Run the Mini App, the REST API and the live WebSocket."""
    from webapp import app  # noqa: PLC0415

    _serve("webapp", app.run, settings=_servers())


@cli.command()
def worker(
    group: Annotated[str, typer.Argument(help="trade, market, watch, scrape or upkeep")],
) -> None:
    """Run one group of workers."""
    from workers import app  # noqa: PLC0415

    if group not in app.GROUPS:
        raise typer.BadParameter(f"{group!r} is not one of {', '.join(app.GROUPS)}")
    _serve(group, lambda settings: app.run(settings, group), settings=_servers())


@cli.command()
def ml() -> None:
    """Run the inference worker."""
    from ml import app  # noqa: PLC0415

    _serve("ml", app.run, settings=_servers())


@cli.command()
def exchange() -> None:
    """Run the paper exchange."""
    from exchange import app  # noqa: PLC0415

    _serve("exchange", app.run, settings=_settings())


@cli.command()
def sandbox() -> None:
    """Run the sandbox: Telegram with its chat page, and news feeds."""
    from sandbox import app  # noqa: PLC0415

    _serve("sandbox", app.run, settings=_settings())


@cli.command()
def migrate(
    to: Annotated[str, typer.Option(help="Revision, or head.")] = "head",
) -> None:
    """Bring the database to the newest schema."""
    from db import migrate as found  # noqa: PLC0415

    _run(found.upgrade(_servers().database_url, revision=to))


@cli.command()
def doctor(*, as_json: Json = False) -> None:
    """Check everything that a running desk needs; exit 1 when something is wrong."""
    from ops import doctor as found  # noqa: PLC0415

    raise typer.Exit(_run(found.run(_settings(), as_json=as_json)))


@cli.command()
def verify(*, as_json: Json = False) -> None:
    """Check every invariant over the live database; exit 1 on a breach."""
    from ops import verify as found  # noqa: PLC0415

    raise typer.Exit(_run(found.run(_servers(), as_json=as_json)))


@cli.command()
def bench(
    name: Annotated[str, typer.Argument(help="One bench, or all.")] = "all",
    *,
    seeds: Annotated[int, typer.Option(help="Histories that simulate plays.", min=1)] = 2000,
    first: Annotated[int, typer.Option(help="Seed of the first one.", min=0)] = 0,
    as_json: Json = False,
) -> None:
    """Measure against the budgets; prints each figure beside its budget and its floor."""
    from ops import bench as found  # noqa: PLC0415

    _collect()
    raise typer.Exit(found.run(_settings(), name, as_json=as_json, seeds=seeds, first=first))


@cli.command()
def score(
    by: Annotated[By, typer.Option(help="What to rank.")] = By.SOURCE,
    days: Annotated[int, typer.Option(help="Over the last days.", min=1, max=365)] = 30,
    *,
    as_json: Json = False,
) -> None:
    """Print how right alerts have been, by horizon, with intervals and counts."""
    from ops import score as found  # noqa: PLC0415

    _run(found.run(_servers(), by, days=days, as_json=as_json))


def _number(option: str, text: str) -> Decimal:
    try:
        return money.exact(text)
    except BadAmount as e:
        raise typer.BadParameter(f"{text!r} is not a number such as 2.5", param_hint=option) from e


@cli.command()
def replay(  # noqa: PLR0913 - each option is one of the terms
    *,
    source: Annotated[str, typer.Option(help="Whose alerts.")],
    preset: Annotated[str, typer.Option(help="USDT spent on each.")] = "100",
    delay_ms: Annotated[int, typer.Option(help="Bought so late.", min=0)] = 300,
    tp: Annotated[str, typer.Option(help="Take-profit in percent.")] = "",
    sl: Annotated[str, typer.Option(help="Stop-loss in percent.")] = "",
    fee_bps: Annotated[str, typer.Option(help="Fee of each side.")] = "10",
    half_spread_bps: Annotated[str, typer.Option(help="Lost on each side.")] = "2",
    hold_h: Annotated[int, typer.Option(help="Sold after so many hours.", min=1)] = 24,
    days: Annotated[int, typer.Option(help="Alerts of the last days.", min=1, max=365)] = 30,
    until: Annotated[str, typer.Option(help="End of the span; now unless named.")] = "",
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print every trade as CSV.")] = False,
) -> None:
    """Buy every alert of a source on the archive of prices, and print what it brought."""
    from ops import replay as found  # noqa: PLC0415

    terms = Terms(
        spend=_number("--preset", preset),
        delay=timedelta(milliseconds=delay_ms),
        target=_number("--tp", tp) / 100 if tp else None,
        stop=_number("--sl", sl) / 100 if sl else None,
        fee_bps=_number("--fee-bps", fee_bps),
        half_spread_bps=_number("--half-spread-bps", half_spread_bps),
        hold=timedelta(hours=hold_h),
    )
    form = found.Form.JSON if as_json else found.Form.CSV if as_csv else found.Form.TEXT
    _run(found.run(_servers(), source, terms, days=days, until=until, form=form))


@cli.command()
def headlines(
    interval_s: Annotated[float, typer.Option(help="Seconds between two headlines.", min=0.05)] = 1,
) -> None:
    """Publish the bundled day of headlines on the sandbox feeds until Ctrl-C."""
    from workers.sources import replay as found  # noqa: PLC0415

    changed = _settings().model_copy(update={"replay_interval_s": interval_s})
    _run(found.run(changed))


@cli.command()
def backup(
    target: Annotated[str, typer.Argument(help="File to write.")],
) -> None:
    """Write the desk into a file; the key that opens API keys is left out on purpose."""
    from ops import backup as found  # noqa: PLC0415

    settings = _settings()
    with _explained():
        raise typer.Exit(found.write(settings, target))


@cli.command()
def restore(
    source: Annotated[str, typer.Argument(help="File written by backup.")],
) -> None:
    """Replace the desk by what a backup holds; it must be stopped."""
    from ops import backup as found  # noqa: PLC0415

    settings = _settings()
    with _explained():
        raise typer.Exit(found.read(settings, source))


@keys.command("rotate")
def rotate() -> None:
    """Seal API keys under a new key and forget the old one; the desk may run."""
    from ops import keys as found  # noqa: PLC0415

    raise typer.Exit(_run(found.rotate(_servers())))


@config.command("show")
def show(*, as_json: Json = False) -> None:
    """Print every setting in force; secrets are masked."""
    settings = _settings()
    found = {
        configuration.variable(name): str(getattr(settings, name))
        for name in type(settings).model_fields
    }
    if as_json:
        typer.echo(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            typer.echo(f"{name}={value}")


@config.command("example")
def example() -> None:
    """Print `.env.example`."""
    with contextlib.suppress(BrokenPipeError):
        typer.echo(configuration.example(), nl=False)
