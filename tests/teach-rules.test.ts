import { describe, expect, it } from "vitest";
import { usualRules } from "@/app/(teach)/_components/rules/rules-fields";
import { rulesSentences, type SaidRules } from "@/app/(teach)/_components/rules/rules-sentence";
import { rulesFromForm } from "@/app/(teach)/_components/teach-input";
import { practiceRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import teach from "@/messages/en/teach.json";

const practice: SaidRules = { ...practiceRules, opens: null, due: "27 November 2026", closes: null };
const said = (change: Partial<SaidRules>) => rulesSentences({ ...practice, ...change }, teach.rules).join(" ");

function posted(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("rules that a teacher chooses", () => {
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

  it("put up with what is half typed", () => {
    expect(said({ timeLimitS: Number.NaN })).toContain("No time limit.");
    expect(said({ timeLimitS: 60 })).toContain("1 minute from");
    expect(said({ timeLimitS: 30 })).toContain("30 seconds from");
  });
});
