import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { CLOCK_FILE, DATA_DIR, PORT } from "./e2e-server";

export { expect, type Page };

type Demo = {
  readonly teacher: { readonly email: string; readonly password: string };
  readonly learner: { readonly email: string; readonly password: string };
  readonly classCode: string;
};

/** The sign-ins that the first start made. */
export const demo = (): Demo => JSON.parse(readFileSync(join(DATA_DIR, "demo.json"), "utf8")) as Demo;

/** Moves the server's clock to so many days from the real time. */
export const moveClock = (days: number): void => writeFileSync(CLOCK_FILE, String(days * 86_400_000));

/** Messages of the browser that are no fault: what the network says when a test takes it away or asks for what is refused. */
const EXPECTED =
  /Failed to load resource|unknown error occurred when fetching the script|net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/;

/** Every page of a test: no script error, no broken policy, nothing asked of anybody else. */
function watch(page: Page, faults: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    const own = hostname === "localhost" || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
    if (protocol.startsWith("http") && !own) faults.push(`asked ${request.url()}`);
  });
}

type Fixtures = {
  readonly faults: string[];
  /** A browser of somebody else, watched like the first. */
  readonly anotherPerson: () => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern
  faults: async ({}, use) => {
    const faults: string[] = [];
    await use(faults);
    expect(faults).toEqual([]);
  },
  page: async ({ page, faults }, use) => {
    watch(page, faults);
    await use(page);
  },
  anotherPerson: async ({ browser, faults, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext(baseURL ? { baseURL } : {});
      contexts.push(context);
      const page = await context.newPage();
      watch(page, faults);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

/** Signs in by the requests that the form sends; the form itself has its own tests (sign-in.spec.ts). No page is opened. */
export async function signIn({ request }: Pick<Page, "request">, who: "teacher" | "learner"): Promise<void> {
  const { email, password } = demo()[who];
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/password", {
    headers: { origin: `http://localhost:${PORT}` },
    form: { csrfToken, email, password, json: "true" },
    maxRedirects: 0,
  });
  expect(answer.headers()["set-cookie"], await answer.text()).toContain("azalai.session=");
}

/** Makes an account as a teacher, and is signed in with it. */
export async function becomeTeacher(page: Page, name: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(`${Date.now()}@school.example`);
  await page.getByLabel("Password", { exact: true }).fill("three camels at dusk");
  await page.getByRole("radio", { name: /^teach/ }).check();
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByRole("button", { name: "I have it, go on" }).click();
  await page.waitForURL("**/classes");
}

/** Joins a class as a pupil does: a code and a name. Gives the personal code that is shown once. */
export async function joinClass(page: Page, code: string, name: string): Promise<string> {
  await page.goto("/join");
  await page.getByLabel("Class code").fill(code);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Write down your personal code" })).toBeVisible();
  const shown = await page.getByRole("main").textContent();
  await page
    .getByRole("button", { name: "I have it, go on" })
    .or(page.getByRole("link", { name: "I have it, go on" }))
    .click();
  await page.waitForURL("**/today");
  return /\b[2-9A-HJKMNP-Z]{6}\b/.exec(shown ?? "")?.[0] ?? "";
}

/** Makes a class as the signed-in teacher; gives its address and code. */
export async function makeClass(page: Page, name: string): Promise<{ readonly path: string; readonly code: string }> {
  await page.goto("/classes");
  await page.getByLabel("Name of the class").fill(name);
  await page.getByRole("button", { name: "Make the class" }).click();
  await page.waitForURL(/\/classes\/[0-9a-f-]{36}$/);
  const code = await page.getByText(/^[2-9A-HJKMNP-Z]{7}$/).textContent();
  return { path: new URL(page.url()).pathname, code: code ?? "" };
}

/** Ticks a topic where something is assigned, and waits for the questions that come of it. */
export async function takeTopic(page: Page, topic: string): Promise<void> {
  await page.getByText("Choose topics, years, kinds of questions, difficulty").click();
  await page.getByRole("checkbox", { name: new RegExp(`^${topic}`) }).check();
  await expect(page.getByRole("button", { name: "Draw others" })).toBeVisible();
}

/**
 * Waits until every control on the page listens: a key or a click that comes before the page's own code is heard by nobody,
 * however visible its target is. React has put its handlers on a control once it has put its properties there.
 */
export async function untilListening(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [
      ...document.querySelectorAll("main :is(button, input:not([type=hidden]), select, textarea, [role=application])"),
    ];
    return (
      controls.length > 0 &&
      controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps$")))
    );
  });
  // Keys are listened for after what was drawn has been seen.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 50))));
}

