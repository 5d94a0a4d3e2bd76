import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { answerings, chooseByDigit, figure, month, statuses, truth, WRONG, year } from "@/tests/support/answering";
import {
  answerOne,
  expect,
  expectFeedback,
  expectNoSidewaysScroll,
  goOn,
  type Page,
  test,
  untilListening,
} from "@/tests/support/e2e";
import { type SittingMode, sittingModes, startQuizOf } from "@/tests/support/quiz-page";

/** Each kind of question is answered by role and name, with the keyboard alone, on a telephone's width. */
test.use({ viewport: { width: 390, height: 844 } });

async function open(
  page: Page,
  base: string | undefined,
  ...quiz: readonly [SittingMode, readonly QuestionTypeName[], length?: "5" | "20"]
): Promise<void> {
  await page.goto(await startQuizOf(page.request, base ?? "", ...quiz));
  await passWarning(page);
}

/** Which questions come is drawn by lot: the first may be one that is warned of. */
async function passWarning(page: Page): Promise<void> {
  await expect(page.getByText(/^Question 1 of \d+$/)).toBeVisible();
  await untilListening(page);
  const show = page.getByRole("button", { name: "Show the question" });
  if (await show.isVisible()) await show.press("Enter");
}

const verdict = (page: Page, name: RegExp) => page.getByRole("heading", { name });
const press = (page: Page, key: string) => page.keyboard.press(key);
/** To the next question without an answer to this one. */
async function passOver(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I don’t know" }).press("Enter");
  await expect(verdict(page, /^Good to know/)).toBeFocused();
  await goOn(page);
  await expect(verdict(page, /^Good to know/)).toHaveCount(0);
}

/** The facts behind an order, one for each event, do not stand in the way of what was wrong in it. */
async function opensGrounds(page: Page): Promise<void> {
  const main = page.getByRole("main");
  const sources = main.getByText("Sources", { exact: true });
  await expect(sources).toBeHidden();
  await main.getByText(/^The \d+ facts behind it, and their sources$/).press("Enter");
  await expect(sources).toBeVisible();
  await expect(main.getByRole("link", { name: /^More on this fact: \S/ }).first()).toBeVisible();
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/ });

for (const { type, control, byKeys, said, because = "" } of answerings) {
  test(`${type} is answered with the keyboard in practice`, async ({ page, baseURL }) => {
    await open(page, baseURL, "practice", [type]);
    const check = page.getByRole("button", { name: "Check my answer" });
    // Of the wordings there is one among other questions; an order can be sent as it stands.
    while (!(await control(page).isVisible())) await passOver(page);
    if (type !== "ordering") {
      await check.press("Enter");
      await expect(page.getByText("Choose or type an answer first", { exact: false })).toBeVisible();
    }
    await byKeys(page);
    await expectNoSidewaysScroll(page);
    // Where Enter has another meaning, or none, the button is the next to be reached.
    await (type === "ordering" || type === "matching" ? check.press("Enter") : press(page, "Enter"));
    await expect(verdict(page, said)).toBeFocused();
    await expect(page.getByRole("main")).toContainText(because);
    await expectFeedback(page);
    if (type === "ordering") await opensGrounds(page);
  });
}

test("month and year are asked for together, and the month alone is no answer", async ({ page, baseURL }) => {
  await open(page, baseURL, "practice", ["date"], "20");
  while (!(await month(page).isVisible())) {
    await answerOne(page);
    expect(await goOn(page), "one of twenty asks for the month").toBe("next");
    await expect(year(page)).toBeVisible();
  }
  await month(page).focus();
  await page.keyboard.type("Mar");
  await year(page).focus();
  await press(page, "Enter");
  await expect(page.getByText("Choose or type an answer first", { exact: false })).toBeVisible();
  await page.keyboard.type("1873");
  await press(page, "Enter");
  await expect(verdict(page, WRONG)).toBeFocused();
});

test("“false” alone is worth half where the statement is false, and nothing where it is true", async ({
  page,
  baseURL,
}) => {
  await open(page, baseURL, "practice", ["true-false"], "20");
  const seen = new Set<string>();
  while (seen.size < 2) {
    await expect(truth(page, "False")).toBeVisible();
    await press(page, "2");
    await expect(truth(page, "False")).toBeChecked();
    await expect(page.getByText("Half a point for “false”", { exact: false })).toBeVisible();
    const reply = page.waitForResponse("**/api/answers");
    await press(page, "Enter");
    const { credit } = (await (await reply).json()) as { credit: number };
    await expect(verdict(page, credit === 0.5 ? /^Partly right$/ : WRONG)).toBeFocused();
    expect([0, 0.5]).toContain(credit);
    seen.add(String(credit));
    if (seen.size < 2) expect(await goOn(page), "twenty statements are not all true or all false").toBe("next");
  }
});

