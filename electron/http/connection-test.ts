import { isIP } from "node:net";
import { assertNever, type Result } from "../../shared/result.ts";
import { hostOf, parseBaseUrl, type BaseUrl } from "./base-url.ts";
import { exchange as realExchange, type Exchange } from "./exchange.ts";
import { clockSkewMs } from "./headers.ts";
import type { Answered, ExchangeResult, HttpRequest, Limits } from "./messages.ts";

type StepName = "address" | "name" | "connection" | "tls" | "authentication" | "answer" | "clock";
type StepResult = "ok" | "failed" | "skipped";

/** One step of a connection test, in the order in which they are made. */
export interface ConnectionStep {
  readonly step: StepName;
  readonly result: StepResult;
  readonly detail: string;
}

/** What an answer to the harmless call shows. Details hold no secret and nothing unscrubbed of the answer. */
export interface ProbeReading {
  readonly authentication: StepResult;
  readonly answer: "ok" | "failed";
  readonly detail: string;
}

export interface ConnectionProbe {
  /** The harmless call, once the address is usable. An error says why it cannot be made: no identifier, no secret. */
  request(base: BaseUrl): Promise<Result<HttpRequest, string>>;
  read(answer: Answered): ProbeReading;
}

/** Tokens live five minutes and fiscal devices refuse what is further off: beyond this the clock must be set. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
const STEPS: readonly StepName[] = ["address", "name", "connection", "tls", "authentication", "answer", "clock"];

/** Makes a provider's harmless call and tells how far it came, step by step. Never rejects, moves no money. */
export async function testConnection(
  baseUrl: string,
  probe: ConnectionProbe,
  limits: Limits,
  signal: AbortSignal,
  exchange: Exchange = realExchange,
): Promise<readonly ConnectionStep[]> {
  const base = parseBaseUrl(baseUrl);
  if (!base.ok) return steps({ address: ["failed", base.error] });
  const address = ["ok", base.value.endpoint] as const;
  const request = await probe.request(base.value);
  if (!request.ok) return steps({ address, authentication: ["failed", request.error] });
  const result = await exchange(request.value, limits, { signal });
  const hasName = isIP(hostOf(new URL(base.value.href))) === 0;
  const tls = base.value.insecure ? (["skipped", "plain HTTP"] as const) : (["ok", ""] as const);
  return steps({ address, ...reached(result, { name: hasName ? ["ok", ""] : ["skipped", "no-name"], tls }, probe) });
}

type Step = readonly [StepResult, string];
type Told = Partial<Record<StepName, Step>>;

/** `on`: what the steps before an answer are once they were passed. */
function reached(
  result: ExchangeResult,
  on: { readonly name: Step; readonly tls: Step },
  probe: ConnectionProbe,
): Told {
  const passed = { ...on, connection: ["ok", ""] as const };
  switch (result.kind) {
    case "not-sent":
      return stoppedAt(result, on.name);
    case "lost":
      return { ...passed, answer: ["failed", `${result.cause}: ${result.detail}`] };
    case "answered": {
      const { authentication, answer, detail } = probe.read(result);
      return {
        ...passed,
        authentication: [authentication, authentication === "failed" ? detail : ""],
        answer: [answer, detail],
        clock: clock(result),
      };
    }
    default:
      return assertNever(result);
  }
}

function stoppedAt({ cause, detail }: Extract<ExchangeResult, { kind: "not-sent" }>, name: Step): Told {
  switch (cause) {
    case "dns":
      return { name: ["failed", detail] };
    case "tls":
      return { name, connection: ["ok", ""], tls: ["failed", detail] };
    case "connect-timeout":
    case "stopped":
      // The name server may be what did not answer in time: nothing tells the two apart.
      return { name: name[0] === "ok" ? ["skipped", "not-told"] : name, connection: ["failed", `${cause}: ${detail}`] };
    case "refused":
    case "unreachable":
    case "address-forbidden":
      return { name, connection: ["failed", `${cause}: ${detail}`] };
    default:
      return assertNever(cause);
  }
}

function clock(answer: Answered): Step {
  const skew = clockSkewMs(answer.headers, answer.at);
  if (skew === null) return ["skipped", "the answer told no time"];
  const seconds = Math.round(skew / 1000);
  return [Math.abs(skew) > CLOCK_TOLERANCE_MS ? "failed" : "ok", `${seconds > 0 ? "+" : ""}${seconds} s`];
}

function steps(told: Told): readonly ConnectionStep[] {
  return STEPS.map((step) => {
    const [result, detail] = told[step] ?? ["skipped", ""];
    return { step, result, detail };
  });
}
