// Finds a Chromium for the browser tests: Playwright's own, else the system's, else installs one where that is possible.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { root, runNode, SetupError } from "./install.mjs";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const SYSTEM_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  join(process.env.ProgramFiles ?? "C:\\Program Files", "Google", "Chrome", "Application", "chrome.exe"),
];
const DOWNLOAD_LIMIT_MS = 180_000;

/**
 * @param log told in words what is being installed
 * @returns the browser's path
 * @throws SetupError when there is none and none can be installed
 */
export function ensureBrowser(log) {
  const found = findBrowser();
  if (found) return found;
  log("No Chromium found: asking Playwright to download its own …");
  runNode([join("node_modules", "@playwright", "test", "cli.js"), "install", "chromium-headless-shell", "chromium"], {
    stdio: "ignore",
    timeout: DOWNLOAD_LIMIT_MS,
  });
  const downloaded = findBrowser();
  if (downloaded) return downloaded;
  if (process.platform === "linux" && process.getuid?.() === 0 && findCommand("apt-get")) {
    log("Installing Debian's chromium package …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, stdio: "ignore" });
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new SetupError(
    "The browser tests need Chromium or Chrome and none could be installed. Install one and run again, or set CHROMIUM_PATH to its program.",
  );
}

function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new SetupError(`CHROMIUM_PATH is ${named}, and no program can be run there. Correct it, or unset it.`);
  }
  return (
    [playwrightsOwn(), ...SYSTEM_NAMES.map(findCommand), ...SYSTEM_PATHS].find((path) => path && runs(path)) ?? null
  );
}

function playwrightsOwn() {
  const { chromium } = createRequire(join(root, "package.json"))("@playwright/test");
  return chromium.executablePath();
}

function findCommand(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(runs) ?? null;
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
