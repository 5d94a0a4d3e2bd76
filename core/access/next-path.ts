import type { Role } from "@/core/access/permissions";

/**
 * Where to go after signing in: a path of this very site, else the fallback.
 *
 * Addresses such as "//elsewhere.example" or "/\elsewhere.example" look like paths, and browsers read them as other
 * sites: whoever follows such a link would end on a foreign page right after typing a password.
 */
export function safeNextPath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || wanted.length > 500) return fallback;
  // Browsers drop control characters (tab, line break) inside addresses before they read them.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\")) return fallback;
  return wanted;
}

/** Where somebody of a role begins who came for nothing else. */
export const homeOf = (role: Role): string => (role === "teacher" ? "/classes" : "/today");
