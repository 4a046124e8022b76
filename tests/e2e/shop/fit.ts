import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

/** Fails when the page or a stage would have to be scrolled, or when something of the lane sticks out of its place. */
export async function expectFits(page: Page): Promise<void> {
  const misfits = await page.evaluate(() => {
    const found: string[] = [];
    const { documentElement: root } = document;
    if (root.scrollHeight > root.clientHeight) found.push(`page: ${root.scrollHeight} > ${root.clientHeight} high`);
    if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth} > ${root.clientWidth} wide`);
    for (const stage of document.querySelectorAll<HTMLElement>("section[data-stage]")) {
      const name = `stage ${stage.dataset["stage"]}`;
      if (stage.scrollHeight > stage.clientHeight)
        found.push(`${name}: ${stage.scrollHeight} > ${stage.clientHeight} high`);
      if (stage.scrollWidth > stage.clientWidth)
        found.push(`${name}: ${stage.scrollWidth} > ${stage.clientWidth} wide`);
    }
    for (const element of document.querySelectorAll<HTMLElement>("header *, footer *, main button")) {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const name = (element.innerText || element.ariaLabel || element.tagName).replaceAll(/\s+/gu, " ").slice(0, 40);
      // What only assistive technology gets is a pixel wide.
      if (width <= 1) continue;
      if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
        found.push(`off the page: ${name}`);
      if (element.matches("button") && element.scrollWidth > element.clientWidth + 1) found.push(`cut off: ${name}`);
    }
    return found;
  });
  expect.soft(misfits).toEqual([]);
}
