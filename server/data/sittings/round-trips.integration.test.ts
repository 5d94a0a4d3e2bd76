import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Item } from "@/core/questions/contract";
import { rightAnswer } from "@/core/questions/right-answer";
import type { QuestionTypeName } from "@/core/questions/views";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { loadViewer } from "@/server/auth/load-viewer";
import { recordAnswerTo } from "@/server/data/sittings/answers";
import { findViewerAndItem } from "@/server/data/sittings/asked-item";
import { startAttempt } from "@/server/data/sittings/start";
import { useDatabase as answerWith, type OpenDatabase } from "@/server/db";
import { anAnswer } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

/** Counts what goes to the database; the ORM is refused, whatever it is asked for. */
function counting({ run, together }: OpenDatabase) {
  const counted = { statements: 0 };
  const client = new Proxy({} as OpenDatabase["client"], {
    get: (_, name) => {
      // A promise asks of whatever it is given whether it is one.
      if (name === "then") return undefined;
      throw new Error(`The ORM was asked for ${String(name)}.`);
    },
  });
  answerWith({
    client,
    run: (statement) => {
      counted.statements += 1;
      return run(statement);
    },
    together: (statements) => {
      counted.statements += statements.length + 2;
      return together(statements);
    },
  });
  return counted;
}

describeOnEachEngine("what an answer asks of the database", (getClient, _engine, getDatabase) => {
  beforeEach(() => emptyDatabase(getClient()));
  afterEach(() => answerWith(getDatabase()));

  /** A sitting of four questions of that type, and each answered as the route does it. */
  async function statementsOf(type: QuestionTypeName) {
    const { userId } = await aPerson();
    const blueprint = blueprintSchema.parse({ topics: [], types: [type], length: 4, includeHarm: false });
    const viewer = await loadViewer({ userId, sessionVersion: 1 }, NOON);
    if (viewer === null) throw new Error("Nobody is there.");
    const started = await startAttempt(viewer, { title: "Counted", blueprint }, NOON);
    if (!started.ok) throw new Error(started.error);
    const { attemptId } = started.value;
    const items = await getClient().attemptItem.findMany({ where: { attemptId }, orderBy: { index: "asc" } });
    const counted = counting(getDatabase());
    const statements: number[] = [];
    for (const { index, ...item } of items) {
      const before = counted.statements;
      const given = { answer: rightAnswer(item as unknown as Pick<Item, "view" | "key">) };
      const message = anAnswer(attemptId, index, given, { activeMs: 900 });
      const { viewer: asking, found } = await findViewerAndItem({ userId, sessionVersion: 1 }, message, NOON);
      if (asking === null) throw new Error("Nobody asks.");
      const reply = await recordAnswerTo(found, asking, message, NOON);
      expect(reply).toMatchObject({ ok: true, value: { outcome: "graded" } });
      statements.push(counted.statements - before);
    }
    return statements;
  }

  it.each([
    ["of one target", "multiple-choice"],
    ["of several that its premises are about", "matching"],
    ["of several that its options are about", "multiple-response"],
  ] as const)("is two statements past the ORM, one that reads and one that writes: a question %s", async (_, type) => {
    expect(await statementsOf(type)).toEqual([2, 2, 2, 2]);
    expect(await getClient().answer.count()).toBe(4);
    expect(await getClient().memoryEvent.count()).toBeGreaterThanOrEqual(4);
  });
});
