// A process of its own that starts the server side as `npm start` does, in its working directory, and ends.
import { getDb } from "@/server/db";
import { startServer } from "@/server/start";

await startServer();
await (await getDb()).$disconnect();
process.exit(0);
