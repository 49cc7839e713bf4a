// What is wrong for whoever reads or taps: texts below the contrast of WCAG 2.2 AA (1.4.3),
// controls too small to hit (2.5.8) or without a name.
() => {
  const channels = (colour) => {
    const found = colour.match(/[\d.]+/g).map(Number);
    return colour.startsWith("color(srgb") ? found.map((c, i) => (i < 3 ? c * 255 : c)) : found;
  };
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const ground = (node) => {
    if (!node) return [255, 255, 255];
    const style = getComputedStyle(node);
    if (style.backgroundImage !== "none") return null;
    const own = channels(style.backgroundColor);
    if ((own[3] ?? 1) === 1) return own.slice(0, 3);
    const under = ground(node.parentElement);
    return under && over(own, under);
  };
  const light = (colour) => colour.map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const faded = (node) => !node ? 1 : getComputedStyle(node).opacity * faded(node.parentElement);
  const seen = (node) => node.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const faults = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !seen(node) || node.closest(".wait, .sr, .skip, script")) continue;
    if (node.closest(":disabled, [inert], .tv-lightweight-charts")) continue;
    const under = ground(node);
    if (!under) continue;
    const style = getComputedStyle(node);
    const [r, g, b, a = 1] = channels(style.color);
    const [x, y] = [light(over([r, g, b, a * faded(node)], under)), light(under)];
    const ratio = (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faults.push(`${ratio.toFixed(2)}: ${node.className} ${node.textContent.slice(0, 40)}`);
  }
  for (const control of document.querySelectorAll("a[href], button, input, select, summary")) {
    if (!seen(control) || control.closest(".skip, .tv-lightweight-charts, p")) continue;
    const box = control.getBoundingClientRect(), grown = getComputedStyle(control, "::after");
    const reach = grown.position === "absolute" ? parseFloat(grown.height) : 0;
    const size = Math.min(box.width, Math.max(box.height, reach));
    if (size < 24) faults.push(`${size} px: ${control.outerHTML.slice(0, 80)}`);
    const name = control.textContent.trim() || control.ariaLabel || control.title || control.labels?.length;
    if (!name) faults.push(`unnamed: ${control.outerHTML.slice(0, 80)}`);
  }
  return faults;
}
