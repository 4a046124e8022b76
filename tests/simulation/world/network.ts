import type { Exchange } from "../../../electron/http/exchange.ts";
import type { NotSentCause } from "../../../electron/http/failures.ts";
import type { ExchangeResult } from "../../../electron/http/messages.ts";
import type { Chance } from "../../crash/chance.ts";
import { acts, answerOf, MANNERS, type Manner } from "./manners.ts";
import type { CallKind, ProviderSide, Subject, Word } from "./provider.ts";
import type { Life } from "./life.ts";
import type { Schedule } from "./schedule.ts";

export type Weather = "fine" | "rough" | "down" | "calm";

/** A request on its way, as those who watch the wire see it. */
export interface Call {
  readonly kind: CallKind;
  readonly path: string;
  readonly subject: Subject;
}

/** Who wants to know what goes over the wire. */
export interface WireWatch {
  /** Its first byte leaves the till now. */
  leaves(call: Call): void;
  /** It is before the provider; `done`: the provider did what was asked. */
  arrives(call: Call, done: boolean): void;
  /** A complete answer is in the till's hands: what the provider's own would say, and what became of it. */
  hears(call: Call, word: Word, manner: Manner): void;
}

export interface NetworkParts {
  readonly schedule: Schedule;
  readonly chance: Chance;
  readonly provider: ProviderSide;
  readonly watch: WireWatch;
  readonly weather: () => Weather;
  readonly now: () => number;
  readonly met: (what: string) => void;
  readonly say: (what: string) => void;
}

const CAUSES: readonly [NotSentCause, ...NotSentCause[]] = ["dns", "refused", "unreachable", "tls", "connect-timeout"];

/** The network as one life of the till has it. What has left goes on without it. */
export function networkOf(life: Life, parts: NetworkParts): Exchange {
  const { schedule, chance, provider, watch, met, say } = parts;
  return (request, limits, { beforeSend, signal }) =>
    new Promise((resolve, reject) => {
      const read = provider.read(request);
      const call: Call = { kind: read.kind, path: read.request.path, subject: read.subject };
      let isOver = false;
      let isConnected = false;
      const finish = (result: ExchangeResult) => {
        if (isOver || !life.alive) return;
        isOver = true;
        say(`${call.kind} ends ${result.kind === "answered" ? result.status : result.cause}`);
        resolve(result);
      };
      const stopped = () =>
        finish(isConnected ? lost("no-answer") : { kind: "not-sent", cause: "stopped", detail: "stopped" });
      if (signal.aborted) return stopped();
      signal.addEventListener("abort", stopped, { once: true });

      const hindrance = hindranceIn(parts.weather(), chance);
      schedule.after(hindrance === "connect-timeout" ? limits.connectMs : chance.between(1, 300), () => {
        if (isOver || !life.alive) return;
        if (hindrance) {
          met(`dial:${hindrance}`);
          return finish({ kind: "not-sent", cause: hindrance, detail: "simulated" });
        }
        isConnected = true;
        try {
          beforeSend?.();
        } catch (error) {
          isOver = true;
          reject(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        if (life.alive) depart();
      });

      function depart(): void {
        const started = schedule.time;
        const manner = mannerIn(parts.weather(), call, chance);
        met(`${call.kind}:${manner}`);
        say(`${call.kind} leaves, will fare ${manner}`);
        watch.leaves(call);
        schedule.after(limits.answerMs, () => finish(lost("no-answer")));
        const isLostOnTheWay = manner === "reset-before" || (manner === "hang" && chance.sometimes(0.5));
        const transit = chance.sometimes(0.9) ? chance.between(5, 400) : chance.between(400, 20_000);
        if (manner === "reset-before" || manner === "reset-after") {
          const at = manner === "reset-after" ? transit + chance.between(1, 500) : chance.between(1, transit);
          schedule.after(at, () => finish(lost("connection-lost")));
        }
        if (isLostOnTheWay) return;
        schedule.after(transit, () => {
          const reached = provider.reach(read.request);
          const done = acts(manner, call.path, chance);
          if (done) reached.plan.commit();
          watch.arrives(call, done);
          const word = provider.wordOf(reached);
          const pause = manner === "late" ? chance.between(58_000, 160_000) : chance.between(1, 800);
          schedule.after(pause, () => {
            if (isOver || !life.alive) return;
            if (manner === "too-large") return finish(lost("answer-too-large"));
            const answer = answerOf(reached, manner, call.kind, chance);
            if (!answer) return;
            say(`${call.kind} is answered ${answer.status} ${manner}, the books say ${word}`);
            watch.hears(call, word, manner);
            const tookMs = Math.round(schedule.time - started);
            finish({ kind: "answered", ...answer, body: Buffer.from(answer.text), tookMs, at: parts.now() });
          });
        });
      }
    });
}

function lost(cause: "no-answer" | "connection-lost" | "answer-too-large"): ExchangeResult {
  return { kind: "lost", cause, detail: "simulated" };
}

function hindranceIn(weather: Weather, chance: Chance): NotSentCause | null {
  const share = { fine: 0.01, rough: 0.15, down: 1, calm: 0 }[weather];
  return chance.sometimes(share) ? chance.pick(...CAUSES) : null;
}

function mannerIn(weather: Weather, { kind, path }: Call, chance: Chance): Manner {
  const isMoney = kind === "charge" || kind === "refund";
  if (weather === "calm" || chance.sometimes(weather === "fine" ? (isMoney ? 0.6 : 0.85) : 0.4)) return "normal";
  if (kind === "charge" && chance.sometimes(0.15)) return "late";
  const manner = chance.pick("normal", ...MANNERS);
  // Where answers are not signed, there is no signature to be wrong.
  const isSigned = path.endsWith(".php") || path.startsWith("/api/einvoice/");
  return manner === "bad-signature" && !isSigned ? "normal" : manner;
}
