// Runs a TypeScript module in a worker thread: on Node 20 a worker does not inherit the loader of the thread that starts it.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.module);
