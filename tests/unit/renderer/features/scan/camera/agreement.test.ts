import { describe, expect, test } from "vitest";
import { createAgreement } from "../../../../../../renderer/features/scan/camera/agreement.ts";
import type { CodeFormat, FoundCode } from "../../../../../../renderer/features/scan/camera/formats.ts";

const code = (text: string, format: CodeFormat = "ean_13"): FoundCode => ({ text, format, corners: [] });
const texts = (codes: readonly FoundCode[]) => codes.map((found) => found.text);

describe("agreement of frames", () => {
  test("a QR or DataMatrix code counts at once", () => {
    const agreement = createAgreement();
    expect(texts(agreement.consider([code("pay", "qr_code"), code("box", "data_matrix")], "quick"))).toEqual([
      "pay",
      "box",
    ]);
    expect(agreement.waiting()).toBe(false);
  });

  test("bars count at the second frame, when another pass agrees", () => {
    const agreement = createAgreement();
    expect(agreement.consider([code("4006381333931")], "quick")).toEqual([]);
    expect(agreement.waiting()).toBe(true);
    expect(texts(agreement.consider([code("4006381333931")], "full"))).toEqual(["4006381333931"]);
    expect(agreement.waiting()).toBe(false);
  });

  test("one pass alone needs a third frame", () => {
    const agreement = createAgreement();
    agreement.consider([code("4006381333931")], "full");
    expect(agreement.consider([code("4006381333931")], "full")).toEqual([]);
    expect(texts(agreement.consider([code("4006381333931")], "full"))).toEqual(["4006381333931"]);
  });

  test("the same digits as another kind of code are another reading", () => {
    const agreement = createAgreement();
    agreement.consider([code("12345670", "ean_8")], "full");
    expect(agreement.consider([code("12345670", "code_128")], "sharp")).toEqual([]);
  });

  test("short codes, which pieces of others pass for, need more", () => {
    const agreement = createAgreement();
    agreement.consider([code("0162000002207", "upc_e")], "quick");
    expect(agreement.consider([code("0162000002207", "upc_e")], "full")).toEqual([]);
    expect(texts(agreement.consider([code("0162000002207", "upc_e")], "sharp"))).toEqual(["0162000002207"]);
  });

  test("a contradicting reading must be outvoted", () => {
    const agreement = createAgreement();
    agreement.consider([code("7034759003930")], "full");
    agreement.consider([code("7034759003930")], "full");
    agreement.consider([code("5030159003930")], "smooth");
    expect(agreement.consider([code("5030159003930")], "smooth")).toEqual([]);
    expect(texts(agreement.consider([code("5030159003930")], "sharp"))).toEqual(["5030159003930"]);
  });

  test("two codes in one picture do not contradict each other", () => {
    const agreement = createAgreement();
    const both = [code("4006381333931"), code("LOT-7", "code_128")];
    agreement.consider(both, "quick");
    expect(texts(agreement.consider(both, "full"))).toEqual(["4006381333931", "LOT-7"]);
  });

  test("what was read before does not hold up the next product", () => {
    const agreement = createAgreement();
    for (const pass of ["quick", "full", "smooth", "sharp"]) agreement.consider([code("4006381333931")], pass);
    agreement.consider([code("5901234123457")], "quick");
    expect(texts(agreement.consider([code("5901234123457")], "full"))).toEqual(["5901234123457"]);
  });

  test("old evidence is forgotten", () => {
    const agreement = createAgreement();
    agreement.consider([code("4006381333931")], "quick");
    for (let frame = 0; frame < 31; frame += 1) agreement.consider([], "full");
    expect(agreement.waiting()).toBe(false);
    expect(agreement.consider([code("4006381333931")], "full")).toEqual([]);
  });
});
