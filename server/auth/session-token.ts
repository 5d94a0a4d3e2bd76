import "server-only";
import { cookies, headers } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { authSecret } from "@/server/auth/secret";
import { now } from "@/server/clock";
import { getEnv } from "@/server/env";

/** How long a sign-in lasts without being used again: seconds in 90 days, so that holidays do not sign a class out. */
export const SESSION_SECONDS = 90 * 24 * 3600;

/** What a session cookie says. A version lower than the user's `sessionVersion` makes it void. */
export type SessionToken = { readonly userId: string; readonly sessionVersion: number };

/**
 * Whether the browser came by https, directly or through a proxy (one that does not say so is known by the public
 * address). On a school's network it comes by http.
 */
export function isSecure(requestHeaders: Pick<Headers, "get">): boolean {
  if (requestHeaders.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https") return true;
  const { publicUrl } = getEnv();
  return publicUrl !== null && publicUrl === `https://${requestHeaders.get("host")}`;
}

/** The prefix makes browsers refuse the cookie from a page on plain http of the same host. */
export const sessionCookieName = (secure: boolean): string => (secure ? "__Secure-azalai.session" : "azalai.session");

export const sessionCookieOptions = (secure: boolean) =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure }) as const;

/** The token in the request's cookie, or null when there is none, or it is old, or not signed by us. */
export async function readSessionToken(): Promise<SessionToken | null> {
  const value = (await cookies()).get(sessionCookieName(isSecure(await headers())))?.value;
  return value === undefined ? null : parseSessionToken(value);
}

/** The same from the headers that a route was given: Next's own way to them costs as much as grading an answer. */
export async function tokenOfRequest(requestHeaders: Pick<Headers, "get">): Promise<SessionToken | null> {
  const named = `${sessionCookieName(isSecure(requestHeaders))}=`;
  const cookie = requestHeaders
    .get("cookie")
    ?.split("; ")
    .find((one) => one.startsWith(named));
  return cookie === undefined ? null : parseSessionToken(cookie.slice(named.length));
}

type OpenedToken = { readonly token: SessionToken; readonly until: number };

/**
 * Tokens that were opened lately. Opening one takes as long as a short query, and what it says never changes; whether its
 * version still holds is asked of the database each time.
 */
const opened = new Map<string, OpenedToken>();
const MOST_OPENED = 1_000;
const OPENED_MS = 10 * 60 * 1000;

export async function parseSessionToken(value: string): Promise<SessionToken | null> {
  const at = now().getTime();
  const known = opened.get(value);
  if (known !== undefined && at < known.until) return known.token;
  // A token signed with another secret throws in the library: for us it is no token.
  const decoded = await decode({ token: value, secret: authSecret() }).catch(() => null);
  if (!decoded?.sub || typeof decoded.sessionVersion !== "number") return null;
  const token = { userId: decoded.sub, sessionVersion: decoded.sessionVersion };
  if (opened.size >= MOST_OPENED) opened.clear();
  const expiresAt = typeof decoded.exp === "number" ? decoded.exp * 1000 : at;
  opened.set(value, { token, until: Math.min(expiresAt, at + OPENED_MS) });
  return token;
}

/** The value of a session cookie, as next-auth itself writes it. */
export function makeSessionToken(token: SessionToken): Promise<string> {
  return encode({
    token: { sub: token.userId, sessionVersion: token.sessionVersion },
    secret: authSecret(),
    maxAge: SESSION_SECONDS,
  });
}

/** Signs the browser in. Only in server actions and route handlers, which may set cookies. */
export async function startSession(token: SessionToken): Promise<void> {
  const secure = isSecure(await headers());
  (await cookies()).set(sessionCookieName(secure), await makeSessionToken(token), {
    ...sessionCookieOptions(secure),
    maxAge: SESSION_SECONDS,
  });
}

/** Signs this browser out. */
export async function endSession(): Promise<void> {
  const secure = isSecure(await headers());
  (await cookies()).set(sessionCookieName(secure), "", { ...sessionCookieOptions(secure), maxAge: 0 });
}
