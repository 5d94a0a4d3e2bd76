import "server-only";
import type { Prisma } from "@/server/generated/prisma/client";

/** Simulated learners of demo classes. A demo sign-in has an e-mail address; they have no way in at all. */
export const simulated = {
  demo: true,
  email: null,
  passwordHash: null,
  role: "learner",
} satisfies Prisma.UserWhereInput;
