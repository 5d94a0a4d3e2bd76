import { newId } from "@/components/client-id";
import type { Rows, Transact } from "@/components/offline/rows";
import type { ReviewCard, ReviewDeed, ReviewMessage } from "@/core/memory/protocol";

// What this device keeps of reviewing, always under the account that it belongs to: PCs are shared.
//   device  <account>             its name and count, by which replay orders its events
//   event   <account> <sequence>  what the server has not yet said that it has
//   kept    <account> <id>        that a deed was kept, of the newest ones: another page may be about to keep it, too
//   lost    <account> <id>        what the server will never take, until the learner has read of it
//   done    <account> <target>    what was last done to a card here, until a queue comes that knows of it
//   page    <account>             the review page's queue and settings, to go on with without a connection
//   owner                         who was last signed in

type DeviceRow = { readonly device: string; readonly sequence: number };

/** What was last done to a card on this device. */
export type Done = {
  readonly targetId: string;
  readonly eventId: string;
  readonly deed: "forgotten" | "over";
  /** The server's clock when it had it, ms since 1970; null before. */
  readonly savedAt: number | null;
};

/** A deed as it was done. */
export type DatedDeed = ReviewDeed & {
  readonly id: string;
  /** This device's clock, ms since 1970. */
  readonly at: number;
  /** What stands on the card, to name it by where the deed cannot be saved. */
  readonly front: string;
};

type KeptMessage = DatedDeed & { readonly sequence: number };

/** What cannot be saved: its card is not there any more, the server has another deed under its id, or does not understand it. */
export type LostDeed = KeptMessage & { readonly why: "unknown" | "conflict" | "refused" };

/** So many deeds later no page can still be about to keep one. */
const REMEMBERED = 200;
type KeptOnce = { readonly id: string; readonly sequence: number };

/** Keeps a deed, and gives it its place in the order of this device. */
export function keepDeed(transact: Transact, account: string, deed: DatedDeed): Promise<void> {
  return transact((rows) => keepIn(rows, account, deed));
}

/**
 * Once for each deed: its page keeps it, and so does every other page that is opened in the moment between its noting down and its
 * striking out. Whichever comes later must not keep it again, though it be sent, and undone, meanwhile.
 */
async function keepIn(rows: Rows, account: string, deed: DatedDeed): Promise<void> {
  if ((await rows.get<KeptOnce>(["kept", account, deed.id])) !== null) return;
  const known = await rows.get<Done>(["done", account, deed.targetId]);
  const before = await rows.get<DeviceRow>(["device", account]);
  const device: DeviceRow = { device: before?.device ?? newId(), sequence: (before?.sequence ?? 0) + 1 };
  await rows.put(["device", account], device);
  await rows.put(["kept", account, deed.id], { id: deed.id, sequence: device.sequence } satisfies KeptOnce);
  const message: KeptMessage = { ...deed, sequence: device.sequence };
  await rows.put(["event", account, device.sequence], message);
  if (deed.kind === "undone" && known?.eventId === deed.undoes) await rows.remove(["done", account, deed.targetId]);
  const done = doneBy(deed);
  if (done !== null) {
    const row: Done = { targetId: deed.targetId, eventId: deed.id, deed: done, savedAt: null };
    await rows.put(["done", account, deed.targetId], row);
  }
}

export type TakenUp = {
  /** What was noted down: it is kept now, and can be struck out. */
  readonly noted: readonly DatedDeed[];
  /** What cannot be saved, of this page and of those before. */
  readonly lost: readonly LostDeed[];
};

/**
 * Keeps what a page that closed could only note down, unless it was kept all the same.
 *
 * @param read what is still noted down: read within the transaction, since other pages go on meanwhile
 */
export function takeUp(transact: Transact, account: string, read: () => readonly DatedDeed[]): Promise<TakenUp> {
  return transact(async (rows) => {
    const noted = read();
    for (const deed of noted) await keepIn(rows, account, deed);
    const still = new Set(noted.map(({ id }) => id));
    const newest = (await rows.get<DeviceRow>(["device", account]))?.sequence ?? 0;
    for (const { id, sequence } of await rows.list<KeptOnce>(["kept", account])) {
      if (sequence <= newest - REMEMBERED && !still.has(id)) await rows.remove(["kept", account, id]);
    }
    return { noted, lost: await rows.list<LostDeed>(["lost", account]) };
  });
}

/** The learner has read what could not be saved. */
export const forgetLost = (transact: Transact, account: string): Promise<void> =>
  transact((rows) => rows.removeAll(["lost", account]));

/** Whether a deed ends a card's turn in this sitting; a forgotten card has another one. */
function doneBy(deed: ReviewDeed): Done["deed"] | null {
  if (deed.kind === "reviewed") return deed.rating === "again" ? "forgotten" : "over";
  return deed.kind === "buried" || deed.kind === "reset" || (deed.kind === "suspended" && deed.on) ? "over" : null;
}

export type Waiting = { readonly device: string; readonly events: readonly KeptMessage[]; readonly count: number };

