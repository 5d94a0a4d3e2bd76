import { parentPort, workerData } from "node:worker_threads";
import { auditPart, type Share } from "@/core/quality/audit";
import { itemContext } from "./item-context";

/** The work of one thread of the audit: its share goes in, what it found comes out. */
const { seeds, share } = workerData as { readonly seeds: readonly string[]; readonly share: Share };
parentPort?.postMessage(auditPart(itemContext(), seeds, share));
