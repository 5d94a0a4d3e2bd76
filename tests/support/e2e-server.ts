import { join } from "node:path";

/** Where the server of the browser tests lives: a port, a data folder and a clock of its own. */
export const PORT = Number(process.env.AZALAI_E2E_PORT ?? 3210);
const root = join(import.meta.dirname, "..", "..");
export const DATA_DIR = join(root, ".data-e2e");
/** Holds an offset in milliseconds that the server adds to its clock. */
export const CLOCK_FILE = join(root, ".data-e2e-clock");