/** The oldest of what is still to be sent, and how much that is in all; null when nothing is. */
export function oldestWaiting(transact: Transact, account: string, most: number): Promise<Waiting | null> {
  return transact(async (rows) => {
    const device = await rows.get<DeviceRow>(["device", account]);
    const events = await rows.list<KeptMessage>(["event", account], most);
    if (device === null || events.length === 0) return null;
    return { device: device.device, events, count: await rows.count(["event", account]) };
  });
}

export const countWaiting = (transact: Transact, account: string): Promise<number> =>
  transact((rows) => rows.count(["event", account]));

/** The message as the server takes it. */
export function messageOf({ front: _, ...message }: KeptMessage): ReviewMessage {
  return message;
}

/**
 * Forgets what the server has, and puts by what it will never take: the cards of that come again.
 *
 * @param at   the server's clock when it had them, ms since 1970
 * @param lost which of them it will never take, by id
 * @returns how much is left to send
 */
export function dropSent(
  transact: Transact,
  account: string,
  sent: readonly KeptMessage[],
  at: number,
  lost: ReadonlyMap<string, LostDeed["why"]>,
): Promise<number> {
  return transact(async (rows) => {
    for (const message of sent) {
      const { id, sequence, targetId } = message;
      const why = lost.get(id);
      const kept = await rows.get<KeptMessage>(["event", account, sequence]);
      if (kept?.id === id) await rows.remove(["event", account, sequence]);
      if (why !== undefined) await rows.put(["lost", account, id], { ...message, why } satisfies LostDeed);
      const done = await rows.get<Done>(["done", account, targetId]);
      if (done?.eventId !== id) continue;
      if (why !== undefined) await rows.remove(["done", account, targetId]);
      else await rows.put(["done", account, targetId], { ...done, savedAt: at });
    }
    return rows.count(["event", account]);
  });
}

/**
 * Of the cards of a queue those whose turn is still to come, given what was done on this device meanwhile: the queue may
 * have been made before the server heard of it. A forgotten card comes once more, at the end.
 */
export function cardsLeft(cards: readonly ReviewCard[], done: readonly Done[]): readonly ReviewCard[] {
  const deeds = new Map(done.map(({ targetId, deed }) => [targetId, deed]));
  const deedOf = ({ card }: ReviewCard) => deeds.get(card.targetId);
  const again = cards
    .filter((card) => deedOf(card) === "forgotten")
    .map((card) => ({ ...card, phase: card.phase === "review" ? ("relearning" as const) : card.phase, revised: null }));
  return [...cards.filter((card) => deedOf(card) === undefined), ...again];
}

/**
 * What was done here that a queue does not know of, and forgets the rest.
 *
 * @param madeAt the server's clock when it began to make the queue, ms since 1970
 */
export function doneSince(transact: Transact, account: string, madeAt: number): Promise<readonly Done[]> {
  return transact(async (rows) => {
    const all = await rows.list<Done>(["done", account]);
    const known = all.filter(({ savedAt }) => savedAt !== null && savedAt < madeAt);
    for (const { targetId } of known) await rows.remove(["done", account, targetId]);
    return all.filter((one) => !known.includes(one));
  });
}

/** The review page as it was last given, to go on with without a connection. */
export type KeptPage<Page> = { readonly page: Page; readonly keptAt: number };

export function keepPage<Page>(transact: Transact, account: string, kept: KeptPage<Page>): Promise<void> {
  return transact((rows) => rows.put(["page", account], kept));
}

/** Nothing is left to review: a page that was kept before is not gone on with. What was done of it stays. */
export function dropPage(transact: Transact, account: string): Promise<void> {
  return transact((rows) => rows.remove(["page", account]));
}

/** The page of whoever was last signed in here, with what was done since; null when there is none. */
export function findKeptPage<Page>(
  transact: Transact,
): Promise<(KeptPage<Page> & { readonly account: string; readonly done: readonly Done[] }) | null> {
  return transact(async (rows) => {
    const account = await rows.get<string>(["owner"]);
    if (account === null) return null;
    const kept = await rows.get<KeptPage<Page>>(["page", account]);
    return kept && { ...kept, account, done: await rows.list<Done>(["done", account]) };
  });
}

/**
 * Says who is signed in here, null for nobody: what could be looked at of anybody else goes. What others have not yet sent
 * stays, unseen, until they are back: it is their work.
 */
export function setOwner(transact: Transact, account: string | null): Promise<void> {
  return transact(async (rows) => {
    if ((await rows.get<string>(["owner"])) === account) return;
    await rows.removeAll(["page"]);
    if (account === null) await rows.remove(["owner"]);
    else await rows.put(["owner"], account);
  });
}

/** Forgets everything of an account, and every page that could be looked at: at signing out. */
export function forgetReviews(transact: Transact, account: string): Promise<void> {
  return transact(async (rows) => {
    for (const table of ["device", "event", "kept", "lost", "done"] as const) await rows.removeAll([table, account]);
    for (const table of ["page", "owner"] as const) await rows.removeAll([table]);
  });
}
