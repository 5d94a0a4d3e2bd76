// What a build needs besides what `next build` makes: policies of its static pages, and its service worker.
import { writeCspHashes } from "./csp-hashes.mjs";
import { writeServiceWorker } from "./service-worker.mjs";

writeCspHashes();
writeServiceWorker();
