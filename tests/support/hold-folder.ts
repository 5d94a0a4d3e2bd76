// A process of its own that takes a data folder and keeps it, or prints why it cannot: for the tests of the lock.
import { lockFolder } from "@/server/database/lock";

const [folder = "", platform = process.platform] = process.argv.slice(2);
try {
  await lockFolder(folder, new Date(), platform as NodeJS.Platform);
  console.log("holds");
  setInterval(() => undefined, 1000);
} catch (error) {
  console.log(error instanceof Error ? error.name : "?");
}
