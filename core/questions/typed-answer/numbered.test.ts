import { describe, expect, it } from "vitest";
import { numbersAlone, wordsAround } from "@/core/questions/typed-answer/numbered";

describe("a number or date without the words around it", () => {
  it.each([
    ["coup", "the military coup of march 22 2012", "22 march 2012"],
    ["coup", "coup d etat du 18 aout 2020", "18 august 2020"],
    ["coup", "mali coup 2012", "2012"],
    ["coup", "22nd march", "22 march"],
    ["rising", "2007 to 2009 tuareg rebellion in northern mali", "2007 2009"],
    ["resolution", "unscr 2100 of 25 april 2013", "2100 25 april 2013"],
    // A word for another kind, another country, two days: something else is meant.
    ["coup", "rebellion of 2012", null],
    ["coup", "2020 coup in niger", null],
    ["coup", "21 22 march 2012", null],
  ])("of a %s, “%s” is %s", (type, text, alone) => {
    expect(numbersAlone(text, wordsAround(type))).toBe(alone);
  });
});
