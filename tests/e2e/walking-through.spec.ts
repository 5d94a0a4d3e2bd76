import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionTypeName } from "@/core/questions/views";
import { ANY_VERDICT, type Answering, shownAnswer, shownOf } from "@/tests/support/answering";
import {
  expect,
  expectAccessible,
  expectFeedback,
  expectNoSidewaysScroll,
  type Page,
  test,
  untilListening,
} from "@/tests/support/e2e";
import { startQuizOf } from "@/tests/support/quiz-page";

/** Every kind of question in one sitting: a test by keyboard alone, practice by finger alone. */
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
test.describe.configure({ timeout: 90_000 });

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/ });
const verdict = (page: Page) => page.getByRole("heading", { name: ANY_VERDICT });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Each kind is looked at by axe once here: in turn at a small phone's, a phone's and a screen's width, light and dark. */
const LOOKS = [320, 390, 1280].flatMap((width) => (["light", "dark"] as const).map((theme) => ({ width, theme })));
async function expectGoodLooks(page: Page, at: number): Promise<void> {
  const { width, theme } = LOOKS[at % LOOKS.length] ?? { width: 390, theme: "light" };
  await page.setViewportSize({ width, height: 844 });
  await page.emulateMedia({ colorScheme: theme });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 390, height: 844 });
}

/**
 * Goes through a form of all kinds, and through short ones of those that chance has left out of it.
 * @param atQuestion answers the question where it is the first of its kind, else null; and goes on
 */
async function walk(
  page: Page,
  start: (types: readonly QuestionTypeName[], length: "5" | "20") => Promise<string>,
  atQuestion: (shown: Answering, isNew: boolean, number: number) => Promise<void>,
): Promise<void> {
  const met = new Set<QuestionTypeName>();
  async function through(types: readonly QuestionTypeName[], length: "5" | "20") {
    await page.goto(await start(types, length));
    await untilListening(page);
    for (let number = 1; number <= Number(length); number++) {
      await expect(page.getByText(`Question ${number} of ${length}`)).toBeVisible();
      const shown = await shownOf(page);
      const isNew = !met.has(shown.type);
      met.add(shown.type);
      await atQuestion(shown, isNew, number);
      if (length === "5" && types.every((type) => met.has(type))) return;
    }
  }
  await through(questionTypeNames, "20");
  for (const type of questionTypeNames.filter((one) => !met.has(one))) await through([type], "5");
  expect([...met].toSorted()).toEqual([...questionTypeNames].toSorted());
}

test("a test of all kinds with the keyboard alone: each answer is saved, stands there again after a reload, and is handed in", async ({
  page,
  baseURL,
}) => {
  const paths: string[] = [];
  const kept = new Map<number, string>();
  let answered = 0;
  let looks = 0;
  await walk(
    page,
    async (types, length) => {
      paths.push(await startQuizOf(page.request, baseURL ?? "", "test", types, length));
      return paths.at(-1) ?? "";
    },
    async (shown, isNew, number) => {
      if (isNew) {
        await shown.byKeys(page);
        await expect(saved(page)).toBeAttached();
        await expect(verdict(page)).toHaveCount(0);
        if (paths.length === 1) answered++;
        // A number is written anew in its field, which has a test of its own.
        if (paths.length === 1 && shown.type !== "number") kept.set(number, await shownAnswer(page));
        await expectGoodLooks(page, looks++);
      }
      await page
        .getByRole("button", { name: /^(Next|Look over and hand in)$/ })
        .last()
        .press("Enter");
    },
  );
  await page.goto(paths[0] ?? "");
  const numbers = page.getByRole("navigation", { name: "Questions of this test" });
  for (const [number, answer] of kept) {
    await numbers.getByRole("button", { name: `Question ${number}, answered`, exact: true }).press("Enter");
    await expect.poll(() => shownAnswer(page)).toBe(answer);
  }
  await button(page, "Look over and hand in").first().press("Enter");
  await expect(page.getByRole("heading", { name: "Before you hand in" })).toBeFocused();
  await button(page, "Hand in").press("Enter");
  await page.getByRole("dialog", { name: "Hand in now?" }).getByRole("button", { name: "Yes, hand in" }).press("Enter");
  await page.waitForURL("**/result");
  await expect(page.getByRole("region", { name: "All questions" }).getByText("Your answer:")).toHaveCount(answered);
});

test("practice of all kinds with a finger: the verdict and the way on are in sight after each answer", async ({
  page,
  baseURL,
}) => {
  let looks = 1;
  await walk(
    page,
    (types, length) => startQuizOf(page.request, baseURL ?? "", "practice", types, length),
    async (shown, isNew) => {
      if (isNew) await shown.byFinger(page);
      await button(page, isNew ? "Check my answer" : "I don’t know").tap();
      await expectFeedback(page);
      const onward = page.getByRole("button", { name: "Next question" }).or(page.getByRole("link", { name: /^See/ }));
      await expect(onward).toBeInViewport({ ratio: 1 });
      if (isNew) {
        await expect(verdict(page)).toBeInViewport({ ratio: 1 });
        await expectGoodLooks(page, looks++);
      }
      await onward.tap();
    },
  );
});
