import type { SandboxRequest } from "../protocol.ts";

/** The fields of a `multipart/form-data` body as `--form 'name="value"'` sends them. Files and anything odd: none. */
export function readMultipart(request: SandboxRequest): ReadonlyMap<string, string> {
  const boundary = /boundary="?([^";]+)"?/u.exec(request.headers["content-type"] ?? "")?.[1];
  const fields = new Map<string, string>();
  if (boundary === undefined) return fields;
  const parts = request.raw.toString("utf8").split(`--${boundary}`);
  if (parts.at(0) !== "" || parts.at(-1)?.trim() !== "--") return fields;
  for (const part of parts.slice(1, -1)) {
    const [, name, value] = /^\r\nContent-Disposition: form-data; name="(\w+)"\r\n\r\n([^]*)\r\n$/u.exec(part) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name, value);
  }
  return fields;
}

/** The fields of an urlencoded body. */
export function readForm(request: SandboxRequest): ReadonlyMap<string, string> {
  return new Map(new URLSearchParams(request.raw.toString("utf8")));
}
