import { describe, expect, it } from "vitest";
import { minorDigits } from "../../../../../shared/domain/currency.ts";
import {
  asksForSender,
  walletSystem,
  walletSystems,
  walletSystemsFor,
} from "../../../../../shared/domain/wallet-systems.ts";
import { DOCUMENT_LIST } from "./document-list.ts";

const documented = DOCUMENT_LIST.trim()
  .split("\n")
  .map((line) => {
    const [, name = "", code = ""] = /^(.+) - (\S+)$/u.exec(line) ?? [];
    return { name, code };
  });

/** ISO 4217; coins their own, at most 8. */
const PLACES = {
  MGA: 2,
  USD: 2,
  CDF: 2,
  NGN: 2,
  INR: 2,
  UAH: 2,
  XOF: 0,
  GNF: 0,
  BTC: 8,
  BCH: 8,
  LTC: 8,
  ETH: 8,
  LINK: 8,
  XMR: 8,
  TRX: 6,
  USDT: 6,
  USDC: 6,
};

describe("the table of payment systems", () => {
  it("has every line of the document and no other", () => {
    expect(documented).toHaveLength(52);
    expect(walletSystems.map(({ name, code }) => ({ name, code }))).toEqual(documented);
    expect(new Set(walletSystems.map((each) => each.code)).size).toBe(walletSystems.length);
  });

  it("has the currency that each line names", () => {
    for (const { name, code, currency, means } of walletSystems) {
      expect(name).toMatch(new RegExp(`\\b${currency === "XOF" ? "(?:XOF|T-Money)" : currency}\\b`, "u"));
      if (means !== "crypto") expect(code.toUpperCase().endsWith(`.${currency}`)).toBe(true);
    }
  });

  it("counts in the decimal places of its currency", () => {
    const places = Object.fromEntries(walletSystems.map((each) => [each.currency, each.decimals]));
    expect(places).toEqual(PLACES);
    for (const each of walletSystems) expect(each.decimals).toBe(minorDigits(each.currency));
  });

  it("knows whom to ask for a number: mobile money, never a card", () => {
    const asked = walletSystems.filter(asksForSender);
    expect(asked).toHaveLength(32);
    expect(asked.map((each) => each.code)).toContain("orange_money-burkina-faso.xof");
    expect(asked.every((each) => each.means === "phone")).toBe(true);
    expect(walletSystem("visamaster.uah")).toMatchObject({ means: "card" });
  });

  it("finds by code and by currency", () => {
    expect(walletSystem("usdt_trc20")).toMatchObject({ currency: "USDT", name: "Tether TRC20, USDT TRC20" });
    expect(walletSystem("visamaster.eur")).toBeNull();
    expect(walletSystem("__proto__")).toBeNull();
    expect(walletSystemsFor("USDT").map((each) => each.code)).toEqual(["usdt_erc20", "usdt_trc20"]);
  });
});
