import { expect, it } from "vitest";
import { inTurn } from "@/server/database/in-turn";

const turn = () => new Promise<void>((done) => setImmediate(done));

it("runs no more than so many at once, in the order in which they came", async () => {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  const limited = inTurn(2);
  const results = ["a", "b", "c", "d"].map((name) =>
    limited(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      return name;
    }),
  );
  await turn();
  expect(begun).toEqual(["a", "b"]);
  ends[1]?.();
  await turn();
  expect(begun).toEqual(["a", "b", "c"]);
  ends[0]?.();
  await turn();
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(results)).toEqual(["a", "b", "c", "d"]);
});

it("gives the place on when a call fails, and tells the failure to its own caller", async () => {
  const limited = inTurn(1);
  const lost = limited(() => Promise.reject(new Error("gone")));
  const kept = limited(async () => "kept");
  await expect(lost).rejects.toThrow("gone");
  expect(await kept).toBe("kept");
});
