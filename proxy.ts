import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type NextRequest, NextResponse } from "next/server";
import { findOverrides } from "@/server/data/facts/in-force";

type Hashes = Readonly<Record<string, readonly string[]>>;
let known: Hashes | null = null;

/** Hashes of the inline scripts of pages rendered at build time; written by scripts/lib/csp-hashes.mjs. */
function staticHashes(): Hashes {
  known ??= readHashes();
  return known;
}

function readHashes(): Hashes {
  // While developing every page is dynamic and has its nonce; a file left by a build would name other scripts.
  if (process.env.NODE_ENV === "development") return {};
  try {
    return JSON.parse(
      readFileSync(/* turbopackIgnore: true */ join(process.cwd(), ".next", "csp-hashes.json"), "utf8"),
    );
  } catch {
    return {};
  }
}

// Next takes the nonce for its own inline scripts out of the request's policy header. Development needs eval and a web
// socket; styles may stand in attributes (bars, maps), scripts may not.
function policy(scripts: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Where the pages of facts stand that are made for each request. Readers never see this address. */
const NOTED = "/noted";
const FACT_PAGE = /^\/[a-z]{2}\/facts\/([^/]+)\/?$/;

/**
 * Whether editors withdrew or lowered the fact of a page since the build. The list is in memory, renewed every few seconds; where it
 * cannot be read, the page stands as it was built.
 */
async function hasOverride(path: string): Promise<boolean> {
  const [, factId] = FACT_PAGE.exec(path) ?? [];
  if (factId === undefined) return false;
  try {
    return (await findOverrides()).has(factId);
  } catch {
    return false;
  }
}

/** A path without the ways of writing it that lead to the same page. */
function plainPath(path: string): string {
  try {
    return decodeURIComponent(path).replace(/(.)\/$/, "$1");
  } catch {
    return path;
  }
}

/**
 * Security headers of every page, and the way to the page of a fact that does not stand as it was built. Not the authorisation: pages,
 * actions and routes ask for the viewer themselves.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const path = plainPath(request.nextUrl.pathname);
  if (path.startsWith(`${NOTED}/`)) return NextResponse.redirect(new URL(path.slice(NOTED.length), request.url));
  const noted = await hasOverride(path);
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const hashes = staticHashes();
  const fixed = noted ? undefined : hashes[path];
  // A page that is not there is the static "not found" page, at whatever address; a dynamic page has its nonce.
  const scripts = fixed ? fixed.join(" ") : [`'nonce-${nonce}'`, ...(hashes["/_not-found"] ?? [])].join(" ");
  const value = policy(scripts, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", value);
  const response = noted
    ? NextResponse.rewrite(new URL(`${NOTED}${path}`, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", value);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
  return response;
}

// Pages alone: files of the build and JSON routes run no scripts.
export const config = {
  matcher: [{ source: "/((?!api/|_next/|.*\\.[a-z0-9]+$).*)" }],
};
