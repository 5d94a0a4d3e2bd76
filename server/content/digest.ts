import "server-only";
import { hash } from "node:crypto";

/** By which two releases are compared: 96 bits, so that texts that differ have digests that differ. */
export function digest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, 16);
}
