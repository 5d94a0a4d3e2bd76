import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { can, may, type Permission, permissions, type Standing, type Who } from "@/core/access/permissions";
import { actionPermissions, pagePermissions, routePermissions } from "@/core/access/registry";

const app = join(import.meta.dirname, "..", "app");

function filesNamed(name: RegExp, folder = app): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesNamed(name, path);
    return name.test(entry.name) ? [path] : [];
  });
}

const folderOf = (path: string): string => relative(app, dirname(path)).split(sep).join("/");
const read = (path: string): string => readFileSync(path, "utf8");

/** Names that a file exports as functions or values: not its types. */
function exportedNames(source: string): string[] {
  const declared = [...source.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map((match) => match[1] ?? "");
  const renamed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap((match) =>
    (match[1] ?? "").split(",").map(
      (part) =>
        part
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    ),
  );
  return [...declared, ...renamed].filter((name) => name !== "");
}

function entries(name: RegExp, wanted: (exported: string) => boolean): Map<string, string> {
  return new Map(
    filesNamed(name).flatMap((path) =>
      exportedNames(read(path))
        .filter(wanted)
        .map((exported) => [`${folderOf(path)}#${exported}`, path] as const),
    ),
  );
}

const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);
const pages = new Map(filesNamed(/^page\.tsx$/).map((path) => [folderOf(path), path] as const));
const actions = entries(/^actions\.ts$/, () => true);
const routes = entries(/^route\.tsx?$/, (name) => METHODS.has(name));

/** What the app has and the registry lacks, and the reverse. */
const differences = (found: ReadonlyMap<string, string>, listed: Readonly<Record<string, Permission>>) => ({
  unlisted: [...found.keys()].filter((key) => !(key in listed)).sort(),
  gone: Object.keys(listed)
    .filter((key) => !found.has(key))
    .sort(),
});

function allowedBy(permission: Permission): readonly Standing[] {
  const [resource, verb] = permission.split(".") as [keyof typeof permissions, string];
  return (permissions[resource] as Record<string, readonly Standing[]>)[verb] ?? [];
}

const openToAll = (permission: Permission): boolean => allowedBy(permission).includes("signed-out");

/** Who gets past the guards that a source calls; everyone when it calls none. */
function letIn(source: string): readonly Standing[] {
  const literal = /requirePermission\(\s*"([a-zA-Z]+\.[a-z]+)"/.exec(source)?.[1];
  if (literal) return allowedBy(literal as Permission);
  if (source.includes("requireTeacher(")) return allowedBy("classroom.read");
  if (source.includes("requireViewer(")) return ["guest", "learner", "teacher", "administrator"];
  return ["signed-out", "guest", "learner", "teacher", "administrator"];
}

describe("the registry of ways in", () => {
  it("finds the app at all", () => {
    expect(pages.size).toBeGreaterThan(10);
    expect(actions.size).toBeGreaterThan(10);
    expect(routes.size).toBeGreaterThan(3);
  });

  it("lists every page, and no page that is gone", () => {
    expect(differences(pages, pagePermissions)).toEqual({ unlisted: [], gone: [] });
  });

  it("lists every server action, and none that is gone", () => {
    expect(differences(actions, actionPermissions)).toEqual({ unlisted: [], gone: [] });
  });

  it("lists every route handler, and none that is gone", () => {
    expect(differences(routes, routePermissions)).toEqual({ unlisted: [], gone: [] });
  });

  it.each(Object.entries(pagePermissions))("page %s lets in only whom %s allows", (folder, permission) => {
    const guarded = letIn(read(pages.get(folder) ?? ""));
    expect(guarded.filter((standing) => !allowedBy(permission).includes(standing))).toEqual([]);
  });

  it.each(Object.entries(actionPermissions))("action %s asks for %s", (key, permission) => {
    expect(read(actions.get(key) ?? "")).toContain(`"${permission}"`);
  });

  it.each(Object.entries(routePermissions).filter(([, permission]) => !openToAll(permission)))(
    "route %s asks for %s",
    (key, permission) => {
      expect(read(routes.get(key) ?? "")).toContain(`"${permission}"`);
    },
  );

  it("keeps server actions in files of that name, where the tests find them", () => {
    const elsewhere = filesNamed(/\.tsx?$/).filter(
      (path) => !/actions\.ts$/.test(path) && /^\s*["']use server["']/m.test(read(path)),
    );
    expect(elsewhere).toEqual([]);
  });
});

describe("the table of permissions", () => {
  const guest: Who = { role: "learner", guest: true };
  const learner: Who = { role: "learner", guest: false };
  const teacher: Who = { role: "teacher", guest: false };
  const administrator: Who = { role: "administrator", guest: false };
  const all = Object.entries(permissions).flatMap(([resource, verbs]) =>
    Object.keys(verbs).map((verb) => `${resource}.${verb}` as Permission),
  );

  it("gives a signed-out person nothing but reading, signing in, joining and trying a quiz", () => {
    expect(all.filter((permission) => may(null, permission)).sort()).toEqual([
      "account.create",
      "account.recover",
      "attempt.create",
      "fact.read",
      "health.read",
      "membership.create",
      "page.read",
      "session.create",
      "setup.create",
    ]);
  });

  it("lets a guest do nothing that a learner with an account may not, but for making an account", () => {
    const more = all.filter((permission) => may(guest, permission) && !may(learner, permission));
    expect(more).toEqual(["account.create"]);
  });

  it("keeps classes, sets, results and reset links from learners", () => {
    const teaching: Permission[] = [
      "classroom.create",
      "classroom.read",
      "classroom.change",
      "set.create",
      "set.read",
      "set.change",
      "assignment.create",
      "assignment.change",
      "gradebook.read",
      "gradebook.change",
      "gradebook.export",
      "resetLink.create",
      "membership.remove",
    ];
    expect(teaching.filter((permission) => may(learner, permission) || may(guest, permission))).toEqual([]);
    expect(teaching.filter((permission) => !may(teacher, permission))).toEqual([]);
  });

  it("leaves people, settings and facts to administrators", () => {
    const own = all.filter((permission) => may(administrator, permission) && !may(teacher, permission));
    expect(own.sort()).toEqual([
      "fact.change",
      "person.change",
      "person.read",
      "report.change",
      "report.read",
      "setting.change",
      "setting.read",
    ]);
  });

  it("answers the same in both writings", () => {
    expect(can(learner, "read", "gradebook")).toBe(false);
    expect(can(teacher, "read", "gradebook")).toBe(true);
    expect(may(teacher, "gradebook.read")).toBe(true);
  });
});
