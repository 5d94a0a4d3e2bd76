// What has to be there before anything else can run. Node's own modules only: nothing is installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { oneAtATime } from "./one-at-a-time.mjs";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const WANTED_NODE = [20, 19];
const GENERATED = ["server", "generated", "prisma"];

/** What `next build` reads; a change in any of it makes a build stale. Content is part of the program. */
const BUILD_INPUTS = [
  "app",
  "components",
  "content",
  "core",
  "messages",
  "prisma",
  "public",
  "server",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

export class SetupError extends Error {}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > WANTED_NODE[0] || (major === WANTED_NODE[0] && minor >= WANTED_NODE[1])) return;
  throw new SetupError(
    `Azalai needs Node ${WANTED_NODE.join(".")} or newer; this is ${process.versions.node}. Install a newer Node from nodejs.org and try again.`,
  );
}

/** Installs the packages of the lock file when they are missing or older than it. */
export function ensureInstalled(log) {
  const lock = readFileSync(join(root, "package-lock.json"));
  const stamp = join(root, "node_modules", ".azalai-installed");
  const wanted = hash([lock, process.platform, process.arch, process.versions.modules]);
  if (read(stamp) === wanted) return;
  log("Installing packages (a minute or two, only after a change) …");
  // No package of ours needs an install script, and closed networks refuse what some of them download.
  const done = runNpm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (done !== 0) {
    throw new SetupError(
      "The packages could not be installed. Check that the npm registry can be reached, then try again.",
    );
  }
  writeFileSync(stamp, wanted);
}

/** Generates the database client when it is missing or older than the schema. */
export function ensureGenerated(log) {
  const stamp = join(root, ...GENERATED, ".azalai-generated");
  const wanted = hash([
    readFileSync(join(root, "prisma", "schema.prisma")),
    read(join(root, "node_modules", ".azalai-installed")),
  ]);
  if (read(stamp) === wanted) return;
  log("Generating the database client …");
  const done = runNode([join("node_modules", "prisma", "build", "index.js"), "generate"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (done !== 0) throw new SetupError("The database client could not be generated; the lines above say why.");
  mkdirSync(join(root, ...GENERATED), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Builds the app when its inputs changed since the last build; of several processes one does, and the others wait for it. */
export function ensureBuilt(log) {
  if (isBuilt(buildHash())) return;
  const lock = join(root, "node_modules", ".cache", "azalai-build.lock");
  const build = () => {
    const wanted = buildHash();
    if (!isBuilt(wanted)) buildApp(wanted, log);
  };
  oneAtATime(lock, build, () => log("Another process is building; waiting for it …"));
}

const BUILT_FROM = join(root, ".next", "azalai-build");

const isBuilt = (wanted) => existsSync(join(root, ".next", "BUILD_ID")) && read(BUILT_FROM) === wanted;

function buildApp(wanted, log) {
  checkContent();
  log("Building (a minute or more, only after a change) …");
  // From here on what lies there is neither the old build nor the new one.
  rmSync(BUILT_FROM, { force: true });
  const done = runNode([join("node_modules", "next", "dist", "bin", "next"), "build"], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (done !== 0) throw new SetupError("The build failed; the lines above say why.");
  // In a process of its own: this module is what it imports.
  if (runNode([join("scripts", "lib", "after-build.mjs")]) !== 0) {
    throw new SetupError(
      "The policies of the static pages and the service worker could not be written; the lines above say why.",
    );
  }
  writeFileSync(BUILT_FROM, wanted);
}

/** A mistake in a content file is told in seconds, before the last good build is replaced. */
function checkContent() {
  const tsx = join("node_modules", "tsx", "dist", "cli.mjs");
  const done = spawnSync(
    process.execPath,
    [tsx, "--conditions=react-server", join("scripts", "content-check.ts"), "--quick"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  if (done.status === 0) return;
  throw new SetupError(
    `${done.stdout}${done.stderr}\nThe fact base has problems; the lines above say where. Mend them and start again: nothing was changed.`,
  );
}

/** Hash of everything that a build reads, by path and content. */
export function buildHash() {
  const parts = [];
  for (const input of BUILD_INPUTS) {
    for (const file of filesBelow(join(root, input))) {
      const name = relative(root, file).split(sep).join("/");
      if (name.startsWith("server/generated/") || /\.test\.tsx?$/.test(name)) continue;
      parts.push(name, readFileSync(file));
    }
  }
  return hash(parts);
}

export function runNode(args, options = {}) {
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", ...options });
  return done.status ?? 1;
}

/** npm itself, as it was started; else by name (on Windows it is a script, so a shell has to find it). */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) return runNode([npm, ...args]);
  const done = spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  return done.status ?? 1;
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function hash(parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part ?? "").update("\0");
  return sum.digest("hex");
}
