import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnv } from "@/server/env";

const SECRET = "0123456789abcdef0123456789abcdef";
const DATABASE_URL = "postgresql://azalai@db.example.org/azalai";

describe("the settings of the environment", () => {
  it("need nothing at all on one's own computer", () => {
    expect(parseEnv({})).toMatchObject({
      databaseUrl: null,
      authSecret: null,
      mail: null,
      github: null,
      publicUrl: null,
    });
  });

  it("take an empty value for none", () => {
    expect(parseEnv({ DATABASE_URL: "", SMTP_URL: " " })).toMatchObject({ databaseUrl: null, mail: null });
  });

  it("want a secret with a database server, in words", () => {
    expect(() => parseEnv({ DATABASE_URL })).toThrow(EnvironmentError);
    expect(() => parseEnv({ DATABASE_URL })).toThrow(/NEXTAUTH_SECRET is missing\. With DATABASE_URL/);
    expect(parseEnv({ DATABASE_URL, NEXTAUTH_SECRET: SECRET }).databaseUrl).toBe(DATABASE_URL);
  });

  it("do not want a secret while the app is built", () => {
    expect(parseEnv({ DATABASE_URL, NEXT_PHASE: "phase-production-build" }).building).toBe(true);
  });

  it("tell every problem at once", () => {
    const broken = { DATABASE_URL: "mysql://x", NEXTAUTH_SECRET: "short", GITHUB_ID: "id", SMTP_URL: "http://mail" };
    expect(() => parseEnv(broken)).toThrow(
      /DATABASE_URL must begin with postgresql:\/\/\.\n- NEXTAUTH_SECRET must have/,
    );
  });

  it.each([
    [{ GITHUB_ID: "id" }, "GITHUB_SECRET is missing"],
    [{ GOOGLE_SECRET: "s" }, "GOOGLE_ID is missing"],
    [{ OIDC_ID: "id", OIDC_SECRET: "s" }, "OIDC_ISSUER is missing"],
    [{ SMTP_URL: "smtp://mail", NEXTAUTH_URL: "https://quiz.example.org" }, "MAIL_FROM is missing"],
    [{ SMTP_URL: "smtp://mail", MAIL_FROM: "a@example.org" }, "NEXTAUTH_URL is missing"],
  ])("refuse half a configuration: %j", (source, message) => {
    expect(() => parseEnv(source)).toThrow(message);
  });

  it("offer outside sign-in when it is configured whole", () => {
    const env = parseEnv({ GITHUB_ID: "id", GITHUB_SECRET: "s" });
    expect(env.github).toEqual({ id: "id", secret: "s" });
  });
});
