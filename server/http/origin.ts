import "server-only";

/**
 * The address under which the browser reached this app, without a slash at its end: links and QR codes on a page work
 * from whichever of this computer's addresses the page was opened. For pages only; links in e-mails use the public address.
 */
export function requestOrigin(headers: Pick<Headers, "get">): string {
  const first = (name: string) => headers.get(name)?.split(",")[0]?.trim() ?? null;
  const host = first("x-forwarded-host") ?? first("host") ?? "localhost";
  return `${first("x-forwarded-proto") === "https" ? "https" : "http"}://${host}`;
}
