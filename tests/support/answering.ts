import { expect, type Page } from "@playwright/test";
import type { QuestionTypeName } from "@/core/questions/views";

type Locator = ReturnType<Page["getByRole"]>;

/** How each kind of question is answered by role and name. None of these answers is sent; what sends them is the page's. */
export type Answering = {
  readonly type: QuestionTypeName;
  /** Its own control, which no other kind has. */
  readonly control: (page: Page) => Locator;
  /** With the keyboard alone, and sees that the page took it. */
  readonly byKeys: (page: Page) => Promise<void>;
  /** With a finger, and the keyboard of a phone where it takes letters. */
  readonly byFinger: (page: Page) => Promise<void>;
  /** What may be said of that answer. */
  readonly said: RegExp;
  /** And why. */
  readonly because?: string;
};

export const WRONG = /^Not right$/;
export const ANY_VERDICT = /^(Right|Partly right|Not right)$/;
const NOBODYS = "Nobody and nothing in our facts is called “Qwrtzkl”.";

const press = (page: Page, key: string) => page.keyboard.press(key);
const question = (page: Page) => page.getByRole("main").getByRole("heading", { level: 1 });
/** The options of a question that begins with these words; each list bears the question as its name. */
const optionsOf = (name: RegExp) => (page: Page) => page.getByRole("group", { name }).getByRole("radio");

export const gap = (page: Page) => page.getByRole("textbox", { name: /^The missing words: \S/ });
export const word = (page: Page) => page.getByRole("textbox", { name: /^Your answer( \(\S|$)/ });
export const year = (page: Page) => page.getByRole("textbox", { name: "Year", exact: true });
export const month = (page: Page) => page.getByRole("combobox", { name: "Month", exact: true });
export const figure = (page: Page) => page.getByRole("textbox", { name: /^Your number \(\S/ });
export const statuses = optionsOf(/Which status does this evidence give/);
export const map = (page: Page) => page.getByRole("application", { name: "Map of Mali without names" });
const speakers = optionsOf(/^Who says this, according to /);
const wordings = optionsOf(/do our sources support/);
const changes = optionsOf(/, but no longer /);
export const several = (page: Page) =>
  page.getByRole("group", { name: /Choose all that are right/ }).getByRole("checkbox");
export const blanks = (page: Page) => page.getByRole("combobox", { name: /blank/ });
/** An answer to be pressed or dragged: there for pointers alone, as the lists say the same to everybody else. */
export const chip = (page: Page, label: string) =>
  page
    .getByRole("main")
    .getByRole("listitem", { includeHidden: true })
    .filter({ hasText: label, hasNot: blanks(page) })
    .first();
/** The words of the first sentence with a blank. */
export const firstSentence = (page: Page) =>
  page
    .getByRole("listitem")
    .filter({ has: blanks(page) })
    .first()
    .getByText(/\S\s*blank|blank\s*\S/);
/** What is chosen in a list. */
export const chosenIn = (list: Locator) => list.getByRole("option", { selected: true });
export const truth = (page: Page, name: "True" | "False") =>
  page.getByRole("group", { name: "True or false?" }).getByRole("radio", { name, exact: true });
const parts = optionsOf(/^Which part is wrong\?$/);
const values = optionsOf(/^What should stand in place of/);
const moveDown = (page: Page) => page.getByRole("button", { name: /^Move down: \S/ });
export const entries = (page: Page) =>
  page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Move/ }) });

/** Types as soon as the question is there: what is typed goes into its field, wherever the focus is. */
async function typeAtOnce(page: Page, field: Locator, text: string): Promise<void> {
  await question(page).waitFor();
  // Where the keys are heard is told by nothing on the page: the first letter is given until it is taken.
  await expect(async () => {
    if ((await field.inputValue()) === "") await press(page, text.slice(0, 1));
    await expect(field).toHaveValue(text.slice(0, 1), { timeout: 200 });
  }).toPass();
  await expect(field).toBeFocused();
  await page.keyboard.type(text.slice(1));
  await expect(field).toHaveValue(text);
}

