import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clozeSides, gapsOf } from "@/core/flashcards/own/cloze";
import { frontKey, ownCardDraft } from "@/core/flashcards/own/draft";
import {
  type OwnCard,
  ownCardView,
  ownTarget,
  readOwnTarget,
  targetsOfOwnCard,
  tiesOf,
} from "@/core/flashcards/own/own-card";
import { writeTags } from "@/core/flashcards/own/tags";

const ID = "0b2f7e0e-7a0f-4b52-9a53-1d2c3b4a5f60";

const DECK = "5d2c7e0e-7a0f-4b52-9a53-1d2c3b4a5f61";

const aCard = (change: Partial<OwnCard> = {}): OwnCard => ({
  id: ID,
  deckId: DECK,
  kind: "text",
  front: "What is an azalai?",
  back: "A salt caravan",
  remark: "",
  source: "Lesson of 12 March",
  sourceUrl: null,
  tags: [],
  image: null,
  mine: true,
  ...change,
});

describe("texts with gaps", () => {
  const TEXT = "{{c1::Bamako}} lies on the {{c2::Niger::a river}}, and {{c1::Ségou}} does, too.";

  it("opens one gap at a time, with its hint, and fills the others", () => {
    expect(gapsOf(TEXT)).toEqual([1, 2]);
    expect(clozeSides(TEXT, 1)).toEqual({
      front: "[…] lies on the Niger, and […] does, too.",
      answer: "Bamako, Ségou",
      whole: "Bamako lies on the Niger, and Ségou does, too.",
    });
    expect(clozeSides(TEXT, 2)?.front).toBe("Bamako lies on the [a river], and Ségou does, too.");
    expect(clozeSides(TEXT, 3)).toBeNull();
  });

  it.each(["no gap", "{{c1::}}", "{{c0::zero}}", "{{c1:one colon}}", "{{c1::open", "{{c1:: }}"])(
    "finds no gap in %j",
    (text) => {
      expect(gapsOf(text)).toEqual([]);
    },
  );

  it("keeps scripts from right to left and letters with combining marks as they are", () => {
    expect(clozeSides("عاصمة مالي هي {{c1::باماكو}}", 1)).toMatchObject({
      answer: "باماكو",
      front: "عاصمة مالي هي […]",
    });
    expect(clozeSides("{{c1::Kɔ̀nɔ}} is a town", 1)?.answer).toBe("Kɔ̀nɔ");
  });

  it("never shows a gap's answer in its front, whatever stands around it", () => {
    const plain = fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => !/[{}:§]/.test(text));
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const text = `${before}{{c1::§1}}${after}{{c2::§2}}`;
        expect(clozeSides(text, 1)).toMatchObject({ front: `${before}[…]${after}§2`, answer: "§1" });
        expect(clozeSides(text, 2)?.whole).toBe(`${before}§1${after}§2`);
      }),
    );
  });
});

