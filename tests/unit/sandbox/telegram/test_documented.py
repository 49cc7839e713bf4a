"""docs/sandbox.md lists what scripts may post, with the fields that are really read."""

import re
from pathlib import Path
from typing import cast

from sandbox.telegram.bodies import Body
from sandbox.telegram.sim import Sim
from sandbox.telegram.world import World

PAGE = (Path(__file__).parents[4] / "docs" / "sandbox.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `POST /sim/(\w+)` \| (.*?) \|", re.MULTILINE)


def fields_of(body: type[Body]) -> list[str]:
    """Return the fields of a body as the page writes them; `bot` is in all of them."""
    fields = body.model_fields.items()
    return [f"`{n}`" if f.is_required() else f"`{n}?`" for n, f in fields if n != "bot"]


def test_every_act_is_on_the_page_with_its_fields() -> None:
    acts = Sim(cast("World", None)).acts()
    told = {path: fields.split() for path, fields in ROW.findall(PAGE)}
    assert told == {path: fields_of(body) for path, (body, _) in acts.items()}
