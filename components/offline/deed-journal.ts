import type { DatedDeed } from "@/components/offline/kept-reviews";

/**
 * Where a deed is noted down in the very moment in which it is done: a page may be gone before the browser's database has
 * written anything. What the database has is struck out here at once, so that there are never more than a few.
 */
export type Journal = {
  readonly note: (deed: DatedDeed) => void;
  readonly strike: (id: string) => void;
  /** In the order in which they were done. */
  readonly read: () => readonly DatedDeed[];
};

const PREFIX = "azalai-deeds";
const keysOf = (account: string) => Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}:${account}:`));

let count = 0;

/** The browser's small store, which is written at once. Where it is forbidden or full, the database alone must do. */
export function deedJournal(account: string): Journal {
  const keyOf = (id: string) => `${PREFIX}:${account}:${id}`;
  return {
    note: (deed) => attempt(() => localStorage.setItem(keyOf(deed.id), JSON.stringify({ deed, place: count++ }))),
    strike: (id) => attempt(() => localStorage.removeItem(keyOf(id))),
    read: () =>
      attempt(() =>
        keysOf(account)
          .flatMap(readOne)
          .sort(inOrder)
          .map(({ deed }) => deed),
      ) ?? [],
  };
}

/** Strikes out everything of an account: at signing out. */
export const wipeJournal = (account: string): void => {
  attempt(() => {
    for (const key of keysOf(account)) localStorage.removeItem(key);
  });
};

type Noted = { readonly deed: DatedDeed; readonly place: number };

const inOrder = (a: Noted, b: Noted) => a.deed.at - b.deed.at || a.place - b.place;

/** Another tab may have struck it out meanwhile. */
function readOne(key: string): readonly Noted[] {
  const text = localStorage.getItem(key);
  return text === null ? [] : [JSON.parse(text) as Noted];
}

function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