describe("a card of one's own", () => {
  it("has one target, or one for each gap, which its ids give back", () => {
    expect(targetsOfOwnCard(aCard())).toEqual([`own:${ID}`]);
    const cloze = aCard({ kind: "cloze", front: "{{c2::a}} {{c7::b}}" });
    expect(targetsOfOwnCard(cloze)).toEqual([`own:${ID}:2`, `own:${ID}:7`]);
    for (const gap of [null, 1, 99]) {
      expect(readOwnTarget(ownTarget({ cardId: ID, gap }))).toEqual({ cardId: ID, gap });
    }
    for (const other of ["own:x", `own:${ID}:0`, `own:${ID}:100`, `own:${ID} `, `fact:${ID}:o`]) {
      expect(readOwnTarget(other)).toBeNull();
    }
  });

  it("is a text card, or a gap with the whole text behind it; a gap that is gone has no card", () => {
    expect(ownCardView(aCard(), `own:${ID}`)).toMatchObject({ front: "What is an azalai?", back: { whole: null } });
    expect(ownCardView(aCard(), `own:${ID}:1`)).toBeNull();
    const cloze = aCard({ kind: "cloze", front: "{{c1::Gao}} is east", back: "See the map" });
    expect(ownCardView(cloze, `own:${ID}:1`)).toMatchObject({
      front: "[…] is east",
      back: { answer: "Gao", whole: "Gao is east", remark: "See the map" },
    });
    expect(ownCardView(cloze, `own:${ID}:2`)).toBeNull();
    expect(ownCardView(cloze, `own:${ID}`)).toBeNull();
    expect(ownCardView(aCard(), "own:11111111-7a0f-4b52-9a53-1d2c3b4a5f60")).toBeNull();
  });

  it("says nothing about a status", () => {
    expect(JSON.stringify(ownCardView(aCard(), `own:${ID}`))).not.toMatch(/status|established|claimed/);
  });

  it("ties the gaps of a text together, and facts by their ids", () => {
    expect(tiesOf({ targetId: `own:${ID}:1`, factIds: [] })).toEqual(tiesOf({ targetId: `own:${ID}:2`, factIds: [] }));
    expect(tiesOf({ targetId: "fact:a:o", factIds: ["a", "b"] })).toEqual(["a", "b"]);
  });
});

describe("what makes a card", () => {
  const draft = { kind: "text", front: "a", back: "b", source: "", sourceUrl: "", tags: "" };
  const codes = (raw: object) =>
    ownCardDraft
      .safeParse({ ...draft, ...raw })
      .error?.issues.map(({ path, code, message }) => [path[0], code === "custom" ? message : code]) ?? [];

  it("is cleaned: one writing of accents and line breaks, no control characters, nothing around", () => {
    const parsed = ownCardDraft.parse({ ...draft, front: " Se\u0301gou\r\nand\u0000 Gao\u0007 " });
    expect(parsed).toMatchObject({ front: "Ségou\nand Gao", sourceUrl: null });
  });

  it.each<[object, (string | undefined)[][]]>([
    [{ front: " " }, [["front", "too_small"]]],
    [{ back: "\u0007" }, [["back", "missing"]]],
    [{ kind: "cloze", front: "no gap" }, [["front", "no-gap"]]],
    [{ front: "x".repeat(1001) }, [["front", "too_big"]]],
    [{ sourceUrl: "http://example.org" }, [["sourceUrl", "no-https"]]],
    [{ sourceUrl: "javascript:alert(1)" }, [["sourceUrl", "no-https"]]],
    [{ sourceUrl: "https://" }, [["sourceUrl", "no-https"]]],
    [{ tags: "x".repeat(41) }, [["tags", "too_big"]]],
    [{ tags: Array.from({ length: 21 }, (_, i) => i).join() }, [["tags", "too_big"]]],
    [{ kind: "map" }, [["kind", "invalid_value"]]],
  ])("is refused as %j", (change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it("needs no back where it has a gap, and takes an https address", () => {
    expect(codes({ kind: "cloze", front: "{{c1::a}}", back: "", sourceUrl: "https://example.org/a?b=ü" })).toEqual([]);
  });

  it("has a tag once, however it is typed, and nothing that is none", () => {
    const tagsOf = (tags: string) => ownCardDraft.parse({ ...draft, tags }).tags;
    expect(tagsOf(" #Towns,  lesson   3;towns\nE\u0301te\u0301, ,#;LESSON 3 ")).toEqual(["towns", "lesson 3", "été"]);
    expect(tagsOf(writeTags(["a b", "c"]))).toEqual(["a b", "c"]);
    expect(tagsOf(" , ")).toEqual([]);
  });

  it("asks the same when only case and spaces differ", () => {
    expect(frontKey("What  is\nMali?")).toBe(frontKey("what is mali?"));
    expect(frontKey("Mali")).not.toBe(frontKey("Niger"));
  });
});
