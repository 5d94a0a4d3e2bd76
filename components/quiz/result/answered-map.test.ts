import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AnsweredMap } from "@/components/quiz/result/answered-map";
import { MapPicture } from "@/components/quiz/result/map-picture";
import type { Given } from "@/core/quizzes/protocol";
import words from "@/messages/en/quiz.json";

const spot = { x: 0.5, y: 0.4, radius: 0.05, label: "Kidal" };
const told = (given: Given | null) => renderToStaticMarkup(createElement(AnsweredMap, { given, spot, words }));

describe("the map of a question that was answered", () => {
  it("says in words how far off the answer was and where the place is", () => {
    const text = told({ answer: { x: 0.5, y: 0.9 } });
    expect(text).toMatch(/Your point is about \d+ km south of Kidal\./);
    expect(text).toMatch(/Kidal: [\d.]+° north/);
  });

  it("says of what was asked as a list, or not answered, where the place is", () => {
    for (const given of [{ answer: { choiceId: "a" } }, { answer: { x: null, y: null } }, { dontKnow: true }, null]) {
      const text = told(given as Given | null);
      expect(text).toMatch(/Kidal: [\d.]+° north/);
      expect(text).not.toContain("Your point");
    }
  });

  it("shows the place, and beside it the point that was set", () => {
    const { controls, scroll, loading } = words.question.map;
    const shown = (point: { x: number; y: number } | null) => {
      const props = { point, spot, label: "What is on it", failed: "", words: { controls, scroll, loading } };
      return renderToStaticMarkup(createElement(MapPicture, props));
    };
    expect(shown(null)).toContain("left:50%;top:40%");
    expect(shown(null)).not.toContain("left:20%");
    expect(shown({ x: 0.2, y: 0.9 })).toContain("left:20%;top:90%");
    expect(shown(null)).toMatch(/role="img" aria-label="What is on it"/);
  });
});
