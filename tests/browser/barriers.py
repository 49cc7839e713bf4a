"""What bars people from a page who see, hear or move otherwise: axe-core, run inside of it."""

from functools import cache
from pathlib import Path
from typing import Final

from playwright.async_api import Page

AXE: Final = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2, levels A and AA, and what axe calls good practice beyond it.
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN: Final = """async (rules) => {
  // Colours on their way from one to the other are neither; one that ends may begin another.
  const frame = () => new Promise(requestAnimationFrame);
  const finite = (each) => each.effect.getComputedTiming().iterations !== Infinity;
  for (let still = 0; still < 3; still += 1) {
    await frame();
    const moving = document.getAnimations().filter(finite);
    if (moving.length) still = 0;
    await Promise.all(moving.map((each) => each.finished.catch(() => null)));
  }
  const options = {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]};
  const {violations} = await axe.run(document, options);
  return violations.flatMap(({id, help, nodes}) => nodes.slice(0, 5).map((node) =>
    `${id}: ${help}: ${node.target.join(" ")}: ${node.any.map((each) => each.message).join("; ")}`
  ));
}"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


async def barriers(page: Page) -> list[str]:
    """Return what is in somebody's way on the page as it stands: rule, place, what is wrong."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_axe())  # no <script>: the page's own policy would not let it in
    found: list[str] = await page.evaluate(_RUN, RULES)
    return found
