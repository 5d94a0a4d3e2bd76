import { keyOf, memory, PREFIX, WAITING } from "@/components/local-store";

/**
 * Forgets what is kept on this device: at signing out, after unsent things were sent. What other accounts have not sent yet stays:
 * it waits for them alone.
 */
export function wipeLocal(account: string): void {
  const stays = (key: string) =>
    !key.startsWith(`${PREFIX}:`) || (key.split(":")[2] === WAITING.slice(0, -1) && key.split(":")[1] !== account);
  for (const key of [...memory.keys()]) if (!stays(key)) memory.delete(key);
  try {
    for (const key of Object.keys(localStorage)) {
      if (!stays(key)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing was stored, then.
  }
}

/** How many values are kept for an account under names that begin so. */
export function countLocal(account: string, nameStart: string): number {
  const start = keyOf(account, nameStart);
  const matching = (keys: Iterable<string>) => [...keys].filter((key) => key.startsWith(start));
  try {
    return new Set([...matching(Object.keys(localStorage)), ...matching(memory.keys())]).size;
  } catch {
    return matching(memory.keys()).length;
  }
}
