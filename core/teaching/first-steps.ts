/** What a new teacher does first, in this order. */
export const stepNames = ["class", "learners", "set", "assign", "results"] as const;
export type StepName = (typeof stepNames)[number];

export type Step = {
  readonly name: StepName;
  readonly done: boolean;
  /** The first one that is not done. */
  readonly next: boolean;
  /** Where it is done; null while an earlier step has to come before. */
  readonly href: string | null;
};

export type FirstSteps = readonly Step[];

type Found = {
  /** The class that the links lead to; null while there is none. */
  readonly classroomId: string | null;
  readonly done: Readonly<Record<StepName, boolean>>;
};

/** @returns null once all is done */
export function firstSteps({ classroomId, done }: Found): FirstSteps | null {
  const next = stepNames.find((name) => !done[name]);
  if (next === undefined) return null;
  return stepNames.map((name) => ({ name, done: done[name], next: name === next, href: placeOf(name, classroomId) }));
}

function placeOf(name: StepName, classroomId: string | null): string | null {
  if (name === "class") return "/classes#new-class";
  if (name === "set") return "/sets/new";
  if (classroomId === null) return null;
  const rooms = { learners: "#joining", assign: "/assign", results: "/gradebook" } as const;
  return `/classes/${classroomId}${rooms[name]}`;
}
