import { useId } from "react";
import { Bar, BarChart, LabelList, XAxis, YAxis } from "recharts";
import styles from "./reports-panel.module.css";

export interface Series {
  readonly name: string;
  /** Solid, or hatched: told apart without colour, on paper too. */
  readonly look: "solid" | "hatched";
  readonly values: readonly number[];
}

export interface BarsProps {
  /** What each bar, or each pair of bars, is about. */
  readonly names: readonly string[];
  readonly series: readonly Series[];
  readonly direction: "upright" | "lying";
  /** Bars of one name on each other rather than beside each other. */
  readonly isStacked?: boolean;
  /** How a value is written at its bar; zero is not written. */
  readonly write: (value: number) => string;
}

const WIDTH = 720;
const TEXT = 14;

/**
 * Bars with their values written on them. For the eye alone: a table beside them tells the same to everybody. Sizes are
 * those of the picture, which grows and shrinks with its place.
 */
export function Bars({ names, series, direction, isStacked = false, write }: BarsProps) {
  const id = useId();
  const rows = names.map((name, index) => ({ name, values: series.map(({ values }) => values[index] ?? 0) }));
  const isLying = direction === "lying";
  const perName = isStacked ? 34 : 6 + 26 * series.length;
  const height = isLying ? 12 + perName * names.length : 220;
  const fill = (look: Series["look"]) => `url(#${id}${look})`;
  return (
    <div className={styles.chart} aria-hidden="true">
      <svg className={styles.patterns}>
        <defs>
          <pattern id={`${id}solid`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect className={styles.solid} width="8" height="8" />
          </pattern>
          <pattern id={`${id}hatched`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className={styles.ground} width="8" height="8" />
            <rect className={styles.solid} width="3" height="8" />
          </pattern>
        </defs>
      </svg>
      {series.length > 1 && (
        <p className={styles.legend}>
          {series.map(({ name, look }) => (
            <span key={name} className={styles.entry}>
              <svg width="28" height="16">
                <rect className={styles.bar} width="28" height="16" fill={fill(look)} />
              </svg>
              {name}
            </span>
          ))}
        </p>
      )}
      <BarChart
        accessibilityLayer={false}
        layout={isLying ? "vertical" : "horizontal"}
        data={rows}
        width={WIDTH}
        height={height}
        style={{ width: "100%", height: "auto", aspectRatio: `${WIDTH} / ${height}` }}
        margin={isLying ? { top: 4, right: 96, bottom: 4, left: 4 } : { top: 24, right: 4, bottom: 4, left: 4 }}
        barCategoryGap={isLying ? 6 : "18%"}
        barGap={2}
      >
        {isLying ? (
          <>
            <XAxis type="number" hide domain={[0, "dataMax"]} />
            <YAxis type="category" dataKey="name" width={190} tickLine={false} tick={<Tick />} interval={0} />
          </>
        ) : (
          <>
            <XAxis dataKey="name" tickLine={false} tick={<Tick />} interval={0} height={24} />
            <YAxis hide domain={[0, "dataMax"]} />
          </>
        )}
        {series.map(({ name, look }, index) => (
          <Bar
            key={name}
            name={name}
            dataKey={({ values }: (typeof rows)[number]) => values[index]}
            className={styles.bar ?? ""}
            fill={fill(look)}
            isAnimationActive={false}
            maxBarSize={64}
            {...(isStacked ? { stackId: "one" } : {})}
          >
            {!isStacked && (
              <LabelList fill="currentColor" fontSize={TEXT} position={isLying ? "right" : "top"} formatter={written} />
            )}
          </Bar>
        ))}
      </BarChart>
    </div>
  );

  function written(value: unknown): string {
    return typeof value === "number" && value > 0 ? write(value) : "";
  }
}

interface TickProps {
  readonly x?: number;
  readonly y?: number;
  readonly textAnchor?: "start" | "middle" | "end";
  readonly verticalAnchor?: string;
  readonly payload?: { readonly value: string };
}

/** A name at its bars, on one line; a long one is cut, the table has it whole. */
function Tick({ x = 0, y = 0, textAnchor = "middle", payload }: TickProps) {
  const name = payload?.value ?? "";
  return (
    <text
      className={styles.tick}
      x={x}
      y={textAnchor === "middle" ? y + TEXT : y + TEXT / 3}
      textAnchor={textAnchor}
      fontSize={TEXT}
    >
      {name.length > 24 ? `${name.slice(0, 23)}…` : name}
    </text>
  );
}
