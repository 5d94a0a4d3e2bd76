import { createRequire } from "node:module";

/** Whether weights can be fitted here: the package is optional, and not made for every computer. */
export const canFit: boolean = (() => {
  try {
    createRequire(import.meta.url).resolve("@open-spaced-repetition/binding");
    return true;
  } catch {
    return false;
  }
})();
