// `npm start`, from a fresh clone: installs, generates and builds what is missing or stale, then serves.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { join, resolve } from "node:path";
import { checkNode, ensureBuilt, ensureGenerated, ensureInstalled, root, SetupError } from "./lib/install.mjs";

const log = (line) => console.log(line);
const START_TIMEOUT_MS = 120_000;
const WATCH_MS = 1_000;
/** Whoever started this: npm, by way of a shell that passes no signal on. */
const starter = process.ppid;

try {
  checkNode();
  // Before anything is built: a server that runs from this folder would lose its files under its feet.
  const port = wantedPort();
  await checkPort(port);
  ensureInstalled(log);
  ensureGenerated(log);
  ensureBuilt(log);
  await serve(port);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exit(1);
}

function wantedPort() {
  const flag = process.argv.indexOf("--port");
  const text = flag > 0 ? process.argv[flag + 1] : (process.env.PORT ?? "3000");
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SetupError(`"${text}" is not a port. Use a number from 1 to 65535, for instance: npm start -- --port 3001`);
}

/** A port in use is told before the server tries, with what to do. */
function checkPort(port) {
  return new Promise((resolvePromise, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const why = error.code === "EACCES" ? "may not be opened by this user" : "is in use by another program";
      reject(
        new SetupError(
          `Port ${port} ${why}. Stop that program or choose another port: npm start -- --port ${port < 65_535 ? port + 1 : 3001}`,
        ),
      );
    });
    probe.listen(port, "0.0.0.0", () => probe.close(() => resolvePromise()));
  });
}

async function serve(port) {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "start", "--hostname", "0.0.0.0", "--port", String(port)], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // "kill" of npm ends the shell between, and would leave a server that nobody started.
  const isLeft = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== starter;
  setInterval(() => isLeft() && child.kill("SIGTERM"), WATCH_MS).unref();
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
  if (await answers(port)) printWelcome(port);
}

/** Waits until the server says that its database is open and the fact base loaded. */
async function answers(port) {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    const up = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return true;
    await new Promise((done) => setTimeout(done, 150));
  }
  return false;
}

function printWelcome(port) {
  const addresses = [`http://localhost:${port}`, ...localAddresses().map((host) => `http://${host}:${port}`)];
  const lines = ["", "Azalai is ready.", "", `  On this computer:             ${addresses[0]}`];
  if (addresses.length > 1) {
    lines.push(...addresses.slice(1).map((address) => `  Phones on the same network:   ${address}`));
  }
  lines.push(...demoLines(), "", "Stop it with Ctrl+C.", "");
  console.log(lines.join("\n"));
}

function demoLines() {
  const file = join(resolve(root, process.env.DATA_DIR ?? ".data"), "demo.json");
  if (process.env.DATABASE_URL || !existsSync(file)) return [];
  const demo = JSON.parse(readFileSync(file, "utf8"));
  return [
    "",
    "  Demo sign-ins, as made at the first start (delete these accounts before real use):",
    `    teacher      ${demo.teacher.email}   password ${demo.teacher.password}`,
    `    learner      ${demo.learner.email}   password ${demo.learner.password}`,
    `    class code   ${demo.classCode}`,
  ];
}

/** IPv4 addresses that other devices can reach. */
function localAddresses() {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === "IPv4" && !one.internal && !one.address.startsWith("169.254."))
    .map((one) => one.address);
}
