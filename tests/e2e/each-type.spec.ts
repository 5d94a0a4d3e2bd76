import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import {
  answerOne,
  expect,
  expectAccessible,
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

/** A way to answer a question that is on the screen. */
type Answering = {
  readonly type: QuestionTypeName;
  /** Its own control, which no other of these kinds has. */
  readonly control: (page: Page) => ReturnType<Page["getByRole"]>;
  /** Answers with keys, and sees that the page took it; the focus stays where Enter sends it. */
  readonly answer: (page: Page) => Promise<void>;
  /** What may be said of that answer. */
  readonly said: RegExp;
  /** And why. */
  readonly because?: string;
};

const gap = (page: Page) => page.getByRole("textbox", { name: /^The missing words: \S/ });
const word = (page: Page) => page.getByRole("textbox", { name: /^Your answer \(\S/ });
const year = (page: Page) => page.getByRole("textbox", { name: "Year", exact: true });
const month = (page: Page) => page.getByRole("combobox", { name: "Month", exact: true });
const figure = (page: Page) => page.getByRole("textbox", { name: /^Your number \(\S/ });
const speakers = (page: Page) => page.getByRole("group", { name: /^Who /i }).getByRole("radio");
const statuses = (page: Page) =>
  page.getByRole("group", { name: /which status does this evidence give/ }).getByRole("radio");
const truth = (page: Page, name: "True" | "False") =>
  page.getByRole("group", { name: "True or false?" }).getByRole("radio", { name, exact: true });

async function typeInto(page: Page, field: ReturnType<Page["getByRole"]>, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

async function chooseByDigit(page: Page, radios: ReturnType<Page["getByRole"]>, digit: number): Promise<void> {
  await expect(radios.nth(digit - 1)).toBeVisible();
  await press(page, String(digit));
  await expect(radios.nth(digit - 1)).toBeChecked();
  await expect(radios.nth(digit - 1)).toBeFocused();
}

const wrong = /^Not right$/;
const nobodys = "Nobody and nothing in our facts is called “Qwrtzkl”.";
const any = /^(Right|Partly right|Not right)$/;
const answerings: readonly Answering[] = [
  {
    type: "cloze",
    control: gap,
    answer: (page) => typeInto(page, gap(page), "Qwrtzkl"),
    said: wrong,
    because: nobodys,
  },
  {
    type: "short-answer",
    control: word,
    answer: (page) => typeInto(page, word(page), "Qwrtzkl"),
    said: wrong,
    because: nobodys,
  },
  {
    type: "date",
    control: year,
    answer: async (page) => {
      if (await month(page).isVisible()) {
        await month(page).focus();
        await page.keyboard.type("Mar");
        await expect(month(page).locator("option:checked")).toHaveText("March");
      }
      await typeInto(page, year(page), "1873");
    },
    said: wrong,
  },
  {
    type: "who-says-so",
    control: (page) => speakers(page).first(),
    answer: (page) => chooseByDigit(page, speakers(page), 2),
    said: any,
  },
  {
    type: "status",
    control: (page) => statuses(page).first(),
    answer: (page) => chooseByDigit(page, statuses(page), 3),
    said: any,
  },
  {
    type: "number",
    control: figure,
    answer: async (page) => {
      await expect(page.getByText(/^The figure is that of: \S/)).toBeVisible();
      await typeInto(page, figure(page), "a good many");
      await expect(page.getByText(/^This cannot be read as a number/)).toBeVisible();
      await figure(page).fill("");
      await typeInto(page, figure(page), "1.2 million");
      await expect(page.getByText(/^Read as 1,200,000 \S/)).toBeVisible();
    },
    said: any,
  },
  {
    type: "true-false",
    control: (page) => truth(page, "True"),
    answer: async (page) => {
      await press(page, "2");
      await expect(truth(page, "False")).toBeChecked();
      const part = page.getByRole("group", { name: "Which part is wrong?" }).getByRole("radio").first();
      if (await part.isVisible()) await part.press("Space");
      const value = page
        .getByRole("group", { name: /^What should stand in place of/ })
        .getByRole("radio")
        .last();
      await value.press("Space");
      await expect(value).toBeChecked();
    },
    said: any,
  },
];

for (const { type, control, answer, said, because = "" } of answerings) {
  test(`${type} is answered with the keyboard in practice`, async ({ page, baseURL }) => {
    await open(page, baseURL, "practice", [type]);
    await expect(control(page)).toBeVisible();
    await control(page).focus();
    await press(page, "Enter");
    await expect(page.getByText("Choose or type an answer first", { exact: false })).toBeVisible();
    await answer(page);
    await press(page, "Enter");
    await expect(verdict(page, said)).toBeFocused();
    await expect(page.getByRole("main")).toContainText(because);
    await expectFeedback(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
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
  await expect(verdict(page, wrong)).toBeFocused();
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
    await expect(verdict(page, credit === 0.5 ? /^Partly right$/ : wrong)).toBeFocused();
    expect([0, 0.5]).toContain(credit);
    seen.add(String(credit));
    if (seen.size < 2) expect(await goOn(page), "twenty statements are not all true or all false").toBe("next");
  }
});

test("in a test each kind is answered, saved without a verdict, and graded once it is handed in", async ({
  page,
  baseURL,
}) => {
  await open(
    page,
    baseURL,
    "test",
    answerings.map(({ type }) => type),
  );
  const answered = new Set<QuestionTypeName>();
  for (let number = 1; number <= 5; number++) {
    await expect(page.getByText(`Question ${number} of 5`)).toBeVisible();
    const one = await shownOf(page);
    await one.answer(page);
    await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeAttached();
    await expect(verdict(page, any)).toHaveCount(0);
    answered.add(one.type);
    await press(page, "Enter");
  }
  expect(answered.size).toBeGreaterThanOrEqual(3);
  await expect(page.getByRole("heading", { name: "Before you hand in" })).toBeFocused();
  await expect(page.getByText("Every question has an answer.").first()).toBeVisible();
  await page.getByRole("button", { name: "Hand in", exact: true }).press("Enter");
  await page.getByRole("dialog", { name: "Hand in now?" }).getByRole("button", { name: "Yes, hand in" }).press("Enter");
  await page.waitForURL("**/result");
  await expect(page.getByRole("region", { name: "All questions" }).getByText("Your answer:")).toHaveCount(5);
});

test("in a test a saved number stands in its field again, and what is taken back does not", async ({
  page,
  baseURL,
}) => {
  await open(page, baseURL, "test", ["number"]);
  const saved = page.getByRole("status").filter({ hasText: /^Saved$/ });
  await figure(page).fill("1.2 million");
  await expect(saved).toBeAttached();
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

/** How the question on the screen is answered. @throws when it is none of the kinds that were asked for */
async function shownOf(page: Page): Promise<Answering> {
  const any = answerings.map(({ control }) => control(page)).reduce((one, other) => one.or(other));
  await expect(any.first()).toBeVisible();
  for (const one of answerings) if (await one.control(page).isVisible()) return one;
  throw new Error("This question has no control that is known.");
}

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
