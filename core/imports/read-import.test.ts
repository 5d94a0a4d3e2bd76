import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { ownCardsCsv } from "@/core/exports/own-cards-csv";
import { cleanText, frontKey, OWN_LIMITS } from "@/core/flashcards/own/draft";
import { textOfHtml } from "@/core/imports/plain-text";
import { readImport } from "@/core/imports/read-import";
import { readSeparated } from "@/core/imports/separated-values";

const sides = (text: string) => readImport(text, new Set()).cards.map(({ front, back }) => [front, back]);
const problems = (text: string, fronts: readonly string[] = []) =>
  readImport(text, new Set(fronts.map(frontKey))).problems.map(({ line, problem }) => [line, problem]);

/** Text as a card has it: cleaned, with something in it. */
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map(cleanText)
  .filter((text) => text !== "" && !text.includes("{{"));
const distinct = fc.uniqueArray(fc.tuple(words, words), { maxLength: 12, selector: ([front]) => frontKey(front) });

/** How many characters patterns and `indexOf` go over while something runs. */
function charactersSearched(run: () => void): number {
  let searched = 0;
  const { exec } = RegExp.prototype;
  const { indexOf } = String.prototype;
  // Every replace, test, split and matchAll calls it, once a match.
  vi.spyOn(RegExp.prototype, "exec").mockImplementation(function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    searched += (found === null ? (this.sticky ? from + 1 : text.length) : found.index + found[0].length) - from;
    return found;
  });
  vi.spyOn(String.prototype, "indexOf").mockImplementation(function (this: string, wanted: string, from = 0) {
    const found = indexOf.call(this, wanted, from);
    searched += (found === -1 ? this.length : found) - from;
    return found;
  });
  try {
    run();
  } finally {
    vi.restoreAllMocks();
  }
  return searched;
}

describe("a first line that names the columns", () => {
  it.each(["front,back,source", "Question;Answer", "Term\tDefinition", "Recto;Verso"])("%s is no card", (head) => {
    const separator = /[,;\t]/.exec(head)?.[0] ?? "";
    expect(sides(`${head}\nKidal${separator}a town`)).toEqual([["Kidal", "a town"]]);
  });

  it("is told from a card that has such a word on one side", () => {
    expect(sides("word,mot\nfront,le front")).toEqual([["front", "le front"]]);
    expect(sides("front,le front\nback,le dos")).toHaveLength(2);
  });
});

describe("tags of an import", () => {
  const tagsOf = (text: string) => readImport(text, new Set()).cards.map(({ front, tags }) => [front, ...tags]);

  it("come from a column that the first line names, wherever it stands", () => {
    expect(tagsOf('front,back,tags\nGao,a town,"Towns, Lesson 3"\nKidal,a town,')).toEqual([
      ["Gao", "towns", "lesson 3"],
      ["Kidal"],
    ]);
    expect(tagsOf("Étiquettes;Recto;Verso\nvilles;Gao;une ville")).toEqual([["Gao", "villes"]]);
    expect(tagsOf("Term\tTag\tDefinition\nGao\ttowns\ta town")).toEqual([["Gao", "towns"]]);
    expect(tagsOf("Gao,a town,,,towns")).toEqual([["Gao"]]);
  });

  it("come from Anki's notes, with spaces between", () => {
    expect(tagsOf("#separator:tab\n#tags column:3\nGao\ta town\tTowns geo::east\n")).toEqual([
      ["Gao", "towns", "geo::east"],
    ]);
  });

  it("that are too long or too many make no card", () => {
    expect(problems(`front,back,tags\nGao,a town,${"x".repeat(41)}`)).toEqual([[2, "too-long"]]);
  });
});

describe("separated values", () => {
  it.each([",", ";", "\t"])("give back whatever was written with quotes and %j", (separator) => {
    const cell = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replace(/\r/g, ""));
    const row = fc
      .array(cell, { minLength: 1, maxLength: 4 })
      .filter((cells) => cells.some((one) => one.trim() !== ""));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.constantFrom("\n", "\r\n"), fc.boolean(), (rows, end, mark) => {
        const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator));
        const text = `${mark ? "\uFEFF" : ""}${quoted.map((line) => line + end).join("")}`;
        expect(readSeparated(text, separator).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it("tell on which line each record begins", () => {
    expect(readSeparated('a,b\r\n"two\r\nlines",c\r\n\r\nd,e', ",")).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["two\nlines", "c"] },
      { line: 5, cells: ["d", "e"] },
    ]);
  });

  it("lose no line over a quote that is not closed, and keep an inch", () => {
    expect(readSeparated('"open,a\nb,c\n', ",").map(({ cells }) => cells)).toEqual([
      ['"open', "a"],
      ["b", "c"],
    ]);
    expect(readSeparated('5" nail\tiron', "\t")[0]?.cells).toEqual(['5" nail', "iron"]);
  });
});