/** Starts a quiz on some topics and gives its path. */
export async function startQuiz(page: Page, topics: readonly string[], length: 5 | 10 | 20 = 5): Promise<string> {
  await page.goto("/quiz/new");
  for (const topic of topics) await page.getByRole("checkbox", { name: new RegExp(`^${topic}`) }).check();
  await page.getByRole("radio", { name: String(length), exact: true }).check({ force: true });
  await page.getByRole("button", { name: "Start the quiz" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await untilListening(page);
  return new URL(page.url()).pathname;
}

/** Starts a test of multiple-choice questions and gives its path. */
export async function startTest(page: Page, timeLimit?: string): Promise<string> {
  await page.goto("/quiz/new");
  await page.getByRole("radio", { name: /^Test/ }).check();
  if (timeLimit) await page.getByLabel("Time limit (optional)").selectOption(timeLimit);
  await page.getByRole("radio", { name: "5", exact: true }).check({ force: true });
  await page.getByRole("radio", { name: "I choose the kinds" }).check({ force: true });
  await page.getByRole("checkbox", { name: "Multiple choice", exact: true }).check();
  await page.getByRole("button", { name: "Start the quiz" }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await untilListening(page);
  return new URL(page.url()).pathname;
}

/** The options of the question that is shown; how sure one is stands below them and is none of them. */
export const options = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("group")
    .filter({ hasNot: page.getByRole("radio", { name: "Guessing", exact: true }) })
    .getByRole("radio");

/** Answers the question that is shown: the first option where there are options, else "I don't know". */
export async function answerOne(page: Page): Promise<void> {
  await expect(page.getByText(/^Question \d+ of \d+$/)).toBeVisible();
  const option = options(page).first();
  const truth = page.getByRole("radio", { name: "True", exact: true });
  if (await truth.isVisible().catch(() => false)) await truth.check({ force: true });
  else if (await option.isVisible().catch(() => false)) await option.check({ force: true });
  else {
    await page.getByRole("button", { name: "I don’t know" }).click();
    return expectFeedback(page);
  }
  await page.getByRole("button", { name: "Check my answer" }).click();
  await expectFeedback(page);
}

/** The feedback is there when one can go on from it. */
export async function expectFeedback(page: Page): Promise<void> {
  const onward = /^(Next question|See the result)$/;
  await expect(page.getByRole("button", { name: onward }).or(page.getByRole("link", { name: onward }))).toBeVisible();
}

/** Goes on after the feedback: to the next question, or to the result. */
export async function goOn(page: Page): Promise<"next" | "result"> {
  const finish = page
    .getByRole("button", { name: "See the result" })
    .or(page.getByRole("link", { name: "See the result" }));
  if (await finish.isVisible()) {
    await finish.click();
    await page.waitForURL("**/result");
    return "result";
  }
  await page.getByRole("button", { name: "Next question" }).click();
  return "next";
}

export async function finishQuiz(page: Page): Promise<number> {
  for (let answered = 1; ; answered++) {
    await answerOne(page);
    if ((await goOn(page)) === "result") return answered;
  }
}

/**
 * No violation of WCAG 2.2 A and AA that a program can see, nor of what axe holds for good practice. Of what is in order
 * axe would list every element with a way to find it, which on a long page takes ten times as long as to look.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await atRest(page);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"], selectors: false })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    // In the page itself instead of once a frame and in a second page for the sum: the app has no frames.
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

/** The same page in the light theme and in the dark one, without loading it anew: only its colours change. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

/**
 * What fades in is measured when it is there: half-faded text has too little contrast for a moment. Frames are asked for: of what fades
 * below the fold alone the browser draws none, and nothing would ever be over.
 */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isFading = ({ playState, effect }: Animation) =>
      playState === "running" && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    while (document.getAnimations().some(isFading)) await new Promise(requestAnimationFrame);
  });
}

/** Nothing sticks out at the side. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, shown } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(shown);
}