test("in a test a saved number stands in its field again, and what is taken back does not", async ({
  page,
  baseURL,
}) => {
  await open(page, baseURL, "test", ["number"]);
  await figure(page).fill("1.2 million");
  await expect(saved(page)).toBeAttached();
  // No frame later, or who types at once would lose the field in the middle of a number.
  const goesAlong = await page.getByRole("button", { name: "Next", exact: true }).evaluate(async (button) => {
    (button as HTMLElement).click();
    await Promise.resolve();
    return document.activeElement?.querySelector("h1") !== null && document.activeElement !== document.body;
  });
  expect(goesAlong, "the focus goes to the next question with it").toBe(true);
  await page.getByRole("button", { name: "Previous" }).press("Enter");
  await expect(figure(page)).toHaveValue("1,200,000");
  await page.getByRole("button", { name: "Leave it without an answer" }).press("Enter");
  await expect(figure(page)).toHaveValue("");
});

/** No answer to any question of the kind, though its form may be another kind's. */
const unknown: Readonly<Record<QuestionTypeName, unknown>> = {
  "multiple-choice": { choiceId: "c99" },
  "what-changed": { choiceId: "c99" },
  "which-wording": { choiceId: "c99" },
  "who-says-so": { choiceId: "c99" },
  status: { choiceId: "certain" },
  "true-false": { verdict: false, partId: "p99", optionId: null },
  cloze: { text: "x".repeat(300) },
  "short-answer": { text: "x".repeat(300) },
  ordering: { order: ["e99"] },
  date: { year: 2015, month: 13 },
  map: { x: 2, y: 2 },
  "multiple-response": { choiceIds: ["c99"] },
  number: { value: -1 },
  matching: { pairs: { p99: "o99" } },
};

for (const mode of sittingModes) {
  test(`a tampered, foreign or oversized answer is refused and nothing is stored, in ${mode}`, async ({
    page,
    baseURL,
  }) => {
    for (const type of questionTypeNames) {
      const path = await startQuizOf(page.request, baseURL ?? "", mode, [type]);
      const attemptId = path.slice(6);
      const given = { dontKnow: true };
      const body = {
        id: crypto.randomUUID(),
        attemptId,
        index: 0,
        given,
        confidence: null,
        activeMs: null,
        sequence: 1,
      };
      const another = "choiceId" in (unknown[type] as object) ? { text: "Gao" } : { choiceId: "c1" };
      const tampered: readonly (readonly [number, string, unknown])[] = [
        [422, "invalid", { ...body, id: "not-an-id" }],
        [422, "invalid", { ...body, given: { answer: type === "map" ? { text: "Gao" } : another } }],
        [422, "invalid", { ...body, given: { answer: unknown[type] } }],
        [422, "invalid", { ...body, given: { answer: null } }],
        [422, "invalid", { ...body, given: null }],
        [422, "invalid", { ...body, extra: 1 }],
        [422, "invalid", null],
        [404, "not-found", { ...body, index: 99 }],
        [404, "not-found", { ...body, attemptId: crypto.randomUUID() }],
        [413, "too-large", { ...body, given: { answer: { text: "x".repeat(100_000) } } }],
      ];
      for (const [status, code, data] of tampered) {
        const refused = await page.request.post("/api/answers", {
          data: JSON.stringify(data),
          headers: { origin: baseURL ?? "", "content-type": "application/json" },
        });
        const told = await refused.text();
        expect([type, told.slice(0, 200), refused.status()]).toEqual([type, expect.stringContaining(code), status]);
        expect(told).not.toMatch(/at .*\.ts|Error:|prisma/i);
      }
      const foreign = await page.request.post("/api/answers", {
        data: body,
        headers: { origin: "https://elsewhere.example" },
      });
      expect(foreign.status()).toBe(403);
      const html = await (await page.request.get(path)).text();
      expect(html).toMatch(/answered\\":false/);
      expect(html).not.toMatch(/answered\\":true|sequence\\":[1-9]/);
    }
  });
}

test("an answer that was tampered with on its way is not shown as saved, and a sentence says what to do", async ({
  page,
  baseURL,
}) => {
  for (const mode of sittingModes) {
    await open(page, baseURL, mode, ["status"]);
    await page.route("**/api/answers", (route) => {
      const sent = route.request().postDataJSON() as object;
      return route.continue({ postData: JSON.stringify({ ...sent, given: { answer: { choiceId: "certain" } } }) });
    });
    await chooseByDigit(page, statuses(page), 1);
    if (mode === "practice") await press(page, "Enter");
    await expect(page.getByRole("status").filter({ hasText: "The server could not use this answer." })).toBeVisible();
    await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
    await page.unroute("**/api/answers");
    const reloaded = page.waitForEvent("load");
    await page.getByRole("link", { name: "Reload", exact: true }).press("Enter");
    await reloaded;
    await passWarning(page);
    await expect(statuses(page).first()).not.toBeChecked();
    await expect(page.getByText("Question 1 of 5")).toBeVisible();
  }
});
