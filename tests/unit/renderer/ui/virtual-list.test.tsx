import { act, fireEvent, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { describe, expect, it } from "vitest";
import { VirtualList, type VirtualListHandle } from "../../../../renderer/ui/virtual-list.tsx";

const COUNT = 1_000_000;

function shownList() {
  const list = createRef<VirtualListHandle>();
  render(
    <VirtualList
      label="Sales"
      about="all"
      count={COUNT}
      isOpenEnded={false}
      rowRem={() => 4}
      renderRow={(index, { tabIndex, onFocus }) => (
        <button type="button" tabIndex={tabIndex} onFocus={onFocus}>
          Sale {COUNT - index}
        </button>
      )}
      onSight={() => undefined}
      list={list}
      startAt={null}
    />,
  );
  const scroller = screen.getByRole("list", { name: "Sales" }).parentElement;
  if (!scroller) throw new Error("the list stands in nothing");
  return { scroller, list };
}

describe("a list of which only the rows in sight are on the page", () => {
  it("never puts back what a person drags: the bar may be further than the last picture drawn", () => {
    const { scroller } = shownList();
    act(() => {
      scroller.scrollTop = 1_000_000;
      fireEvent.scroll(scroller);
      // The hand goes on before the rows of that place are drawn.
      scroller.scrollTop = 15_000_000 - innerHeight;
    });
    expect(scroller.scrollTop).toBe(15_000_000 - innerHeight);
    fireEvent.scroll(scroller);
    expect(screen.getByRole("button", { name: "Sale 1" })).toBeDefined();
  });

  it("stays where it was dragged when the drag ends before that place is drawn", () => {
    const { scroller } = shownList();
    act(() => {
      scroller.scrollTop = 15_000_000 - innerHeight;
      fireEvent.scroll(scroller);
      scroller.dispatchEvent(new Event("scrollend", { bubbles: true }));
    });
    expect(screen.getByRole("button", { name: "Sale 1" })).toBeDefined();
  });

  it("brings a row that is asked for into sight, wherever it was dragged before", () => {
    const { scroller, list } = shownList();
    scroller.scrollTop = 5_000_000;
    fireEvent.scroll(scroller);
    act(() => list.current?.focusRow(0));
    expect(scroller.scrollTop).toBe(0);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: `Sale ${COUNT}` }));
  });
});
