import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** What one guess costs. */
export interface HashCost {
  /** A power of two: memory and time. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's recommendation for scrypt with 32 MiB: a quarter of a second on a till's processor. */
export const PIN_COST: HashCost = { N: 2 ** 15, r: 8, p: 3 };

/** No honest hash costs more; a forged one could stop the till. */
const MOST_MEMORY = 256 * 1024 * 1024;
const MOST_PARALLEL = 16;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const ENCODED = /^scrypt\$N=(\d{1,8}),r=(\d{1,3}),p=(\d{1,3})\$([\w-]{22})\$([\w-]{43})$/u;

/** Hashes a PIN; the text carries its salt and its cost, so that both can be raised later. */
export async function hashPin(pin: string, cost: HashCost = PIN_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(pin, salt, cost);
  const { N, r, p } = cost;
  return `scrypt$N=${N},r=${r},p=${p}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** Whether the PIN made this hash; null when the text is no hash of this program. */
export async function verifyPin(pin: string, encoded: string): Promise<boolean | null> {
  const [, N, r, p, salt, key] = ENCODED.exec(encoded) ?? [];
  if (N === undefined || r === undefined || p === undefined || salt === undefined || key === undefined) return null;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  if (!isBearable(cost)) return null;
  return timingSafeEqual(await derive(pin, Buffer.from(salt, "base64url"), cost), Buffer.from(key, "base64url"));
}

function isBearable({ N, r, p }: HashCost): boolean {
  const powerOfTwo = N > 1 && (N & (N - 1)) === 0;
  return powerOfTwo && r > 0 && p > 0 && p <= MOST_PARALLEL && 128 * N * r <= MOST_MEMORY;
}

function derive(pin: string, salt: Buffer, { N, r, p }: HashCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, { N, r, p, maxmem: 2 * MOST_MEMORY }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
