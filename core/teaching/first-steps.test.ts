import { expect, it } from "vitest";
import { firstSteps, stepNames } from "@/core/teaching/first-steps";

const none = { class: false, learners: false, set: false, assign: false, results: false };

it("points to the first step that is not done, whatever was done after it", () => {
  const steps = firstSteps({ classroomId: "c", done: { ...none, class: true, assign: true } });
  expect(steps?.map(({ name }) => name)).toEqual(stepNames);
  expect(steps?.filter(({ next }) => next).map(({ name }) => name)).toEqual(["learners"]);
  expect(steps?.filter(({ done }) => done).map(({ name }) => name)).toEqual(["class", "assign"]);
});

it("leads nowhere that needs a class before there is one", () => {
  const steps = firstSteps({ classroomId: null, done: none });
  expect(steps?.filter(({ href }) => href !== null).map(({ name }) => name)).toEqual(["class", "set"]);
  const later = firstSteps({ classroomId: "c", done: { ...none, class: true } });
  expect(later?.find(({ name }) => name === "results")?.href).toBe("/classes/c/gradebook");
});

it("is gone when all is done", () => {
  expect(
    firstSteps({ classroomId: "c", done: { class: true, learners: true, set: true, assign: true, results: true } }),
  ).toBeNull();
});
