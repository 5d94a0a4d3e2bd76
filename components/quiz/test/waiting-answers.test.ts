import { beforeEach, describe, expect, it } from "vitest";
import { countLocal, wipeLocal } from "@/components/local-store";
import { dropWaiting, keepWaiting, waitingAnswers } from "@/components/quiz/test/waiting-answers";
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
  beforeEach(wipeLocal);

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

  it("belong to one account and one sitting, and hold back its signing out", () => {
    keepWaiting("me", request(1, 1), 10);
    expect(waitingAnswers("other", "a", [1])).toEqual([]);
    expect(waitingAnswers("me", "b", [1])).toEqual([]);
    expect(countLocal("me", "answer:")).toBe(1);
  });
});
