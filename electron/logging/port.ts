/** Fields of a log line: plain facts named one by one, never whole objects, so that no secret slips in. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** The till's log. Event names are `area.what-happened`. Every text is scrubbed before it is written. */
export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Answers the id of the line, to be shown beside an `internal` error. */
  error(event: string, error: unknown, fields?: LogFields): string;
}
