import "server-only";
import { networkInterfaces } from "node:os";
import { isSecure } from "@/server/auth/session-token";
import { getEnv } from "@/server/env";

/**
 * The address under which others reach this site, without a slash at its end. For links, codes and QR codes that one
 * person hands to another. It is the address under which the present browser sees the site, for phones of a
 * classroom reach that too; only "localhost" would lead a phone to itself, so there it is the computer's own address
 * in its network. Links in e-mails use the configured address alone.
 */
export function siteAddress(headers: Pick<Headers, "get">): string {
  const { publicUrl } = getEnv();
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  if (host === null) return publicUrl ?? "";
  const scheme = isSecure(headers) ? "https" : "http";
  const url = new URL(`${scheme}://${host}`);
  if (!isLoopback(url.hostname)) return url.origin;
  if (publicUrl !== null) return publicUrl;
  const address = networkAddress();
  return address === null ? url.origin : `${scheme}://${address}${url.port === "" ? "" : `:${url.port}`}`;
}

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || /^127\.|^\[::1\]$/.test(hostname);
}

/** The first IPv4 address at which other devices of the network reach this computer; null without a network. */
export function networkAddress(interfaces = networkInterfaces()): string | null {
  const all = Object.values(interfaces).flatMap((list) => list ?? []);
  return (
    all.find((one) => one.family === "IPv4" && !one.internal && !one.address.startsWith("169.254."))?.address ?? null
  );
}