export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

async function tapAndType(page: Page, field: Locator, text: string): Promise<void> {
  await field.tap();
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
}

export async function chooseByDigit(page: Page, radios: Locator, digit: number): Promise<void> {
  await expect(radios.nth(digit - 1)).toBeVisible();
  await press(page, String(digit));
  await expect(radios.nth(digit - 1)).toBeChecked();
  await expect(radios.nth(digit - 1)).toBeFocused();
}

async function tapOption(option: Locator): Promise<void> {
  await option.tap();
  await expect(option).toBeChecked();
}

const choice = (type: QuestionTypeName, options: (page: Page) => Locator, digit: number): Answering => ({
  type,
  control: (page) => options(page).first(),
  byKeys: (page) => chooseByDigit(page, options(page), digit),
  byFinger: (page) => tapOption(options(page).nth(digit - 1)),
  said: ANY_VERDICT,
});

const typed = (type: QuestionTypeName, field: (page: Page) => Locator): Answering => ({
  type,
  control: field,
  byKeys: (page) => typeAtOnce(page, field(page), "Qwrtzkl"),
  byFinger: (page) => tapAndType(page, field(page), "Qwrtzkl"),
  said: WRONG,
  because: NOBODYS,
});

const date: Answering = {
  type: "date",
  control: year,
  async byKeys(page) {
    await typeAtOnce(page, year(page), "1873");
    if (!(await month(page).isVisible())) return;
    await month(page).focus();
    await page.keyboard.type("Mar");
    await expect(chosenIn(month(page))).toHaveText("March");
    await year(page).focus();
  },
  async byFinger(page) {
    // The list that a phone opens is its own, and no page's.
    if (await month(page).isVisible()) await month(page).selectOption("March");
    await tapAndType(page, year(page), "1873");
  },
  said: WRONG,
};

const number: Answering = {
  type: "number",
  control: figure,
  async byKeys(page) {
    await expect(page.getByText(/^The figure is that of: \S/)).toBeVisible();
    await typeAtOnce(page, figure(page), "a good many");
    await expect(page.getByText(/^This cannot be read as a number/)).toBeVisible();
    await expect(figure(page)).toHaveAccessibleDescription(/^Near is enough\. .*This cannot be read as a number/);
    await figure(page).fill("");
    await typeInto(page, figure(page), "1.2 million");
    await expect(page.getByText(/^Read as 1,200,000 \S/)).toBeVisible();
  },
  byFinger: (page) => tapAndType(page, figure(page), "1.2 million"),
  said: ANY_VERDICT,
};

const trueFalse: Answering = {
  type: "true-false",
  control: (page) => truth(page, "True"),
  async byKeys(page) {
    await chooseByDigit(page, truth(page, "True").or(truth(page, "False")), 2);
    if (await parts(page).first().isVisible()) await parts(page).first().press("Space");
    await values(page).last().press("Space");
    await expect(values(page).last()).toBeChecked();
  },
  async byFinger(page) {
    await tapOption(truth(page, "False"));
    if (await parts(page).first().isVisible()) await tapOption(parts(page).first());
    await tapOption(values(page).last());
  },
  said: ANY_VERDICT,
};

const multipleResponse: Answering = {
  type: "multiple-response",
  control: (page) => several(page).first(),
  async byKeys(page) {
    const options = several(page);
    expect(await options.count()).toBeGreaterThanOrEqual(5);
    await options.first().focus();
    await press(page, "Space");
    await press(page, "Tab");
    await press(page, "Space");
    await expect(options.nth(0)).toBeChecked();
    await expect(options.nth(1)).toBeChecked();
    // A digit ticks and unticks by position, and takes the focus with it.
    await press(page, "3");
    await expect(options.nth(2)).toBeChecked();
    await press(page, "3");
    await expect(options.nth(2)).not.toBeChecked();
  },
  async byFinger(page) {
    await tapOption(several(page).nth(1));
    await tapOption(several(page).nth(2));
  },
  said: ANY_VERDICT,
};

