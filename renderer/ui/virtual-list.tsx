import { useEffect, useImperativeHandle, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode, Ref } from "react";
import { rowKeyTarget } from "./row-keys.ts";
import { drawnAt, elementHeight, FIRST_PLACE, placeToShow, scrolledTo, settled, within } from "./scroll-scale.ts";
import styles from "./virtual-list.module.css";

export interface VirtualListProps {
  readonly label: string;
  /** What the rows are about: when it changes they are others, and begin at the top; the focus stays where it is. */
  readonly about: string;
  readonly count: number;
  /** More rows may follow than are known. */
  readonly isOpenEnded: boolean;
  /** Height of a row in rem, for a list so many rem wide. */
  readonly rowRem: (widthRem: number) => number;
  readonly renderRow: (index: number, focus: RowFocus) => ReactNode;
  /** Called with the rows in sight, whenever they change. */
  readonly onSight: (first: number, last: number) => void;
  readonly list: Ref<VirtualListHandle>;
  /** The row that is in sight when the list appears. */
  readonly startAt: number | null;
}

/** Goes on the button of a row: one of them takes part in tabbing, the arrows go to the others. */
export interface RowFocus {
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

export interface VirtualListHandle {
  /** Moves the focus for a key that was pressed in the list or in what stands above it. */
  press(event: KeyboardEvent): void;
  /** Brings a row into sight and gives it the focus. */
  focusRow(index: number): void;
  /** Whether the first row is in sight. */
  isAtTop(): boolean;
}

/** Rows drawn beyond the edge, so that scrolling never shows bare ground. */
const BEYOND = 6;

/**
 * A list of any length of which only the rows in sight are on the page. All rows are of one height. Assistive
 * technology is told each row's place and how many there are.
 */
export function VirtualList(props: VirtualListProps) {
  const { label, about, count, isOpenEnded, rowRem, renderRow, onSight, list, startAt } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(() => ({ height: innerHeight, width: innerWidth, rem: rootRem() }));
  const rowHeight = rowRem(size.width / size.rem) * size.rem;
  const extent = { total: count * rowHeight, view: size.height };
  const [scrolled, setScrolled] = useState(() =>
    placeToShow(FIRST_PLACE, (startAt ?? 0) * rowHeight, rowHeight, extent),
  );
  const [active, setActive] = useState(startAt ?? 0);
  const [shown, setShown] = useState(about);
  if (shown !== about) {
    setShown(about);
    setScrolled(FIRST_PLACE);
    setActive(0);
  }
  /** Gets the focus as soon as it is on the page: a row may have to be read first. */
  const wanted = useRef<number | null>(null);
  const place = within(scrolled, extent);
  const first = Math.max(0, Math.floor(place.virtual / rowHeight) - BEYOND);
  const last = Math.min(count - 1, Math.ceil((place.virtual + size.height) / rowHeight) + BEYOND);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      // Where nothing is laid out, the window is as good a measure as any.
      const [height, width] = [element.clientHeight || innerHeight, element.clientWidth || innerWidth];
      setSize({ height, width, rem: rootRem() });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = scroller.current;
    if (!element || place.isByHand) return;
    if (Math.abs(element.scrollTop - place.top) > 1) element.scrollTop = place.top;
  }, [place.top, place.isByHand]);
  useEffect(() => onSight(first, last), [first, last, onSight]);
  useEffect(() => {
    const target = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] button`);
    if (!target) return;
    target.focus();
    wanted.current = null;
  });

  function focusRow(index: number): void {
    wanted.current = index;
    setActive(index);
    setScrolled(placeToShow(place, index * rowHeight, rowHeight, extent));
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus({ preventScroll: true });
  }
  useImperativeHandle(list, () => ({
    focusRow,
    isAtTop: () => place.virtual < rowHeight,
    press(event) {
      const item = document.activeElement?.closest<HTMLElement>("[data-index]");
      const at = item && scroller.current?.contains(item) ? Number(item.dataset["index"]) : null;
      const to = rowKeyTarget(event, at, count, Math.max(1, Math.floor(size.height / rowHeight) - 1));
      if (to === null) return;
      event.preventDefault();
      focusRow(to);
    },
  }));

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      // The last picture may be older than the last place: each of these goes on from where the list is.
      onScroll={({ currentTarget: { scrollTop } }) =>
        setScrolled((now) => scrolledTo(within(now, extent), scrollTop, extent))
      }
      onScrollEnd={() => setScrolled((now) => settled(within(now, extent), extent))}
    >
      <ul className={styles.list} aria-label={label} style={{ height: elementHeight(extent) }}>
        {Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset).map((index) => (
          <li
            key={index}
            className={styles.item}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={isOpenEnded ? -1 : count}
            style={{ height: rowHeight, transform: `translateY(${drawnAt(index * rowHeight, place)}px)` }}
          >
            {renderRow(index, {
              tabIndex: index === Math.min(active, count - 1) ? 0 : -1,
              onFocus: () => setActive(index),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function rootRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
