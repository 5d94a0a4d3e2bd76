import "server-only";
import { type Algorithm, hash, verify } from "@node-rs/argon2";

// OWASP's smallest recommended cost for Argon2id: 19 MiB, two passes, one lane; about 10 ms here. A class that signs
// in at once waits for 30 of them.
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id hash of a password, with its parameters and salt. */
export const hashPassword = (password: string): Promise<string> => hash(normalise(password), cost);

let decoy: Promise<string> | null = null;

/**
 * Whether a password fits a stored hash. Without a hash (no such person, or one who signs in otherwise) it takes as
 * long and says no, so that the time does not tell who exists.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  if (stored !== null) return verify(stored, normalise(password));
  decoy ??= hashPassword("nobody has this password");
  await verify(await decoy, normalise(password));
  return false;
}

/** Keyboards write the same letter in several ways. */
const normalise = (password: string): string => password.normalize("NFKC");

const COMMON = new Set(
  (
    "password passw0rd password1 password123 12345678 123456789 1234567890 qwertyui qwerty123 qwertyuiop azertyui " +
    "azertyuiop 11111111 00000000 iloveyou sunshine princess football baseball superman trustno1 letmein1 welcome1 " +
    "abcd1234 1q2w3e4r 1qaz2wsx motdepasse bonjour1 azerty123 azalai12 bamako123 timbuktu tombouctou"
  ).split(" "),
);

/** Whether a password is among the first that a guesser tries, or is the person's own name or address. */
export function isGuessable(password: string, about: readonly string[]): boolean {
  const small = password.toLowerCase();
  if (COMMON.has(small) || new Set(small).size < 4) return true;
  return about.some(
    (word) => word.length >= 3 && (small === word.toLowerCase() || small === word.toLowerCase().split("@")[0]),
  );
}
