// `npm run signatures`: whether the registry vouches for every installed package. Says so where it cannot be asked.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { verdictOf } from "./signature-verdict.mjs";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const asked = spawnSync("npm", ["audit", "signatures"], { cwd, encoding: "utf8", shell: process.platform === "win32" });
const verdict = verdictOf(asked.status, `${asked.stdout}\n${asked.stderr}`);
process.stdout.write(`${asked.stdout.trim()}\n${verdict.sentence}\n`);
process.exitCode = verdict.code;
