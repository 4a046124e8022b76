import { describe, expect, it, vi } from "vitest";
import { watchConnection } from "../../../../electron/app/connection.ts";

function watch() {
  const changed = vi.fn();
  const backOnline = vi.fn();
  return { changed, backOnline, connection: watchConnection({ changed, backOnline }) };
}

describe("watchConnection", () => {
  it("knows nothing before the first exchange", () => {
    expect(watch().connection.state).toBe("unknown");
  });

  it("calls back once when the provider answers again after an outage", () => {
    const { connection, backOnline } = watch();
    connection.answered(null);
    expect(backOnline).not.toHaveBeenCalled();
    connection.unreachable();
    connection.unreachable();
    expect(connection.state).toBe("offline");
    connection.answered(null);
    connection.answered(null);
    expect(backOnline).toHaveBeenCalledTimes(1);
  });

  it("is back online when a request left, though its answer was lost", () => {
    const { connection, backOnline, changed } = watch();
    connection.reached();
    expect(connection.state).toBe("unknown");
    connection.unreachable();
    connection.reached();
    connection.reached();
    expect(connection.state).toBe("online");
    expect(backOnline).toHaveBeenCalledTimes(1);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it("says a clock difference, not the noise of a header with whole seconds", () => {
    const { connection, changed } = watch();
    connection.answered(1_500);
    expect(connection.skewMs).toBe(0);
    connection.answered(-400_000);
    expect(connection.skewMs).toBe(-400_000);
    connection.answered(null);
    expect(connection.skewMs).toBe(-400_000);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
