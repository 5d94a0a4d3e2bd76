// npm >= 11.16 rejects a lock that omits optional platform packages ("Missing: X@ from lock file").
// This adds the missing entries (name, version, os, cpu). Run after any npm install.
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const os = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
};
const cpu = {
  x64: "x64",
  arm64: "arm64",
  arm: "arm",
  ia32: "ia32",
  ppc64: "ppc64",
  s390x: "s390x",
  riscv64: "riscv64",
  loong64: "loong64",
  mips64el: "mips64el",
  wasm32: "wasm32",
  universal: undefined,
};
let added = 0;
for (const [from, p] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(p.optionalDependencies ?? {})) {
    let dir = from;
    const found = () => `${dir ? `${dir}/` : ""}node_modules/${name}` in lock.packages;
    while (dir && !found()) dir = dir.includes("/node_modules/") ? dir.slice(0, dir.lastIndexOf("/node_modules/")) : "";
    if (found()) continue;
    const words = name.split(/[/-]/);
    const o = words.map((w) => os[w]).find(Boolean);
    const c = words
      .map(
        (w) => cpu[w] ?? (w.startsWith("arm") && w !== "arm64" ? "arm" : w.startsWith("ppc64") ? "ppc64" : undefined),
      )
      .find(Boolean);
    if (!o && !c) throw new Error(`cannot tell the platform of ${name}`);
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ""),
      ...(c && { cpu: [c] }),
      ...(p.dev && { dev: true }),
      optional: true,
      ...(o && { os: [o] }),
    };
    added++;
  }
}
const checking = process.argv.includes("--check");
if (added && !checking) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(
  `package-lock.json: ${added} platform entries ${checking ? "missing: run npm run lock:complete" : "added"}`,
);
process.exit(checking && added ? 1 : 0);
