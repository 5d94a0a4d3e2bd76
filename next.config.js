import { availableParallelism } from "node:os";
import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  reactStrictMode: true,
  // Else a rewrite of proxy.ts would go out to "localhost" and come in again where the server listens at 127.0.0.1.
  skipProxyUrlNormalize: true,
  // `npm test` has just checked the types when it builds.
  typescript: { ignoreBuildErrors: process.env.AZALAI_TYPES_CHECKED === "1" },
  experimental: {
    // An import of 500,000 characters, three bytes each in many scripts; pictures go to a route with a limit of its own.
    serverActions: { bodySizeLimit: "2mb" },
    // The pages for reading are made by all cores: on two, Next would leave one idle for most of the build.
    cpus: availableParallelism(),
  },
  // Native and WebAssembly packages stay outside the bundle.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pglite-prisma-adapter",
    "@prisma/schema-engine-wasm",
    "@prisma/driver-adapter-utils",
    "@prisma/adapter-pg",
    "pg",
    "@node-rs/argon2",
    "nodemailer",
    "sharp",
  ],
};

export default createNextIntlPlugin("./server/i18n/request.ts")(config);
