import { describe, expect, it } from "vitest";
import { usualRules } from "@/app/(teach)/_components/rules/rules-fields";
import { rulesSentences, type SaidRules } from "@/app/(teach)/_components/rules/rules-sentence";
import { rulesFromForm } from "@/app/(teach)/_components/teach-input";
import { type SaidGiven, saidChanges } from "@/app/(teach)/assignments/[assignmentId]/change/_components/said-changes";
import { practiceRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import changing from "@/messages/en/changing.json";
import gradebook from "@/messages/en/gradebook.json";
import teach from "@/messages/en/teach.json";

const practice: SaidRules = { ...practiceRules, opens: null, due: "27 November 2026", closes: null };
const said = (change: Partial<SaidRules>) => rulesSentences({ ...practice, ...change }, teach.rules).join(" ");

function posted(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("rules that a teacher chooses", () => {
  it("say since when it is open, once it is", () => {
    expect(said({ opens: "Monday" })).toContain("Opens Monday, due");
    expect(said({ opens: "Monday", opened: true })).toContain("Open since Monday, due");
  });

  it("are practice without limits when nothing was touched", () => {
    const untouched = { ...usualRules.practice, shuffle: "" } as Record<string, string>;
    expect(quizRulesSchema.parse(rulesFromForm(posted({ kind: "practice", ...untouched })))).toEqual(practiceRules);
    // The fields of a form without scripts, or of a reviewing assignment, which has none of them.
    expect(quizRulesSchema.parse(rulesFromForm(posted({ kind: "reviewing" })))).toEqual(practiceRules);
  });

  it("are read from the form's minutes and words", () => {
    const fields = {
      kind: "test",
      minutes: "0.5",
      sittings: "3",
      counts: "last",
      shuffle: "yes",
      reviewAfter: "score",
    };
    expect(quizRulesSchema.parse(rulesFromForm(posted(fields)))).toMatchObject({
      mode: "test",
      timeLimitS: 30,
      attemptLimit: 3,
      counts: "last",
      shuffle: true,
      reviewAfter: "score",
      reviewClosed: "everything",
    });
    for (const minutes of ["0.1", "241", "-3", "soon"]) {
      expect(quizRulesSchema.safeParse(rulesFromForm(posted({ ...fields, minutes }))).success, minutes).toBe(false);
    }
  });
});

describe("rules said back", () => {
  it("say what holds for practice, and nothing of tests", () => {
    expect(said({})).toBe(
      "Practice: each answer is told at once. Open at once and due 27 November 2026. Later work is taken, and marked " +
        "as late. No time limit. It can be sat as often as a learner likes; the best sitting counts.",
    );
  });

  it("say what holds for a test that closes", () => {
    const test = { mode: "test", closes: "due", attemptLimit: 1, timeLimitS: 2700, reviewAfter: "score" } as const;
    expect(said({ ...test, opens: "27 Nov 2026, 10:00", due: "27 Nov 2026, 10:45", shuffle: true })).toBe(
      "A test: answers can be changed until it is handed in. Opens 27 Nov 2026, 10:00, due 27 Nov 2026, 10:45. " +
        "Nothing is taken after that. 45 minutes from when a learner begins. It can be sat once. What is not handed in " +
        "by then is graded as it stands. Everybody gets the questions in an order of their own. Having handed in, " +
        "learners see their points. Once nobody can sit any more, they see the right answers with reasons and sources.",
    );
  });

  it("say once what is shown at once and stays so", () => {
    const test = { mode: "test", closes: "due" } as const;
    expect(said({ ...test, reviewAfter: "everything" })).not.toContain("Once nobody can sit");
    expect(said({ ...test, reviewAfter: "marks", reviewClosed: "marks" })).not.toContain("Once nobody can sit");
    expect(said({ ...test, reviewAfter: "nothing", reviewClosed: "marks" })).toContain("Once nobody can sit");
  });

  it("say whether learners are asked how sure they are, unless that is left to them", () => {
    expect(said({ confidence: "always" })).toContain("With every answer learners say how sure they are");
    expect(said({ confidence: "never" })).toContain("Learners are not asked how sure they are.");
    expect(said({})).not.toContain("how sure");
  });

  it("put up with what is half typed", () => {
    expect(said({ timeLimitS: Number.NaN })).toContain("No time limit.");
    expect(said({ timeLimitS: 60 })).toContain("1 minute from");
    expect(said({ timeLimitS: 30 })).toContain("30 seconds from");
  });
});

describe("a change said before it is made", () => {
  const words = { say: changing.say, rules: teach.rules, states: gradebook.states };
  const place = { language: "en", timeZone: "UTC" };
  const day = (number: number) => Date.UTC(2026, 10, number);
  const none = { moved: [], regraded: 0, added: 0, removed: 0, going: 0, kept: 0 };
  const dates = { opensAt: day(20), dueAt: day(27), closesAt: null };
  const before: SaidGiven = {
    title: "Peace",
    work: { ...dates, kind: "quiz", daysWanted: 1, rules: practiceRules },
    whom: "All of the class",
  };
  const said = (after: SaidGiven, effects: Partial<typeof none | { moved: unknown }> = {}) =>
    saidChanges(before, after, null, { ...none, ...effects } as never, place, words);

  it("names what no longer holds, what holds instead, and nothing that stays", () => {
    const after = { ...before, work: { ...before.work, dueAt: day(30), rules: { ...practiceRules, timeLimitS: 600 } } };
    expect(said(after)).toEqual([
      "No longer holds: Opens 20 Nov 2026, 00:00, due 27 Nov 2026, 00:00.",
      "No longer holds: No time limit.",
      "Holds from now on: Opens 20 Nov 2026, 00:00, due 30 Nov 2026, 00:00.",
      "Holds from now on: 10 minutes from when a learner begins.",
    ]);
  });

  it("says what becomes of the learners, in so many words", () => {
    const moved = [{ from: "done", to: "done-late", learners: 2 }];
    expect(said({ ...before, title: "Accord", whom: "Group A" }, { moved, kept: 1 } as never)).toEqual([
      "Its title becomes “Accord”.",
      "It is for: Group A.",
      "2 learners: “Done” becomes “Done, late”.",
      "1 learner is sitting it now and keeps the time that they had.",
    ]);
  });

  it("says that nothing changes", () => {
    expect(said(before)).toEqual(["Nothing changes."]);
  });
});
