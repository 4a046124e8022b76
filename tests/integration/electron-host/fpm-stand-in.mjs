#!/usr/bin/env node
// Stands in for fpm, which is not part of this project: takes the arguments that electron-builder gives it and lets
// Debian's own dpkg-deb make the package. Knows what the till's deb needs and nothing else.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** @type {Map<string, string>} */
const options = new Map();
/** @type {string[]} */
const depends = [];
/** @type {[string, string][]} */
const files = [];
const args = process.argv.slice(2);
for (let i = 0; i < args.length; i += 1) {
  const arg = args[i] ?? "";
  if (arg === "--force") continue;
  if (arg === "-d") depends.push(args[++i] ?? "");
  else if (arg.startsWith("-")) options.set(arg, args[++i] ?? "");
  else {
    const cut = arg.lastIndexOf("=");
    files.push([arg.slice(0, cut), arg.slice(cut + 1)]);
  }
}
/** @param {string} name */
const option = (name) => options.get(name) ?? "";

const tree = mkdtempSync(join(tmpdir(), "tilla-deb-"));
for (const [from, to] of files) {
  mkdirSync(dirname(join(tree, to)), { recursive: true });
  cpSync(from, join(tree, to), { recursive: true });
}
mkdirSync(join(tree, "DEBIAN"));
const control = [
  `Package: ${option("--name")}`,
  `Version: ${option("--version")}`,
  `Architecture: ${option("--architecture")}`,
  `Maintainer: ${option("--maintainer")}`,
  `Depends: ${depends.join(", ")}`,
  `Homepage: ${option("--url")}`,
  `Description: ${option("--description")}`,
];
writeFileSync(join(tree, "DEBIAN/control"), `${control.join("\n")}\n`);
cpSync(option("--after-install"), join(tree, "DEBIAN/postinst"));
cpSync(option("--after-remove"), join(tree, "DEBIAN/postrm"));
for (const script of ["postinst", "postrm"]) chmodSync(join(tree, "DEBIAN", script), 0o755);
chmodSync(tree, 0o755);
execFileSync("dpkg-deb", ["--build", "--root-owner-group", tree, option("--package")], { stdio: "inherit" });
rmSync(tree, { recursive: true });
