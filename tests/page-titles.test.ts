import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { expect, it } from "vitest";

const app = join(import.meta.dirname, "..", "app");

const filesNamed = (name: string): readonly string[] =>
  readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((path) => basename(path) === name)
    .map((path) => join(app, path));

/** Named after the site, as the way into it, or no page at all. */
const NAMED_AFTER_THE_SITE = /\(public\).(\(home\)|\[language\]).(\[\.\.\.missing\].)?page\.tsx$/;

/** A page says what it is called, or a layout around it below the first does. The first gives the site's name alone. */
const isTitled = (path: string): boolean =>
  /(generateMetadata|const metadata)[\s\S]*\btitle\b/.test(readFileSync(path, "utf8"));

it("gives every page a title: tabs, a list of visited pages and saved sheets are told apart (WCAG 2.4.2)", () => {
  const places = filesNamed("layout.tsx")
    .filter((path) => /generateMetadata[\s\S]*placeTitle/.test(readFileSync(path, "utf8")))
    .map(dirname);
  const pages = filesNamed("page.tsx");
  expect(pages.length).toBeGreaterThan(50);
  const untitled = pages
    .filter((page) => !NAMED_AFTER_THE_SITE.test(page))
    .filter((page) => !isTitled(page) && !places.some((place) => page.startsWith(`${place}${sep}`)));
  expect(untitled.map((path) => relative(app, path))).toEqual([]);
});
