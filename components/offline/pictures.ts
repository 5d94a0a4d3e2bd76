import type { ReviewCard } from "@/core/memory/protocol";

// Pictures of own cards for a lost connection, one cache for each account. The service worker gives them out only where the
// server cannot be asked; who may see a picture is the server's to say.
const PREFIX = "azalai:pictures:";

const picturesOf = (cards: readonly ReviewCard[]): readonly string[] => [
  ...new Set(cards.flatMap(({ card }) => (card.kind === "own" && card.image !== null ? [card.image.url] : []))),
];

/**
 * Fetches the pictures of these cards ahead and forgets those of others. Where the browser has no caches of its own, on plain
 * http, it keeps them as it keeps everything, for the page that is open. One that cannot be had now is tried with the next cards.
 */
export async function keepPictures(account: string, cards: readonly ReviewCard[]): Promise<void> {
  const wanted = picturesOf(cards);
  if (!("caches" in window)) {
    await Promise.allSettled(wanted.map((url) => fetch(url)));
    return;
  }
  if (wanted.length === 0 && !(await caches.has(PREFIX + account))) return;
  const cache = await caches.open(PREFIX + account);
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const gone = kept.filter((url) => !wanted.includes(url));
  const missing = wanted.filter((url) => !kept.includes(url));
  await Promise.allSettled([...gone.map((url) => cache.delete(url, ANY)), ...missing.map((url) => cache.add(url))]);
}

/** What is kept is kept for one account, so it does not matter which cookie asked for it. */
const ANY = { ignoreVary: true };

/** Forgets the pictures of everybody else; of everybody at signing out. */
export async function forgetPictures(except: string | null): Promise<void> {
  if (!("caches" in window)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== `${PREFIX}${except}`);
  await Promise.all(names.map((name) => caches.delete(name)));
}
