import { describe, expect, it } from "vitest";
import { pageInOrder, rowsInOrder } from "@/tests/support/flight-rows";

const LINE = '1:I["a"]\n';
const LAST = '3:["$","p"]\n';

describe("rowsInOrder", () => {
  it("does not depend on which row came first, even where a text without a line's end stands between them", () => {
    const text = `2:T${Buffer.byteLength("é\nof text").toString(16)},é\nof text`;
    expect(rowsInOrder(LINE + text + LAST)).toBe(rowsInOrder(LAST + text + LINE));
    expect(rowsInOrder(text + LAST + LINE)).toBe(rowsInOrder(LINE + text + LAST));
  });
  it("differs by one letter of a row", () => {
    expect(rowsInOrder(LINE + LAST)).not.toBe(rowsInOrder(LINE + LAST.replace("p", "b")));
  });
});

describe("pageInOrder", () => {
  const script = (rows: string) => `<script nonce="n">self.__next_f.push([1,${JSON.stringify(rows)}])</script>`;
  it("does not depend on where the rows stand in the page, nor on how they were cut", () => {
    const early = `<p>${script(LINE + LAST)}</p>`;
    const late = `<p></p>${script(LAST.slice(0, 4))}${script(LAST.slice(4) + LINE)}`;
    expect(pageInOrder(early)).toBe(pageInOrder(late));
  });
  it("keeps the markup as it was sent", () => {
    expect(pageInOrder("<p>b</p><p>a</p>")).toBe("<p>b</p><p>a</p>\n");
  });
});
