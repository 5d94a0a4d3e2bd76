/**
 * Small values kept on this device under the account that they belong to: PCs are shared, and nothing of one
 * account is ever read or sent under another. Storage may be forbidden or full; then values live as long as the page.
 */
export const PREFIX = "azalai";
/** What this page has written, by key: all there is where storage is forbidden or full. */
export const memory = new Map<string, string>();

/** Under which key the browser has a value. */
export const keyOf = (account: string, name: string) => `${PREFIX}:${account}:${name}`;

export function readLocal<T>(account: string, name: string): T | null {
  const key = keyOf(account, name);
  try {
    const text = localStorage.getItem(key) ?? memory.get(key) ?? null;
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    const text = memory.get(key);
    return text === undefined ? null : (JSON.parse(text) as T);
  }
}

export function writeLocal(account: string, name: string, value: unknown): void {
  const key = keyOf(account, name);
  const text = JSON.stringify(value);
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // Forbidden or full: memory has it.
  }
}

export function removeLocal(account: string, name: string): void {
  const key = keyOf(account, name);
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored, then.
  }
}

/** Names under which answers wait that the server does not have yet begin so. */
export const WAITING = "answer:";
