import { rmSync, writeFileSync } from "node:fs";
import { CLOCK_FILE, DATA_DIR, PORT } from "./e2e-server";

/** Starts the app as a user would, on an empty data folder. */
rmSync(DATA_DIR, { recursive: true, force: true });
writeFileSync(CLOCK_FILE, "0");
process.env.DATA_DIR = DATA_DIR;
process.env.AZALAI_CLOCK_FILE = CLOCK_FILE;
process.env.PORT = String(PORT);
delete process.env.DATABASE_URL;
await import("../../scripts/start.mjs" as string);
