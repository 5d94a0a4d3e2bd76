// A process of its own, with its own cache, on the database of DATABASE_URL: does what each line of JSON tells it and
// answers with a line of JSON. It calls what the pages call, so that a test sees what their visitors would see.
import { createInterface } from "node:readline";
import { GET as notesOfEditors } from "@/app/api/overrides/route";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { loadViewer } from "@/server/auth/load-viewer";
import type { SessionToken } from "@/server/auth/session-token";
import { addOverride } from "@/server/data/facts/overrides";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { makeForm } from "@/server/data/sittings/forms";

// The clock by which what is kept grows old may go faster here: to wait for it would be most of a test's time.
const speed = Number(process.env.CLOCK_SPEED ?? 1);
const elapsed = performance.now.bind(performance);
performance.now = () => elapsed() * speed;

export type Order =
  | { readonly do: "withdraw"; readonly who: SessionToken; readonly factIds: readonly string[] }
  | { readonly do: "look"; readonly who: SessionToken; readonly blueprint: Blueprint };

/** Facts that somebody meets: in a form, in the due queue, and with an editor's note on their page. */
export type Seen = Readonly<Record<"form" | "queue" | "notes", readonly string[]>>;

async function viewerOf(token: SessionToken) {
  const viewer = await loadViewer(token, new Date());
  if (viewer === null) throw new Error("The token is void.");
  return viewer;
}

async function obey(order: Order): Promise<Seen | number> {
  const viewer = await viewerOf(order.who);
  if (order.do === "withdraw") {
    for (const factId of order.factIds) {
      const done = await addOverride(viewer, { factId, kind: "withdrawn", reason: "A source was forged." }, new Date());
      if (!done.ok) throw new Error(done.error.code);
    }
    return order.factIds.length;
  }
  const { cards } = await loadReviewQueue(viewer, new Date());
  const form = await makeForm(viewer, order.blueprint, "seed", "alike", new Date());
  const notes = await notesOfEditors(new Request("http://localhost/api/overrides"));
  const { facts } = (await notes.json()) as { facts: { factId: string }[] };
  return {
    form: form.ok ? form.value.items.flatMap(({ factIds }) => factIds) : [],
    queue: cards.flatMap(({ card }) => card.factIds),
    notes: facts.map(({ factId }) => factId),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await obey(JSON.parse(line) as Order)));
}
process.exit(0);
