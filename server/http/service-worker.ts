import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where there is none, while developing, a worker that takes the place of one which a build left in this browser, and ends:
 * a browser keeps an old worker when its script is merely gone.
 */
const NONE = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.registration.unregister()));
`;

let known: string | null = null;

/** The service worker that the build made (scripts/lib/service-worker.mjs). */
export function serviceWorker(): string {
  known ??= read();
  return known;
}

function read(): string {
  try {
    return readFileSync(/* turbopackIgnore: true */ join(process.cwd(), ".next", "service-worker.js"), "utf8");
  } catch {
    return NONE;
  }
}
