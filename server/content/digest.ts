import "server-only";
import { createHash } from "node:crypto";

/** By which two releases are compared: 96 bits, so that texts that differ have digests that differ. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
