import { isObject, type Json, type JsonObject } from "./reply.ts";

/** Fields as an XML document under a root element; null is an empty element. */
export function toXml(root: string, fields: JsonObject): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, fields)}\n`;
}

function element(name: string, value: Json): string {
  if (value === null || value === "") return `<${name}/>`;
  if (typeof value !== "object") return `<${name}>${escaped(String(value))}</${name}>`;
  if (!isObject(value)) return value.map((each) => element(name, each)).join("");
  const inner = Object.entries(value).map(([key, each]) => `  ${element(key, each)}\n`);
  return `<${name}>\n${inner.join("")}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
