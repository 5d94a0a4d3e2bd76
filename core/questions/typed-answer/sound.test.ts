import { describe, expect, it } from "vitest";
import { isAcronymMistyped, soundOfName } from "@/core/questions/typed-answer/sound";

describe("the sound of a name", () => {
  it.each([
    ["quidal", "kidal"],
    ["ba n daou", "bah ndaw"],
    ["asimi goyta", "assimi goita"],
    ["burkinafaso", "burkina faso"],
    ["timbuctoo", "timbouktou"],
    ["cheick sissoko", "sheikh cissoko"],
    ["djibril", "jibril"],
    ["al sahraoui", "al sahrawi"],
  ])("“%s” is that of “%s”", (text, other) => {
    expect(soundOfName(text)).toBe(soundOfName(other));
    expect(soundOfName(text)).not.toBeNull();
  });

  it.each([
    ["resolution 2200", "resolution 20"],
    ["modibo keita", "moussa keita"],
    ["niger", "nigeria"],
  ])("“%s” is not that of “%s”", (text, other) => {
    expect(soundOfName(text)).not.toBe(soundOfName(other));
  });

  it("of three letters tells nothing", () => {
    expect(soundOfName("gaao")).toBeNull();
  });
});

describe("an acronym typed amiss", () => {
  it.each([
    ["aquim", "aqim"],
    ["aqmi", "aqim"],
    ["ecowass", "ecowas"],
    ["minousma", "minusma"],
    ["mnlas", "mnla"],
    ["minisma", "minusma"],
  ])("“%s” is “%s”", (text, acronym) => {
    expect(isAcronymMistyped(text, acronym)).toBe(true);
  });

  it.each([
    ["minusca", "minusma"],
    ["mnle", "mnla"],
    ["menisma", "minusma"],
    ["mnl", "mnla"],
    ["fmnla", "mnla"],
    ["almn", "mnla"],
    ["mnla", "mnla"],
  ])("“%s” is not “%s”", (text, acronym) => {
    expect(isAcronymMistyped(text, acronym)).toBe(false);
  });
});
