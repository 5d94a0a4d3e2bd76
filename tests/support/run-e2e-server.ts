import { rmSync, writeFileSync } from "node:fs";
import { serverOf } from "./e2e-server";

/** Starts the app as a user would, on an empty data folder. The argument is the number of the worker that it serves. */
const { port, dataDir, clockFile } = serverOf(Number(process.argv[2] ?? 0));
rmSync(dataDir, { recursive: true, force: true });
writeFileSync(clockFile, "0");
process.env.DATA_DIR = dataDir;
process.env.AZALAI_CLOCK_FILE = clockFile;
process.env.PORT = String(port);
delete process.env.DATABASE_URL;
await import("../../scripts/start.mjs" as string);
