import { memoryRows, type RowKey, type Rows, type Transact } from "@/components/offline/rows";

const DATABASE = "azalai";
const STORE = "rows";
const VERSION = 1;
/** A browser that answers neither yes nor no must not hold up a review. */
const OPEN_TIMEOUT_MS = 3_000;

/** Where rows are kept: in the browser's own database, or, where the browser forbids it, as long as the page lives. */
export type KeptIn = "device" | "page";

/** Rows of this browser, IndexedDB's: on plain http too, shared by all its tabs, and there when it starts again. */
export type DeviceRows = { readonly transact: Transact; readonly keptIn: () => KeptIn };

let shared: DeviceRows | null = null;

/** The one store of this page. Private windows may forbid it, a full disk may end it: then it goes on in memory. */
export function deviceRows(): DeviceRows {
  shared ??= open();
  return shared;
}

function open(): DeviceRows {
  const database = openDatabase();
  let memory: Transact | null = null;
  const inMemory: Transact = (work) => {
    memory ??= memoryRows();
    return memory(work);
  };
  return {
    keptIn: () => (memory === null ? "device" : "page"),
    transact: async (work) => {
      if (memory !== null) return inMemory(work);
      try {
        return await transactOn(await database, work);
      } catch (error) {
        // What the browser refused is a DOMException; anything else is a mistake of ours.
        if (!(error instanceof DOMException) && error !== null) throw error;
        return inMemory(work);
      }
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException("no answer", "TimeoutError")), OPEN_TIMEOUT_MS);
    const failed = (error: unknown) => {
      clearTimeout(timer);
      reject(error instanceof DOMException ? error : new DOMException(String(error), "UnknownError"));
    };
    try {
      const request = indexedDB.open(DATABASE, VERSION);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onerror = () => failed(request.error);
      request.onsuccess = () => {
        clearTimeout(timer);
        // A page of a later version must not wait for this one.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
    } catch (error) {
      failed(error);
    }
  });
  opened.catch(() => undefined);
  return opened;
}

async function transactOn<T>(database: IDBDatabase, work: (rows: Rows) => Promise<T>): Promise<T> {
  const transaction = database.transaction(STORE, "readwrite");
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("ended", "AbortError"));
  });
  done.catch(() => undefined);
  try {
    const result = await work(rowsOf(transaction.objectStore(STORE)));
    await done;
    return result;
  } catch (error) {
    if (!(error instanceof DOMException)) transaction.abort();
    throw error;
  }
}

/** Keys that begin so: a list sorts after every number and text, so that it ends them all. */
const below = (start: RowKey) => IDBKeyRange.bound([...start], [...start, []]);

function rowsOf(store: IDBObjectStore): Rows {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  return {
    get: async <T>(key: RowKey) => ((await answer(store.get([...key]))) ?? null) as T | null,
    list: async <T>(start: RowKey, limit?: number) => (await answer(store.getAll(below(start), limit))) as T[],
    count: (start) => answer(store.count(below(start))),
    put: async (key, value) => void (await answer(store.put(value, [...key]))),
    remove: (key) => answer(store.delete([...key])),
    removeAll: (start) => answer(store.delete(below(start))),
  };
}
