/** What became of a message: understood, refused for good, or not delivered (worth sending again as it is). */
export type Posted<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "undelivered" };

const TIMEOUT_MS = 15_000;

/** What browsers let a page send on while it closes, in bytes; less some for what else is under way. */
const MOST_OUTLIVING = 48_000;

/**
 * Posts JSON to our own server. Never throws; 5xx, 429 and a lost connection count as not delivered. A message that is not
 * long arrives also when the page is closed meanwhile.
 */
export async function postJson<T>(path: string, body: unknown): Promise<Posted<T>> {
  const text = JSON.stringify(body);
  return exchange(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: text,
    // In the worst case a character is three bytes.
    keepalive: text.length * 3 < MOST_OUTLIVING,
  });
}

/** Asks our own server for JSON; the outcomes are those of `postJson`. */
export async function getJson<T>(path: string): Promise<Posted<T>> {
  return exchange(path, { cache: "no-store" });
}

async function exchange<T>(path: string, init: RequestInit): Promise<Posted<T>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, { ...init, signal: stop.signal, credentials: "same-origin" });
    if (response.ok) return { kind: "ok", value: (await response.json()) as T };
    if (response.status >= 500 || response.status === 429) return { kind: "undelivered" };
    return { kind: "refused", status: response.status };
  } catch {
    return { kind: "undelivered" };
  } finally {
    clearTimeout(timer);
  }
}
