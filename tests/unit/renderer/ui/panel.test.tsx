import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Panel } from "../../../../renderer/ui/panel.tsx";

function Page({ shown, unasked }: { readonly shown: boolean; readonly unasked: boolean }) {
  return (
    <>
      <button type="button">Set up</button>
      {shown && (
        <Panel title="Samples" closeLabel="Close" onClose={() => undefined} unasked={unasked}>
          Codes
        </Panel>
      )}
    </>
  );
}

describe("a panel that appears", () => {
  it("takes the focus and gives it back when it goes", () => {
    const page = render(<Page shown={false} unasked={false} />);
    screen.getByRole("button", { name: "Set up" }).focus();
    page.rerender(<Page shown unasked={false} />);
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Samples" }));
    page.rerender(<Page shown={false} unasked={false} />);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Set up" }));
  });

  it("by itself takes the focus only where nobody has it", () => {
    const page = render(<Page shown={false} unasked />);
    const button = screen.getByRole("button", { name: "Set up" });
    button.focus();
    page.rerender(<Page shown unasked />);
    expect(document.activeElement).toBe(button);
    page.rerender(<Page shown={false} unasked />);
    button.blur();
    page.rerender(<Page shown unasked />);
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Samples" }));
  });
});
