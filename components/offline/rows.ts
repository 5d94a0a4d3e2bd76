/** Where a row stands: a table's name, then whose it is, then what tells the rows of one person apart. */
export type RowKey = readonly [table: string, ...rest: (string | number)[]];

/** What one transaction sees and changes. Only these may be awaited in it: the browser ends one that waits for anything else. */
export type Rows = {
  readonly get: <T>(key: RowKey) => Promise<T | null>;
  /** Rows whose keys begin so, in the order of their keys. */
  readonly list: <T>(start: RowKey, limit?: number) => Promise<readonly T[]>;
  readonly count: (start: RowKey) => Promise<number>;
  readonly put: (key: RowKey, value: unknown) => Promise<void>;
  readonly remove: (key: RowKey) => Promise<void>;
  readonly removeAll: (start: RowKey) => Promise<void>;
};

/** One transaction: what it changes is kept whole or not at all, and no other one, of whichever tab, is beside it. */
export type Transact = <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;

/** Rows that live as long as the page. */
export function memoryRows(): Transact {
  let rows = new Map<string, { readonly key: RowKey; readonly value: unknown }>();
  let last: Promise<unknown> = Promise.resolve();

  function open(draft: typeof rows): Rows {
    const below = (start: RowKey) =>
      [...draft.values()]
        .filter(({ key }) => start.every((part, index) => key[index] === part))
        .sort((a, b) => compareKeys(a.key, b.key));
    return {
      get: async <T>(key: RowKey) => (draft.get(JSON.stringify(key))?.value ?? null) as T | null,
      list: async <T>(start: RowKey, limit = Number.POSITIVE_INFINITY) =>
        below(start)
          .slice(0, limit)
          .map(({ value }) => value as T),
      count: async (start) => below(start).length,
      put: async (key, value) => void draft.set(JSON.stringify(key), { key, value: structuredClone(value) }),
      remove: async (key) => void draft.delete(JSON.stringify(key)),
      removeAll: async (start) => {
        for (const { key } of below(start)) draft.delete(JSON.stringify(key));
      },
    };
  }

  return (work) => {
    const run = last.then(async () => {
      const draft = new Map(rows);
      const result = await work(open(draft));
      rows = draft;
      return result;
    });
    last = run.catch(() => undefined);
    return run;
  };
}

/** The order of IndexedDB: part by part, numbers before text, the shorter key first. */
function compareKeys(a: RowKey, b: RowKey): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part === other) continue;
    if (typeof part !== typeof other) return typeof part === "number" ? -1 : 1;
    return part < other ? -1 : 1;
  }
  return a.length - b.length;
}
