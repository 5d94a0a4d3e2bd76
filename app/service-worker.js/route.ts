import { serviceWorker } from "@/server/http/service-worker";

/** It names the files of this very build. */
export const dynamic = "force-dynamic";

/** The service worker, asked for anew each time: what a browser kept of it would keep an old program alive. */
export function GET(): Response {
  return new Response(serviceWorker(), {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      // What the worker itself may ask for.
      "content-security-policy": "default-src 'none'; connect-src 'self'",
      "x-content-type-options": "nosniff",
    },
  });
}
