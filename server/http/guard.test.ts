import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isOwnOrigin, readJson } from "@/server/http/guard";

const schema = z.strictObject({ answer: z.string().max(10) });

function request(body: string, headers: Record<string, string> = {}): Request {
  return new Request("http://192.168.1.5:3000/api/answers", {
    method: "POST",
    body,
    headers: {
      host: "192.168.1.5:3000",
      origin: "http://192.168.1.5:3000",
      "content-type": "application/json",
      ...headers,
    },
  });
}

async function refusal(body: string, headers: Record<string, string> = {}, limit?: number) {
  const read = await readJson(request(body, headers), schema, limit);
  if (read.ok) throw new Error("It was let through.");
  return { status: read.refusal.status, code: ((await read.refusal.json()) as { error: { code: string } }).error.code };
}

describe("JSON that is posted", () => {
  it("is read when it comes from a page of this host, whichever address that is", async () => {
    expect(await readJson(request('{"answer":"Kidal"}'), schema)).toEqual({ ok: true, value: { answer: "Kidal" } });
  });

  it("keeps texts that the database can store: no NUL and no half character", async () => {
    const sent = '{"answer":"Ki\\u0000dal \\ud83d \\ud83d\\ude00"}';
    const value = { answer: "Kidal \ufffd \u{1f600}" };
    expect(await readJson(request(sent), schema)).toEqual({ ok: true, value });
  });

  it("is refused from a page elsewhere", async () => {
    expect(await refusal("{}", { origin: "https://evil.example" })).toEqual({ status: 403, code: "foreign-origin" });
  });

  it("is refused as a form, which other sites can post", async () => {
    const form = { "content-type": "text/plain" };
    expect(await refusal('{"answer":"x"}', form)).toEqual({ status: 415, code: "not-json" });
  });

  it("is refused when it is broken, has a foreign field or is too long, without a stack trace", async () => {
    expect(await refusal('{"answer":')).toEqual({ status: 415, code: "not-json" });
    expect(await refusal('{"answer":"x","role":"administrator"}')).toEqual({ status: 422, code: "invalid" });
    expect(await refusal('{"answer":"far too long for this"}')).toEqual({ status: 422, code: "invalid" });
  });

  it("is refused when it is larger than allowed, also when it says that it is small", async () => {
    const large = JSON.stringify({ answer: "x".repeat(5000) });
    expect(await refusal(large, {}, 1000)).toEqual({ status: 413, code: "too-large" });
    expect(await refusal(large, { "content-length": "10" }, 1000)).toEqual({ status: 413, code: "too-large" });
  });
});

describe("the origin of a request", () => {
  const headers = (values: Record<string, string>) => new Headers(values);

  it("is ours behind a proxy that passes the public host on", () => {
    const passed = {
      origin: "https://quiz.example.org",
      host: "10.0.0.2:3000",
      "x-forwarded-host": "quiz.example.org",
    };
    expect(isOwnOrigin(headers(passed))).toBe(true);
  });

  it.each([
    { host: "a.example" },
    { host: "a.example", origin: "null" },
    { host: "a.example", origin: "http://a.example:81" },
  ])("is not ours: %j", (values) => {
    expect(isOwnOrigin(headers(values as Record<string, string>))).toBe(false);
  });
});
