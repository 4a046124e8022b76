import { assertNever, type Result } from "../../shared/result.ts";
import { parseBaseUrl, type BaseUrl } from "./base-url.ts";
import { exchange as realExchange, type Exchange } from "./exchange.ts";
import { clockSkewMs } from "./headers.ts";
import type { Answered, ExchangeResult, HttpRequest, Limits } from "./messages.ts";

type StepName = "address" | "connection" | "tls" | "authentication" | "answer" | "clock";
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

/** Signatures and tokens expire, fiscal devices refuse five minutes: beyond this the clock is worth setting. */
const CLOCK_TOLERANCE_MS = 60_000;
const STEPS: readonly StepName[] = ["address", "connection", "tls", "authentication", "answer", "clock"];

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
  const tls = base.value.insecure ? (["skipped", "plain HTTP"] as const) : (["ok", ""] as const);
  return steps({ address, ...reached(result, tls, probe) });
}

type Told = Partial<Record<StepName, readonly [StepResult, string]>>;

function reached(result: ExchangeResult, tls: readonly [StepResult, string], probe: ConnectionProbe): Told {
  const connection = ["ok", ""] as const;
  switch (result.kind) {
    case "not-sent":
      return result.cause === "tls"
        ? { connection, tls: ["failed", result.detail] }
        : { connection: ["failed", `${result.cause}: ${result.detail}`] };
    case "lost":
      return { connection, tls, answer: ["failed", `${result.cause}: ${result.detail}`] };
    case "answered": {
      const { authentication, answer, detail } = probe.read(result);
      return {
        connection,
        tls,
        authentication: [authentication, authentication === "failed" ? detail : ""],
        answer: [answer, detail],
        clock: clock(result),
      };
    }
    default:
      return assertNever(result);
  }
}

function clock(answer: Answered): readonly [StepResult, string] {
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
