import { newId } from "@/components/client-id";
import type { Journal } from "@/components/offline/deed-journal";
import {
  countWaiting,
  type DatedDeed,
  dropSent,
  forgetLost,
  keepDeed,
  type LostDeed,
  messageOf,
  oldestWaiting,
  takeUp,
} from "@/components/offline/kept-reviews";
import type { Transact } from "@/components/offline/rows";
import type { Posted } from "@/components/post-json";
import type { ReviewBatch, ReviewDeed, ReviewReply } from "@/core/memory/protocol";

export type OutboxState = {
  readonly waiting: number;
  /** "held": signed out, or signed in as somebody else; nothing is sent until the same account is back. */
  readonly line: "open" | "broken" | "held";
  /** What the server will never take, until the learner has read of it. */
  readonly lost: readonly LostDeed[];
};

export type Outbox = {
  /** Keeps a deed to a card with this front and sends it as soon as it can. @returns its id, at once */
  readonly add: (deed: ReviewDeed, front: string) => string;
  /** Sends what waits; a call meanwhile is the same sending. @returns whether nothing waits any more */
  readonly flush: () => Promise<boolean>;
  /** The learner has read what could not be saved. */
  readonly forgetLost: () => Promise<void>;
  /** No more tries. What waits stays on the device. */
  readonly stop: () => void;
};

type Parts = {
  readonly account: string;
  readonly transact: Transact;
  readonly journal: Journal;
  readonly post: (batch: ReviewBatch) => Promise<Posted<ReviewReply>>;
  /** The device's clock, ms since 1970. */
  readonly now: () => number;
  /** Runs something after so many ms. @returns how to call it off */
  readonly later: (run: () => void, ms: number) => () => void;
  /** Lets one sender of the account after another choose what it sends, so that what is on its way is not sent again beside it. */
  readonly inTurn: <T>(send: () => Promise<T>) => Promise<T>;
  /** A number from 0 to 1, so that a class whose line came back does not ask in one breath. */
  readonly random: () => number;
  readonly onState: (state: OutboxState) => void;
  readonly onReply: (reply: ReviewReply) => void;
};

/** Half of what the server takes in one message. */
export const MAX_BATCH = 50;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000] as const;

/** The server looked at the message and will never take it: sent again it would be refused again. */
const isForGood = (status: number) => status === 413 || status === 422;

/** What of a message the server will never take, and why. */
function whyLost(events: readonly DatedDeed[], posted: Posted<ReviewReply>): ReadonlyMap<string, LostDeed["why"]> {
  if (posted.kind !== "ok") return new Map(events.map(({ id }) => [id, "refused"]));
  return new Map(
    posted.value.results.flatMap(({ id, outcome }): [string, LostDeed["why"]][] =>
      outcome === "unknown" || outcome === "conflict" ? [[id, outcome]] : [],
    ),
  );
}

/**
 * Reviews on their way. Each is kept on this device under its account until the server says that it has it, and is sent
 * again after a lost connection, a lost reply or a reload. The server knows them by their ids, so none counts twice; in
 * whatever order they come, its log comes to the same.
 */
export function createOutbox(parts: Parts): Outbox {
  const { account, transact, journal, now } = parts;
  /** What pages before this one had no time to keep, as far as it is known. */
  const before = new Set(journal.read().map(({ id }) => id));
  let begun: Promise<void> | null = null;
  let state: OutboxState = { waiting: 0, line: "open", lost: [] };
  let keeping = 0;
  let tries = 0;
  let size = MAX_BATCH;
  let running: Promise<boolean> | null = null;
  let callOff: (() => void) | null = null;
  let stopped = false;

  function tell(change: Partial<OutboxState>): void {
    state = { ...state, ...change };
    if (!stopped) parts.onState(state);
  }

  async function begin(): Promise<void> {
    const { noted, lost } = await takeUp(transact, account, () => journal.read().filter(({ id }) => before.has(id)));
    for (const { id } of noted) journal.strike(id);
    if (lost.length > 0) tell({ lost });
  }

  /** One message. @returns whether to go on with the next */
  async function sendOne(): Promise<boolean> {
    const found = await oldestWaiting(transact, account, size);
    if (found === null) {
      tell({ waiting: keeping, line: "open" });
      return false;
    }
    const { device, events } = found;
    const posted = await parts.post({ account, device, sentAt: now(), events: events.map(messageOf) });
    if (posted.kind === "refused" && posted.status === 401) {
      tell({ waiting: found.count, line: "held" });
      return false;
    }
    const gone = posted.kind === "ok" || (posted.kind === "refused" && isForGood(posted.status));
    if (!gone) {
      const wait = RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)] ?? 60_000;
      if (!stopped) callOff = parts.later(() => void flush(), wait * (0.75 + parts.random() / 2));
      tell({ waiting: await countWaiting(transact, account), line: "broken" });
      return false;
    }
    tries = 0;
    if (posted.kind === "refused" && events.length > 1) {
      size = Math.ceil(events.length / 2); // one of them is refused: the others must not go with it
      return true;
    }
    // What the server will never take goes, too: kept, it would hold back the rest for ever.
    const whys = whyLost(events, posted);
    size = Math.min(MAX_BATCH, size * 2);
    const left = await dropSent(transact, account, events, posted.kind === "ok" ? posted.value.at : now(), whys);
    const lost = events.flatMap((event) => {
      const why = whys.get(event.id);
      return why === undefined ? [] : [{ ...event, why }];
    });
    tell({ waiting: left + keeping, line: "open", lost: [...state.lost, ...lost] });
    if (posted.kind === "ok" && !stopped) parts.onReply(posted.value);
    return left > 0;
  }

  async function sendAll(): Promise<boolean> {
    callOff?.();
    begun ??= begin();
    await begun;
    while (await parts.inTurn(sendOne)) {
      // the next one
    }
    return state.line === "open" && state.waiting === 0;
  }

  function flush(): Promise<boolean> {
    running ??= sendAll().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    flush,
    add: (deed, front) => {
      const message: DatedDeed = { ...deed, id: newId(), at: now(), front };
      journal.note(message);
      begun ??= begin(); // what was done before stands before it
      keeping += 1;
      tell({ waiting: state.waiting + 1 });
      void keepDeed(transact, account, message).then(async () => {
        journal.strike(message.id);
        keeping -= 1;
        await running;
        // While the line is broken its next try is set: a learner who goes on must not make it hurry.
        if (state.line === "broken") tell({ waiting: await countWaiting(transact, account) });
        else if (!stopped) await flush();
      });
      return message.id;
    },
    forgetLost: async () => {
      tell({ lost: [] });
      await forgetLost(transact, account);
    },
    stop: () => {
      stopped = true;
      callOff?.();
    },
  };
}
