import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { beforeEach, describe, expect, it } from "vitest";

// The worker as a browser runs it, in a world of its own: caches that are maps, and a server that the test holds.

const source = readFileSync(join(import.meta.dirname, "worker.js"), "utf8");
const ORIGIN = "https://azalai.example";
type Handler = (event: Record<string, unknown>) => void;

/** Caches in the order in which they were made, as browsers list them. */
const caches = new Map<string, Map<string, Response>>();
const cacheOf = (name: string) => {
  const cache = caches.get(name) ?? new Map<string, Response>();
  caches.set(name, cache);
  return {
    match: async (path: string) => cache.get(path)?.clone(),
    put: async (path: string, response: Response) => void cache.set(path, response),
  };
};
let server: (path: string) => Promise<Response>;
const serving = (version: string) => async (path: string) => new Response(`${path} of ${version}`);
const offline = async () => {
  throw new TypeError("no connection");
};

/** Starts a worker with these constants, and installs and activates it. */
async function aWorker(version: string, files: readonly string[]) {
  const handlers = new Map<string, Handler>();
  const self = {
    location: { origin: ORIGIN },
    registration: {},
    skipWaiting: () => undefined,
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
  };
  const world = createContext({
    self,
    URL,
    Response: Object.assign(Response, {
      redirect: (to: string) => new Response(null, { status: 302, headers: { to } }),
    }),
    caches: {
      open: async (name: string) => cacheOf(name),
      keys: async () => [...caches.keys()],
      delete: async (name: string) => caches.delete(name),
      match: async (path: string) =>
        [...caches.values()]
          .map((one) => one.get(path))
          .find(Boolean)
          ?.clone(),
    },
    fetch: (asked: string | { url: string }) => server(typeof asked === "string" ? asked : new URL(asked.url).pathname),
  });
  const constants = `const VERSION = ${JSON.stringify(version)}; const FILES = ${JSON.stringify(files)}; const SHELL = "/offline";`;
  runInContext(`${constants}\n${source}`, world);
  const happen = async (name: string) => {
    let done: unknown;
    handlers.get(name)?.({ waitUntil: (work: unknown) => (done = work) });
    await done;
  };
  await happen("install");
  await happen("activate");
  /** What a page gets; null where the worker leaves it to the browser. */
  return async (path: string, request: Record<string, unknown> = {}): Promise<Response | null> => {
    let answer: Promise<Response> | null = null;
    const whole = { method: "GET", mode: "no-cors", url: new URL(path, ORIGIN).href, ...request };
    handlers.get("fetch")?.({ request: whole, respondWith: (given: Promise<Response>) => (answer = given) });
    return answer;
  };
}

const page = { mode: "navigate" };

describe("the service worker", () => {
  beforeEach(() => {
    caches.clear();
    server = serving("one");
  });

  it("opens its shell and files without a connection, and leads other pages there", async () => {
    const ask = await aWorker("1", ["/offline", "/_next/static/a.js"]);
    server = offline;
    expect(await (await ask("/offline", page))?.text()).toBe("/offline of one");
    expect(await (await ask("/_next/static/a.js"))?.text()).toBe("/_next/static/a.js of one");
    const other = await ask("/review", page);
    expect([other?.status, other?.headers.get("to")]).toEqual([302, "/offline"]);
    const quiz = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    expect((await ask(`/quiz/${quiz}`, page))?.headers.get("to")).toBe(`/offline?quiz=${quiz}`);
    expect(await (await ask(`/offline?quiz=${quiz}`, page))?.text()).toBe("/offline of one");
  });

  it("asks the server for every page, and keeps none of them", async () => {
    const ask = await aWorker("1", ["/offline"]);
    server = serving("today");
    expect(await (await ask("/review", page))?.text()).toBe("/review of today");
    expect([...caches.values()].flatMap((cache) => [...cache.keys()])).toEqual(["/offline"]);
  });

  it("leaves what people send and ask for, and other sites, to the browser", async () => {
    const ask = await aWorker("1", ["/offline"]);
    expect(await ask("/api/reviews")).toBeNull();
    expect(await ask("/api/reviews", { method: "POST" })).toBeNull();
    expect(await ask("https://elsewhere.example/_next/static/a.js")).toBeNull();
  });

  it("gives out a picture that the page keeps only where the server cannot be asked", async () => {
    const ask = await aWorker("1", ["/offline"]);
    await cacheOf("azalai:pictures:awa").put("/api/own-images/a/1", new Response("as kept"));
    expect(await (await ask("/api/own-images/a/1"))?.text()).toBe("/api/own-images/a/1 of one");
    server = async () => new Response("", { status: 404 });
    expect((await ask("/api/own-images/a/1"))?.status).toBe(404);
    server = offline;
    expect(await (await ask("/api/own-images/a/1"))?.text()).toBe("as kept");
    await expect(ask("/api/own-images/a/2")).rejects.toThrow("no connection");
    // A worker that is installed anew forgets old files, not pictures.
    server = serving("two");
    for (const version of ["2", "3", "4"]) await aWorker(version, ["/offline"]);
    expect([...caches.keys()]).toEqual(["azalai:pictures:awa", "azalai-3", "azalai-4"]);
  });

  it("serves its own version, of the one before only what is gone, and forgets older ones", async () => {
    await aWorker("1", ["/offline", "/theme.js"]);
    server = serving("two");
    await aWorker("2", ["/offline", "/theme.js", "/_next/static/two.js"]);
    server = serving("three");
    const ask = await aWorker("3", ["/offline", "/theme.js"]);
    server = offline;
    expect([...caches.keys()]).toEqual(["azalai-2", "azalai-3"]);
    expect(await (await ask("/offline", page))?.text()).toBe("/offline of three");
    expect(await (await ask("/theme.js"))?.text()).toBe("/theme.js of three");
    expect(await (await ask("/_next/static/two.js"))?.text()).toBe("/_next/static/two.js of two");
  });

  it("does not come into being with half of its files", async () => {
    server = async (path) => new Response("", { status: path === "/gone.js" ? 404 : 200 });
    await expect(aWorker("1", ["/offline", "/gone.js"])).rejects.toThrow("/gone.js: 404");
  });
});
