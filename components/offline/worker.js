// The service worker: lets the review page start without a connection, and nothing else. It keeps one page that is the same
// for everybody (SHELL) and the files that this needs; pages and answers of a person are never kept by it. Pictures of own
// cards are kept by the page, for its account (components/offline/pictures.ts): it gives them out where the server cannot.
//
// The build puts three constants before these lines: VERSION, a hash of everything that is kept; FILES, their paths; SHELL.

const PREFIX = "azalai-";
const CACHE = `${PREFIX}${VERSION}`;
const KEPT = new Set(FILES);

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
  // It takes over at once: what is asked of it is asked by path, and pages come from the server while it can be reached.
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOlder(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (pathname.startsWith("/api/own-images/")) event.respondWith(picture(request, pathname));
  else if (KEPT.has(pathname) || pathname.startsWith("/_next/static/")) event.respondWith(file(request, pathname));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    FILES.map(async (path) => {
      if (await cache.match(path)) return;
      const response = await fetch(path, { cache: path === SHELL ? "reload" : "default", credentials: "omit" });
      // A file that is gone belongs to an older build: this worker must not come into being with half of its files.
      if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }),
  );
}

/** All but the cache before this one: pages that are open may still ask for its files. */
async function forgetOlder() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** A quiz that has begun. */
const QUIZ = /^\/quiz\/([0-9a-f-]{36})$/;

/** Pages come from the server. Without one there is the shell, under its own address; it is told of a quiz, to go back to it. */
async function page(event, pathname) {
  if (pathname === SHELL) return (await kept(SHELL)) ?? fetch(event.request);
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    const [, quiz] = QUIZ.exec(pathname) ?? [];
    return Response.redirect(quiz === undefined ? SHELL : `${SHELL}?quiz=${quiz}`, 302);
  }
}

/** Who may see a picture is the server's to say, as long as it can be asked. */
async function picture(request, pathname) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(pathname, { ignoreVary: true });
    if (found) return found;
    throw error;
  }
}

/** Files have a hash in their name or are versioned by this worker, so what is kept is right. */
async function file(request, pathname) {
  return (await kept(pathname)) ?? fetch(request);
}

/** This version's file; of the one before only what this one has no more. */
async function kept(path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? caches.match(path);
}
