import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { countLocal, wipeLocal } from "@/components/leave-device";
import { postAnswer } from "@/components/quiz/post-answer";
import { dropWaiting, keepWaiting, waitingAnswers } from "@/components/quiz/waiting-answers";
import type { AnswerRequest } from "@/core/quizzes/protocol";

const request = (index: number, sequence: number): AnswerRequest => ({
  id: `${index}-${sequence}`,
  attemptId: "a",
  index,
  given: { answer: { choiceId: "c1" } },
  sequence,
  confidence: null,
  activeMs: null,
});
const ids = () => waitingAnswers("me", "a", [0, 1, 2]).map(({ id }) => id);

describe("answers that wait to be sent", () => {
  beforeEach(() => {
    for (const account of ["me", "other"]) wipeLocal(account);
  });
  afterEach(() => vi.unstubAllGlobals());

  it("are kept one a question, the newest version of each, in the order in which they were given", () => {
    keepWaiting("me", request(2, 1), 10);
    keepWaiting("me", request(0, 1), 20);
    keepWaiting("me", request(2, 2), 30);
    expect(ids()).toEqual(["0-1", "2-2"]);
  });

  it("are not replaced by an older version that another tab writes later", () => {
    keepWaiting("me", request(1, 5), 10);
    keepWaiting("me", request(1, 3), 20);
    expect(ids()).toEqual(["1-5"]);
  });

  it("are the same of two tabs whose versions are equal, whichever writes first, and the other tab is told", () => {
    const [one, other] = [
      { ...request(0, 2), id: "a" },
      { ...request(0, 2), id: "b" },
    ];
    expect(keepWaiting("me", one, 10)).toBe(one);
    expect(keepWaiting("me", other, 20)).toBe(other);
    expect(keepWaiting("me", one, 30)).toMatchObject({ id: "b" });
    expect(ids()).toEqual(["b"]);
  });

  it("stay when an older version of the same question is acknowledged", () => {
    keepWaiting("me", request(1, 1), 10);
    keepWaiting("me", request(1, 2), 20);
    dropWaiting("me", request(1, 1));
    expect(ids()).toEqual(["1-2"]);
    dropWaiting("me", request(1, 2));
    expect(ids()).toEqual([]);
  });

  it.each([
    [200, false],
    [400, false],
    [409, false],
    [401, true],
    [403, true],
    [404, true],
    [503, true],
  ])(
    "where the server says %i, are kept: %s; and so is the answer to another question, from another tab",
    async (status, kept) => {
      const [one, other] = [request(0, 1), request(1, 1)];
      keepWaiting("me", one, 10);
      keepWaiting("me", other, 20);
      vi.stubGlobal("fetch", async () => new Response("{}", { status }));
      await postAnswer("me", one);
      expect(ids()).toEqual(kept ? ["0-1", "1-1"] : ["1-1"]);
    },
  );

  it("are still there when another account has signed out, and not when their own has", () => {
    keepWaiting("me", request(0, 1), 10);
    wipeLocal("other");
    expect(ids()).toEqual(["0-1"]);
    wipeLocal("me");
    expect(ids()).toEqual([]);
  });

  it("belong to one account and one sitting, and hold back its signing out", () => {
    keepWaiting("me", request(1, 1), 10);
    expect(waitingAnswers("other", "a", [1])).toEqual([]);
    expect(waitingAnswers("me", "b", [1])).toEqual([]);
    expect(countLocal("me", "answer:")).toBe(1);
  });
});
