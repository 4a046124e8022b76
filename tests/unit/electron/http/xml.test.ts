import { describe, expect, it } from "vitest";
import { readXml } from "../../../../electron/http/xml.ts";

const read = (text: string) => readXml(Buffer.from(text));

describe("readXml", () => {
  it("keeps every value as the text that was written", () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<root>\n  <a>00102</a>\n  <b> 1.50 </b>\n  <c/><d></d>\n  <e><f>x</f></e>\n</root>\n`;
    expect(read(text)).toEqual({ ok: true, value: { a: "00102", b: " 1.50 ", c: null, d: null, e: { f: "x" } } });
  });

  it("resolves the references that XML defines, and no other", () => {
    expect(read("<r><a>A &amp; B &lt;&#39;&#x41;&gt;</a></r>")).toEqual({ ok: true, value: { a: "A & B <'A>" } });
    for (const bad of ["&nbsp;", "&a;", "& ", "&amp", "&#x110000;", "&__proto__;"]) {
      expect(read(`<r><a>${bad}</a></r>`)).toEqual({ ok: false, error: "not-xml" });
    }
  });

  it("lists what is there twice", () => {
    expect(read("<r><a>1</a><a>2</a></r>")).toEqual({ ok: true, value: { a: ["1", "2"] } });
  });

  it.each(["", " \n"])("finds nothing in %j", (text) => expect(read(text)).toEqual({ ok: false, error: "empty" }));

  it.each([
    '<!DOCTYPE r [<!ENTITY a "b">]><r><a>&a;</a></r>',
    '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
    "<!doctype html><html></html>",
    "<r><!-- c --><a>1</a></r>",
    "<r><?php ?></r>",
    "<r><a>1</a>",
    "<r><a>1</b></r>",
    "<r><a>1</a></r><r/>",
    "<r/>text",
    "text<r/>",
    "{}",
    "<r><a b=1>x</a></r>",
    "<r><constructor>1</constructor></r>x",
    `${"<a>".repeat(30)}${"</a>".repeat(30)}`,
    "<a".repeat(10_000),
  ])("refuses %#", (text) => expect(read(text).ok).toBe(false));

  it("gives no prototype away", () => {
    const found = read("<r><__proto__><polluted>1</polluted></__proto__><a>1</a></r>");
    expect(JSON.stringify({}) + String(Reflect.get({}, "polluted"))).toBe("{}undefined");
    if (found.ok) expect(Object.getPrototypeOf(found.value)).toBe(Object.prototype);
  });
});
