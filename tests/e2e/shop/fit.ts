import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

/** Fails when the page or a stage would have to be scrolled, or when something of the lane sticks out of its place. */
export async function expectFits(page: Page): Promise<void> {
  expect.soft(await misfitsOf(page)).toEqual([]);
}

/** What does not fit: the page, a stage, a button, a line of text that is cut off where nothing says that it goes on. */
export function misfitsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
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
}

/** Text anywhere on the page that its place cuts off without a sign that it goes on, and what sticks out sideways. */
export function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("aside *, dialog *, main *, header *")) {
      if (!element.checkVisibility() || element.clientWidth <= 1 || element.closest("svg")) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const name = `${element.tagName.toLowerCase()} ${element.innerText.replaceAll(/\s+/gu, " ").slice(0, 50)}`;
      const isWide = element.scrollWidth > element.clientWidth + 1;
      if (isWide && overflowX !== "visible" && textOverflow !== "ellipsis") found.push(`wider than its place: ${name}`);
      const holder = element.closest("button, label, td, th");
      if (!holder || holder === element) continue;
      const [inner, outer] = [element.getBoundingClientRect(), holder.getBoundingClientRect()];
      if (inner.right > outer.right + 1 || inner.left < outer.left - 1) found.push(`out of its button: ${name}`);
    }
    return [...new Set(found)];
  });
}