describe("an import", () => {
  it("takes a term, a tab and a definition a line", () => {
    expect(readImport("Gao\tA town\nKidal\tAnother, in the north\n", new Set())).toMatchObject({
      format: "tabs",
      cards: [
        { kind: "text", front: "Gao", back: "A town", line: 1 },
        { kind: "text", front: "Kidal", back: "Another, in the north", line: 2 },
      ],
      problems: [],
    });
  });

  it("takes commas or semicolons, whichever splits the lines", () => {
    expect(sides('Gao,"A town, in the east"\nKidal,"North"')).toEqual([
      ["Gao", "A town, in the east"],
      ["Kidal", "North"],
    ]);
    expect(sides("Gao;une ville, à l’est\nKidal;au nord")).toEqual([
      ["Gao", "une ville, à l’est"],
      ["Kidal", "au nord"],
    ]);
  });

  it("takes Anki's notes: separators by name, columns of tags left out, HTML as text", () => {
    const text =
      '#separator:Semicolon\n#html:true\n#tags column:1\ngeo town;"<b>Gao</b>&nbsp;is a<br>town";"in the &lt;east&gt;"\n' +
      ';"{{c1::Kidal}} <script>alert(1)</script>is a town";\n';
    expect(readImport(text, new Set())).toMatchObject({
      format: "anki",
      cards: [
        { kind: "text", front: "Gao is a\ntown", back: "in the <east>", line: 4 },
        { kind: "cloze", front: "{{c1::Kidal}} is a town", back: "" },
      ],
    });
    expect(sides("#separator:tab\n#html:false\n<b>Gao</b>\ttown")).toEqual([["<b>Gao</b>", "town"]]);
  });

  it("takes what looks like a formula as the text that it is", () => {
    expect(sides("=1+1\t@SUM(A1)\n+33\t-5")).toEqual([
      ["=1+1", "@SUM(A1)"],
      ["+33", "-5"],
    ]);
  });

  it("says of each line why it makes no card", () => {
    const text = `,back\nfront,\nGao,town\n gao ,again\nMopti,here\nlong,${"x".repeat(2001)}\nSégou,town,Lesson,http://example.org`;
    expect(problems(text, ["mopti"])).toEqual([
      [1, "front-missing"],
      [2, "back-missing"],
      [4, "duplicate"],
      [5, "duplicate"],
      [6, "too-long"],
      [7, "no-https"],
    ]);
  });

  it("takes so many cards and no more, and tells of the others", () => {
    const text = Array.from({ length: OWN_LIMITS.imported + 2 }, (_, i) => `front ${i}\tback`).join("\n");
    const { cards, problems: told } = readImport(text, new Set());
    expect(cards).toHaveLength(OWN_LIMITS.imported);
    expect(told.map(({ problem }) => problem)).toEqual(["too-many", "too-many"]);
  });

  it("makes a card or a problem of every line, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { cards, problems: told } = readImport(text, new Set());
        for (const { front, kind, back } of cards) expect(front !== "" && (kind === "cloze" || back !== "")).toBe(true);
        expect(new Set([...cards, ...told].map(({ line }) => line)).size).toBe(cards.length + told.length);
      }),
      { numRuns: 40 },
    );
  });

  it("gives back what was exported, formulas and all", () => {
    const formula = fc.constantFrom("=1+1", "+2", "-3", "@a", "'=x", "''=x", "it's", 'say "no"', "a,b;c", "a\nb");
    const inside = fc.constantFrom("a;=1", "a\n- b", "a;'=1", "a;'' \"=x\"", "a\t-b", "a;\n+1", '"=1"', `'"=1"`);
    const texts = fc.oneof(words, formula, inside);
    const tags = fc.uniqueArray(fc.constantFrom("towns", "lesson 3", "=été", "a::b"), { maxLength: 3 });
    const source = fc.oneof(texts, fc.constant(""));
    const cards = fc.uniqueArray(fc.record({ front: texts, back: texts, source, tags }), {
      maxLength: 8,
      selector: ({ front }) => frontKey(front),
    });
    fc.assert(
      fc.property(cards, (written) => {
        const all = written.map((card) => ({ ...card, sourceUrl: "https://example.org/a", image: null }));
        const read = readImport(ownCardsCsv(all), new Set());
        expect(read.problems).toEqual([]);
        expect(read.cards.map(({ front, back, source, tags: had }) => ({ front, back, source, tags: had }))).toEqual(
          written,
        );
      }),
    );
  });

  it("gives back terms and definitions that were joined by tabs", () => {
    const lineOf = (text: string) => text.replace(/[\n\t"]/g, " ").trim();
    fc.assert(
      fc.property(distinct, (pairs) => {
        const lines = pairs.map(([front, back]) => [lineOf(front), lineOf(back)]);
        fc.pre(lines.every(([front, back]) => front !== "" && back !== "" && !front?.startsWith("#")));
        fc.pre(new Set(lines.map(([front = ""]) => frontKey(front))).size === lines.length);
        expect(sides(lines.map((line) => line.join("\t")).join("\r\n"))).toEqual(lines);
      }),
    );
  });

  it.each(["<script", '"', '"\n', '"""\n', 'a,"\n', "{{c1::", "[sound:", "&#", "<!--", "{{c1::a::", "\n\t"])(
    "looks at each character of %j so many times at most, however often it stands there",
    (hostile) => {
      const text = hostile.repeat(Math.ceil(60_000 / hostile.length));
      for (const head of ["", "#separator:tab\n"]) {
        expect(charactersSearched(() => readImport(head + text, new Set()))).toBeLessThan(40 * text.length);
      }
    },
  );
});

describe("HTML as text", () => {
  it.each([
    ["<p>one</p><p>two</p>", "one\ntwo"],
    ["a<style>b{}</style><!-- c -->d", "ad"],
    ['<img src=x onerror="alert(1)">picture', "picture"],
    ["1 < 2 &amp;&amp; 3 &gt; 2 &#233; &#xE9; &bogus; &#0;", "1 < 2 && 3 > 2 é é &bogus;"],
    ["word[sound:a.mp3]", "word"],
  ])("%s", (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});
