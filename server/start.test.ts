import { describe, expect, it } from "vitest";
import { ContentError } from "@/server/content/load";
import { FolderInUseError } from "@/server/database/lock";
import { explainStartError } from "@/server/start";

const URL = "postgresql://azalai:hidden@db.example.org:5433/azalai";

describe("trouble at the start", () => {
  it("shows the sentence of a locked folder or of broken content as it is", () => {
    expect(explainStartError(new FolderInUseError("In use."), null)).toBe("In use.");
    expect(explainStartError(new ContentError("Broken."), null)).toBe("Broken.");
  });

  it("says that a database server cannot be reached, and where it was looked for, without the password", () => {
    const refused = Object.assign(new AggregateError([new Error("connect ECONNREFUSED 127.0.0.1:5433")]), {
      code: "ECONNREFUSED",
    });
    const text = explainStartError(new Error("open", { cause: refused }), URL);
    expect(text).toMatch(/^The database at db\.example\.org:5433 cannot be reached\./);
    expect(text).not.toContain("hidden");
  });

  it("says that a database server refuses us", () => {
    const error = Object.assign(new Error("password authentication failed"), { code: "28P01" });
    expect(explainStartError(error, URL)).toMatch(/refuses us\. Check name, password and database/);
  });

  it("shows no stack of anything else", () => {
    const text = explainStartError(new TypeError("boom"), null);
    expect(text).toBe("The app cannot start: boom");
  });
});
