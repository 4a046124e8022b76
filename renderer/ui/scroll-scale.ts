/** Browsers draw nothing beyond some 33 million device pixels; half of it holds on a screen of double density. */
export const TALLEST = 15_000_000;

/** How tall all rows and the window on them are. */
export interface Extent {
  readonly total: number;
  readonly view: number;
}

/** Where the element is scrolled to, and where in all rows that is. */
export interface ScrollPlace {
  readonly top: number;
  readonly virtual: number;
  /** A person scrolled the element there. It may be further already, and is never put back. */
  readonly isByHand: boolean;
}

export const FIRST_PLACE: ScrollPlace = { top: 0, virtual: 0, isByHand: false };

// Lists taller than a browser can make an element. A small step of the wheel, a finger or a key moves the rows by as
// much; a jump of the bar goes to that part of the whole. Lists of up to some 180,000 rows just scroll.

/** How tall the element is made. */
export function elementHeight({ total }: Extent): number {
  return Math.min(total, TALLEST);
}

/** The place after the element was scrolled to `top`; the same one where nothing moves by it. */
export function scrolledTo(place: ScrollPlace, top: number, extent: Extent): ScrollPlace {
  const moved = top - place.top;
  if (Math.abs(moved) <= 1) return place;
  const ratio = ratioOf(extent);
  const isJump = Math.abs(moved) > extent.view;
  const virtual = ratio === 1 ? top : isJump ? top * ratio : place.virtual + moved;
  return { top, virtual: bound(virtual, extent), isByHand: true };
}

/** The place once scrolling has ended: the element stands where the bar tells the truth. The same one if it does. */
export function settled(place: ScrollPlace, extent: Extent): ScrollPlace {
  const top = place.virtual / ratioOf(extent);
  return Math.abs(top - place.top) <= 1 ? place : { ...place, top, isByHand: false };
}

/** The place after the least move that brings a row that begins at `start` into the window. */
export function placeToShow(place: ScrollPlace, start: number, height: number, extent: Extent): ScrollPlace {
  const { view } = extent;
  const isAbove = start < place.virtual;
  const isBelow = start + height > place.virtual + view;
  const virtual = bound(isAbove ? start : isBelow ? start + height - view : place.virtual, extent);
  return { top: virtual / ratioOf(extent), virtual, isByHand: false };
}

/** Where in the element that is drawn which begins at `start` of all rows. */
export function drawnAt(start: number, { top, virtual }: ScrollPlace): number {
  return start - virtual + top;
}

/** A place that still lies within rows that have become fewer, or a window that has grown. */
export function within(place: ScrollPlace, extent: Extent): ScrollPlace {
  const virtual = bound(place.virtual, extent);
  return virtual === place.virtual ? place : { top: virtual / ratioOf(extent), virtual, isByHand: false };
}

function ratioOf({ total, view }: Extent): number {
  return total <= TALLEST ? 1 : (total - view) / (TALLEST - view);
}

function bound(value: number, { total, view }: Extent): number {
  return Math.max(0, Math.min(value, total - view));
}
