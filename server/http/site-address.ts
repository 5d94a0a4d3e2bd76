import "server-only";
import { isSecure } from "@/server/auth/session-token";
import { getEnv } from "@/server/env";

/**
 * The address under which the present browser sees this site, without a slash at its end. For links that the person
 * who asks hands on: in a classroom that is the computer's own address, which phones reach too. Links in e-mails use
 * the configured address alone.
 */
export function siteAddress(headers: Pick<Headers, "get">): string {
  const { publicUrl } = getEnv();
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  if (host === null) return publicUrl ?? "";
  return `${isSecure(headers) ? "https" : "http"}://${host}`;
}
