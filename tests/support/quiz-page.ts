import type { APIRequestContext, Page } from "@playwright/test";
import type { QuestionTypeName } from "@/core/questions/views";

/** KiB of scripts, as compressed on the wire, that a quiz page may ask for before its question can be answered. */
export const SCRIPT_LIMIT_KIB = 150;

/** Starts a quiz with questions of one type through the form's own request, as a browser without scripts sends it. */
export async function startQuizOf(request: APIRequestContext, base: string, type: QuestionTypeName): Promise<string> {
  const page = await (await request.get(`${base}/quiz/new`)).text();
  const form = page.slice(page.indexOf("<form"), page.indexOf("</form>"));
  const hidden = [...form.matchAll(/<input type="hidden" name="(\$[^"]+)"(?: value="([^"]*)")?/g)];
  const answer = await request.post(`${base}/quiz/new`, {
    headers: { origin: base },
    multipart: {
      ...Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')])),
      length: "5",
      difficulty: "any",
      kinds: "choose",
      type,
      timeZone: "Africa/Bamako",
    },
    maxRedirects: 0,
  });
  const path = answer.headers().location;
  if (path === undefined || !/^\/quiz\/[0-9a-f-]{36}$/.test(path)) {
    throw new Error(`No quiz of ${type} was started: ${answer.status()} ${path}`);
  }
  return path;
}

export type TransferredScript = { readonly address: string; readonly bytes: number };

/**
 * Opens a quiz and gives every script that had come, compressed, when the question's own controls first listened.
 * Controls listen once React has put its handlers on them; what is fetched later, for the next questions and for
 * the feedback, does not keep anybody from answering.
 */
export async function scriptsUntilAnswerable(page: Page, address: string): Promise<readonly TransferredScript[]> {
  await page.addInitScript(() => {
    const listens = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
    const look = () => {
      const controls = [...document.querySelectorAll("main form :is(input, select, button, [role=application])")];
      if (controls.length < 3 || !controls.every(listens)) return void requestAnimationFrame(look);
      const scripts = performance
        .getEntriesByType("resource")
        .filter((entry) => /\.js(?:$|\?)/.test(entry.name)) as PerformanceResourceTiming[];
      const byAddress = new Map(scripts.map(({ name, encodedBodySize }) => [name, encodedBodySize]));
      Object.assign(window, {
        answerable: [...byAddress].map(([name, bytes]) => ({ address: new URL(name).pathname, bytes })),
      });
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  const found = await page.waitForFunction(
    () => (window as { answerable?: readonly TransferredScript[] }).answerable ?? null,
  );
  return (await found.jsonValue()) ?? [];
}

/** @returns KiB with one decimal */
export const totalKib = (scripts: readonly TransferredScript[]): number =>
  Math.round((scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1024) * 10) / 10;
