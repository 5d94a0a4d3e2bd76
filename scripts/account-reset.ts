// npm run account:reset -- --email person@example.org [--port 3000]
// Makes a link with which somebody sets a new password: for whoever runs the app, when nothing else is left.
import { parseArgs } from "node:util";
import { now } from "@/server/clock";
import { createResetLinkFor, MAIL_LINK_HOURS } from "@/server/data/people/codes";
import { closeDatabase } from "@/server/db";
import { getEnv, getPort } from "@/server/env";
import { explainStartError } from "@/server/start";

function readArguments(): { readonly email: string; readonly port: string } | null {
  try {
    const { values } = parseArgs({ options: { email: { type: "string" }, port: { type: "string" } } });
    return values.email ? { email: values.email, port: values.port ?? getPort() ?? "3000" } : null;
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const wanted = readArguments();
  if (wanted === null) {
    console.error("Say whose account: npm run account:reset -- --email person@example.org");
    return 1;
  }
  const link = await createResetLinkFor(wanted.email, MAIL_LINK_HOURS, now());
  await closeDatabase();
  if (link === null) {
    console.error(`No account has the e-mail address ${wanted.email}.`);
    return 1;
  }
  const base = getEnv().publicUrl ?? `http://localhost:${wanted.port}`;
  console.log(`Open this link within ${MAIL_LINK_HOURS} hours; it works once:\n  ${base}/reset?code=${link.code}`);
  if (getEnv().databaseUrl === null) console.log("Start the app again first: npm start");
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(explainStartError(error, process.env.DATABASE_URL ?? null));
  process.exitCode = 1;
}
