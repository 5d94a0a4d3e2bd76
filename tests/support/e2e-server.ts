import { join } from "node:path";

/** Browser tests run side by side on two cores; each worker has a server with a clock and data of its own. */
export const WORKERS = 2;
const FIRST_PORT = Number(process.env.AZALAI_E2E_PORT ?? 3210);
const root = join(import.meta.dirname, "..", "..");

/** Where a server of the browser tests lives. */
export function serverOf(worker: number) {
  return {
    port: FIRST_PORT + worker,
    dataDir: join(root, ".data-e2e", String(worker)),
    /** Holds an offset in milliseconds that the server adds to its clock. */
    clockFile: join(root, `.data-e2e-clock-${worker}`),
  };
}

/** The server of the worker that asks; Playwright numbers them from 0. */
export const {
  port: PORT,
  dataDir: DATA_DIR,
  clockFile: CLOCK_FILE,
} = serverOf(Number(process.env.TEST_PARALLEL_INDEX ?? 0));
