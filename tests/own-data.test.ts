import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Tables with a column that names a person, by the model's name; with those that hang on one of a person's rows. */
function tablesOfPeople(): readonly string[] {
  const models = [...read("prisma/schema.prisma").matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  return models.flatMap(([, name = "", body = ""]) => {
    const own = /^\s+(?:\w*[uU]serId|learnerId|ownerId|reporterId|actorId|createdBy|updatedBy)\s/m.test(body);
    const hangs = /^\s+\w+\s+(?:Attempt|OwnDeck|OwnCard|StudySet)\s+@relation/m.test(body);
    return own || hangs ? [name] : [];
  });
}

/** What a download of one's own data leaves out, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  OneTimeCode: "lets somebody in: only its hash is kept, and it is void soon",
  TeacherInvitation: "names whom somebody invited: data of another person",
  FactOverride: "an administrator's work on the fact base",
  ItemRuling: "a teacher's work on a class's questions; what it changed for a learner is in their sittings",
  AuditEntry: "what was done to others",
};

it("a download of one's own data has every table that knows a person, or says why not", () => {
  const source = ["own-data", "attempt-data"].map((name) => read(`server/data/privacy/${name}.ts`)).join("\n");
  // A table is read by its own name, or as a part of the row that it hangs on.
  const parts: Readonly<Record<string, string>> = {
    Account: "accounts",
    Answer: "answers",
    Assignment: "assignments",
    AttemptItem: "items",
    Device: "devices",
    GroupMember: "groups",
    LateAnswer: "late",
    OwnImage: "image",
    RegradeChange: "regrades",
    StudySetVersion: "versions",
    WeightsTrial: "weightsTrials",
  };
  const isRead = (model: string) =>
    source.includes(`db.${model[0]?.toLowerCase()}${model.slice(1)}.`) ||
    (parts[model] !== undefined && new RegExp(`\\b${parts[model]}: \\{`).test(source));
  const tables = tablesOfPeople();
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((model) => !isRead(model) && LEFT_OUT[model] === undefined)).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((model) => !tables.includes(model) || isRead(model))).toEqual([]);
});
