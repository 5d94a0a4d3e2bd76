import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { DATA_DIR, PORT } from "./e2e-server";

type Demo = {
  readonly teacher: { readonly email: string; readonly password: string };
  readonly learner: { readonly email: string; readonly password: string };
  readonly classCode: string;
};

/** The sign-ins that the start made and printed. */
export const demo = (): Demo => JSON.parse(readFileSync(join(DATA_DIR, "demo.json"), "utf8")) as Demo;

/** This computer as a phone in the room sees it; null on a machine without a network. */
export function networkAddress(): string | null {
  const found = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((one) => one.family === "IPv4" && !one.internal);
  return found ? `http://${found.address}:${PORT}` : null;
}

/** Signs in with e-mail and password, at the address that the page has, or another. */
export async function signIn(page: Page, who: { email: string; password: string }, base = ""): Promise<void> {
  await page.goto(`${base}/sign-in`);
  const form = page.getByRole("region", { name: "With e-mail and password" });
  await form.getByLabel("E-mail address").fill(who.email);
  await form.getByLabel("Password", { exact: true }).fill(who.password);
  await form.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/today");
}

/** Joins the demo class under a name; gives the personal code that is shown once. */
export async function joinDemoClass(page: Page, name: string): Promise<string> {
  await page.goto(`/join?code=${demo().classCode.toLowerCase()}`);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Write down your personal code", level: 1 })).toBeVisible();
  const code = (await page.getByTestId("one-time-code").textContent()) ?? "";
  await page.getByRole("button", { name: "I have it, go on" }).click();
  await page.waitForURL("**/today");
  return code;
}

/** Collects what the page's security policy blocked: a test that ends with any has found a fault. */
export function policyReports(page: Page): string[] {
  const reports: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) reports.push(message.text());
  });
  return reports;
}
