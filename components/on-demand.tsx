import { type ComponentType, lazy, type ReactNode, Suspense, use, useState, useSyncExternalStore } from "react";

const RETRY_MS = 3_000;

/** Fetches code until it is there: a page that has lost its connection must not break, but go on when it is back. */
export async function untilThere<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (typeof window === "undefined") throw error;
      await connectionOrPause();
    }
  }
}

function connectionOrPause(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, RETRY_MS);
    window.addEventListener("online", done);
  });
}

type Load<Props> = () => Promise<ComponentType<Props>>;

/** A component whose code is no part of the page and is fetched ahead. */
export type OnDemand<Props> = {
  /** The component when nothing was fetched ahead: it waits for its code. */
  readonly First: ComponentType<Props>;
  /** The component once it was fetched ahead, else null. */
  readonly fetched: () => ComponentType<Props> | null;
  /** Fetches the code, so that it is there when the component is first shown. The same promise each time. */
  readonly prefetch: () => Promise<void>;
};

/**
 * @param make gives the component that waits for its code. For what the server draws, too, that is a literal
 *             `dynamic(keep(() => import(…)))`: Next reads it, to name the code in the page's head
 */
export function onDemand<Props extends object>(
  make: (keep: (load: Load<Props>) => Load<Props>) => ComponentType<Props>,
): OnDemand<Props> {
  let kept: Load<Props> | null = null;
  let loaded: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const First = make((load) => {
    kept = () => untilThere(load);
    return kept;
  });
  return {
    First,
    fetched: () => loaded,
    prefetch: () => {
      coming ??= (async () => {
        loaded = (await kept?.()) ?? null;
      })();
      return coming;
    },
  };
}

/** The same for what is shown only after something was done: the server never draws it. */
export const laterOnDemand = <Props extends object>(load: Load<Props>): OnDemand<Props> =>
  onDemand((keep) => {
    const whenThere = keep(load);
    return lazy(async () => ({ default: await whenThere() }));
  });

type DemandedProps<Props> = {
  readonly what: OnDemand<Props>;
  readonly props: Props;
  /**
   * What stands in its place while its code is on the way; null for nothing. Without it, nothing does, and the page waits for what
   * the server drew.
   */
  readonly fallback?: ReactNode;
};

/**
 * Shows a component on demand. What was fetched ahead is shown at once: React.lazy alone would wait for a promise even
 * then, and hold the screen for a moment.
 *
 * What comes later waits for its code by itself: nothing else on the page is hidden or lost meanwhile, were the connection
 * lost for an hour. What the server drew is taken over together with the page around it: apart, it would be drawn
 * anew if the page changed before its code came, and letters that were typed into it would be gone.
 */
export function Demanded<Props extends object>({ what, props, fallback }: DemandedProps<Props>) {
  const isLater = useSyncExternalStore(neverChanges, inBrowser, onServer);
  // Chosen once: a component that changed while it is shown would lose what was typed into it.
  const [{ Chosen, waits }] = useState(() => ({
    Chosen: what.fetched() ?? what.First,
    waits: isLater || fallback !== undefined,
  }));
  const shown = <Chosen {...props} />;
  return waits ? <Suspense fallback={fallback ?? null}>{shown}</Suspense> : shown;
}

type Fetched = { readonly fetched: () => unknown; readonly prefetch: () => Promise<void> };

/**
 * For a page that is nothing without some code: whoever comes to it from another page stays there until the code has come,
 * and sees no heading above an empty place. What the server drew needs no waiting.
 */
export function useWithPage(parts: readonly Fetched[]): void {
  const isLater = useSyncExternalStore(neverChanges, inBrowser, onServer);
  // As it was when it was first drawn: what the server drew is in the browser, too, a moment after.
  const [needed] = useState(isLater ? parts : []);
  // All are asked for before the first is waited for.
  const coming = needed.filter(({ fetched }) => fetched() === null).map(({ prefetch }) => prefetch());
  for (const one of coming) use(one);
}

const neverChanges = () => () => {};
const inBrowser = () => true;
const onServer = () => false;

/** What the page that is shown still waits for; null when nothing. */
let underWay: Promise<unknown> | null = null;

/** Says that what is on the screen waits for this: work for idle moments begins after it. */
export function comesFirst(load: Promise<unknown>): void {
  const all: Promise<unknown> = Promise.allSettled([underWay, load]).then(() => {
    if (underWay === all) underWay = null;
  });
  underWay = all;
}

/** Runs when the browser has nothing better to do, and nothing on the screen is waited for. @returns how to call it off */
export function whenIdle(run: () => void): () => void {
  let isOff = false;
  const runOrWait = () => {
    if (isOff) return;
    if (underWay === null) run();
    else
      void underWay.then(() => {
        if (!isOff) callOff = soon(runOrWait);
      });
  };
  let callOff = soon(runOrWait);
  return () => {
    isOff = true;
    callOff();
  };
}

function soon(run: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(run, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 3_000 });
  return () => cancelIdleCallback(handle);
}
