import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Given } from "@/core/quizzes/protocol";
import { pageInOrder, rowsInOrder } from "@/tests/support/flight-rows";
import type { HttpSession } from "@/tests/support/http-session";

/** What a browser asks for, and all that it is told, as one text. */
export type Ask = (session: HttpSession) => Promise<string>;

const TURNS = 12;

/**
 * All replies without what is random in every one. A server that is still warming up or has much to do may send the parts
 * of a page in another order, even twice running: what was received before is asked for again and again, and only what never
 * comes is different. Where nothing was received before, it is asked until two replies are the same.
 */
export async function steadily(ask: Ask, session: HttpSession, before: string | null = null): Promise<string> {
  let last = await ask(session);
  let steady: string | null = null;
  let parted: string | null = null;
  for (let turn = 0; turn < TURNS && last !== before; turn++) {
    const next = await ask(session);
    if (next === last) steady = next;
    else parted = firstDifference(last, next);
    if (steady !== null && before === null) return steady;
    last = next;
  }
  if (last === before) return last;
  if (steady !== null) return steady;
  throw new Error(`Two replies to the same request are never the same: ${parted}`);
}

/** What a browser asks for between the beginning of a sitting and the first answer. */
export const beforeAnswer =
  (attemptId: string): Ask =>
  async (session) => {
    const page = await inWords(await session.get(`/quiz/${attemptId}`), 200);
    const data = await inWords(await session.get(`/quiz/${attemptId}`, { RSC: "1" }), 200);
    const clock = await session.get(`/api/attempts/clock?attemptId=${attemptId}`);
    const overrides = await inWords(await session.get(`/api/overrides?attemptId=${attemptId}`), null);
    // A clock tells the time; that it tells nothing else is seen by the names of its fields.
    const told: unknown = await clock.json();
    const fields = typeof told === "object" && told !== null ? Object.keys(told).sort().join() : String(told);
    return [page, data, `${clock.status} ${headersOf(clock)} ${fields}`, overrides].join("\n");
  };

/** A question that can still be answered, asked as a list: where it is a question of the map. */
export async function askedAsList(session: HttpSession, attemptId: string, index: number): Promise<string> {
  return inWords(await session.post("/api/answers/list", { attemptId, index }), 200);
}

/** The reply to an answer that is given once more, as a new version: its number is the only thing that may differ. */
export async function answered(session: HttpSession, attemptId: string, index: number, given: Given): Promise<string> {
  const sequence = ++versions;
  const message = { id: randomUUID(), attemptId, index, given, sequence, confidence: null, activeMs: null };
  const told = await inWords(await session.post("/api/answers", message), 200);
  return told.replace(`"sequence":${sequence}`, '"sequence":VERSION');
}
let versions = 0;

/** The page of a sitting's result, with the data beside it. */
export async function resultOf(session: HttpSession, attemptId: string): Promise<string> {
  const page = await inWords(await session.get(`/quiz/${attemptId}/result`), 200);
  return `${page}\n${await inWords(await session.get(`/quiz/${attemptId}/result`, { RSC: "1" }), 200)}`;
}

/** Headers that differ from one reply to the next whatever is told. */
const PASSING = new Set([
  "date",
  "content-security-policy",
  "set-cookie",
  "keep-alive",
  "connection",
  "etag",
  "content-length",
]);

const headersOf = (response: Response): string =>
  [...response.headers]
    .filter(([name]) => !PASSING.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ");

async function inWords(response: Response, wanted: number | null): Promise<string> {
  if (wanted !== null) expect(response.status).toBe(wanted);
  const nonce = /nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "no nonce";
  const body = await response.text();
  const policy = response.headers.get("content-security-policy") ?? "";
  // The server's clock stands in the page, so that its timer goes right on a device whose own clock is wrong.
  // The framework gives the head of every reply a key of its own.
  const steady = inOrder(body, response.headers.get("content-type") ?? "")
    .replaceAll(/(\\?"now\\?":)\d{13}/g, "$1NOW")
    .replaceAll(/("\$","\$L\w+",)"[\w-]{21}([mv])"/g, '$1"REPLY$2"');
  return `${response.status} ${headersOf(response)} ${policy}\n${steady}`.replaceAll(nonce, "NONCE");
}

function inOrder(body: string, type: string): string {
  if (type.startsWith("text/html")) return pageInOrder(body);
  return type.startsWith("text/x-component") ? rowsInOrder(body) : body;
}

/** Where two texts part, with some of each; null where they are the same. */
export function firstDifference(left: string, right: string): string | null {
  if (left === right) return null;
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  return `${left.slice(Math.max(0, at - 60), at + 200)} | ${right.slice(Math.max(0, at - 60), at + 200)}`;
}
