import { expect, it } from "vitest";
import { gathered } from "@/server/database/gather";

/** A database that answers when it is told to. */
function slow() {
  const batches: { readonly inputs: readonly string[]; readonly end: (error?: Error) => void }[] = [];
  const run = (inputs: readonly string[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      batches.push({
        inputs,
        end: (error) => (error ? reject(error) : resolve(inputs.map((input) => input.toUpperCase()))),
      });
    });
  return { batches, run };
}

const turn = () => new Promise<void>((done) => setImmediate(done));
const wholeName = { keyOf: (name: string) => name, most: 3, lanes: () => 1 };

it("sends what comes in one turn together, and each caller gets its own", async () => {
  const { batches, run } = slow();
  const ask = gathered(run, wholeName);
  const both = Promise.all([ask("a"), ask("b")]);
  await turn();
  expect(batches.map(({ inputs }) => inputs)).toEqual([["a", "b"]]);
  batches[0]?.end();
  expect(await both).toEqual(["A", "B"]);
});

it("keeps what comes meanwhile for the next batch, of which none is larger than allowed", async () => {
  const { batches, run } = slow();
  const ask = gathered(run, wholeName);
  const first = ask("a");
  await turn();
  const rest = Promise.all(["b", "c", "d", "e"].map(ask));
  await turn();
  expect(batches).toHaveLength(1);
  batches[0]?.end();
  expect(await first).toBe("A");
  await turn();
  batches[1]?.end();
  await turn();
  batches[2]?.end();
  expect(await rest).toEqual(["B", "C", "D", "E"]);
  expect(batches.map(({ inputs }) => inputs)).toEqual([["a"], ["b", "c", "d"], ["e"]]);
});

it("never has one key twice in a batch, and forgets nobody", async () => {
  const { batches, run } = slow();
  const ask = gathered(run, { keyOf: (name) => name.slice(0, 1), most: 9, lanes: () => 1 });
  const all = Promise.all(["a1", "a2", "b1"].map(ask));
  await turn();
  batches[0]?.end();
  await turn();
  batches[1]?.end();
  expect(await all).toEqual(["A1", "A2", "B1"]);
  expect(batches.map(({ inputs }) => inputs)).toEqual([["a1", "b1"], ["a2"]]);
});

it("tells the trouble of a batch to its callers alone, and goes on", async () => {
  const { batches, run } = slow();
  const ask = gathered(run, wholeName);
  const lost = expect(ask("a")).rejects.toThrow("gone");
  await turn();
  const kept = ask("b");
  batches[0]?.end(new Error("gone"));
  await lost;
  await turn();
  batches[1]?.end();
  expect(await kept).toBe("B");
});

it("has as many batches under way as there are lanes, and never two with one key", async () => {
  const { batches, run } = slow();
  const ask = gathered(run, { keyOf: (name) => name.slice(0, 1), most: 9, lanes: () => 2 });
  const first = ask("a1");
  await turn();
  const rest = Promise.all(["a2", "b1"].map(ask));
  await turn();
  const last = ask("c1");
  await turn();
  expect(batches.map(({ inputs }) => inputs)).toEqual([["a1"], ["b1"]]);
  batches[0]?.end();
  await first;
  await turn();
  expect(batches.map(({ inputs }) => inputs)).toEqual([["a1"], ["b1"], ["a2", "c1"]]);
  batches[1]?.end();
  batches[2]?.end();
  expect([await rest, await last]).toEqual([["A2", "B1"], "C1"]);
});