const matching: Answering = {
  type: "matching",
  control: (page) => blanks(page).first(),
  async byKeys(page) {
    const count = await blanks(page).count();
    expect(count).toBeGreaterThanOrEqual(4);
    await blanks(page).first().focus();
    for (let at = 0; at < count; at++) {
      await expect(blanks(page).nth(at)).toBeFocused();
      for (let step = 0; step <= at; step++) await press(page, "ArrowDown");
      await expect(blanks(page).nth(at)).not.toHaveValue("");
      await press(page, "Tab");
    }
  },
  async byFinger(page) {
    const list = blanks(page).first();
    const label = (await list.getByRole("option").nth(1).textContent()) ?? "";
    await chip(page, label).tap();
    await firstSentence(page).tap();
    await expect(chosenIn(list)).toHaveText(label);
  },
  said: ANY_VERDICT,
};

const ordering: Answering = {
  type: "ordering",
  control: (page) => moveDown(page).first(),
  async byKeys(page) {
    const name = (await moveDown(page).first().getAttribute("aria-label")) ?? "";
    const event = name.replace("Move down: ", "");
    const button = page.getByRole("button", { name, exact: true });
    for (const place of [2, 3]) {
      await button.press(place === 2 ? "Enter" : "Space");
      await expect(page.getByRole("status").filter({ hasText: `${event} is now number ${place} of ` })).toBeAttached();
      // The entry has moved, and its button keeps the focus.
      await expect(button).toBeFocused();
      await expect(entries(page).nth(place - 1)).toContainText(event);
    }
  },
  async byFinger(page) {
    const before = await entries(page).allTextContents();
    await moveDown(page).first().tap();
    expect(await entries(page).allTextContents()).not.toEqual(before);
  },
  said: ANY_VERDICT,
};

const place: Answering = {
  type: "map",
  control: map,
  async byKeys(page) {
    await map(page).focus();
    await expect(map(page)).toHaveAccessibleDescription(/^By keyboard: the arrow keys move the point/);
    for (let step = 0; step < 6; step++) await press(page, "ArrowUp");
    await press(page, "Shift+ArrowRight");
    await expect(page.getByText(/° north, .*° (?:west|east), \d+ km north of the middle of the map/)).toBeVisible();
  },
  async byFinger(page) {
    await map(page).tap({ position: { x: 250, y: 150 } });
    await expect(page.getByText(/ of the middle of the map$/)).toBeVisible();
  },
  said: ANY_VERDICT,
};

/** A kind that is known by nothing but being no other comes last. */
export const answerings: readonly Answering[] = [
  typed("cloze", gap),
  typed("short-answer", word),
  date,
  number,
  trueFalse,
  multipleResponse,
  matching,
  ordering,
  place,
  choice("who-says-so", speakers, 2),
  choice("status", statuses, 3),
  choice("which-wording", wordings, 1),
  choice("what-changed", changes, 2),
  choice("multiple-choice", optionsOf(/\?$/), 2),
];

/** How the question on the screen is answered. @throws when it is of none of the kinds that are known */
export async function shownOf(page: Page): Promise<Answering> {
  const anyControl = answerings.map(({ control }) => control(page)).reduce((one, other) => one.or(other));
  await expect(anyControl.first()).toBeVisible();
  for (const one of answerings) if (await one.control(page).isVisible()) return one;
  throw new Error("This question has no control that is known.");
}

/** What the question's controls show of its answer, in an order of their own. */
export async function shownAnswer(page: Page): Promise<string> {
  const main = page.getByRole("main");
  const ticked = await main
    .getByRole("radio")
    .or(main.getByRole("checkbox"))
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked));
  const written = await main
    .getByRole("textbox")
    .or(main.getByRole("combobox"))
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const rows = await entries(page).allTextContents();
  const point = await main.getByRole("status").filter({ hasText: "°" }).allTextContents();
  return JSON.stringify([ticked, written, rows, point]);
}
