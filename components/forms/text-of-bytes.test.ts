import { describe, expect, it } from "vitest";
import { textOfBytes } from "@/components/forms/text-of-bytes";

const LIST = "Prénom;Nom\r\nFrançois;Koné\r\n";
const western = Uint8Array.from(LIST, (sign) => sign.charCodeAt(0));
const wide = (text: string, little: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  [...text].forEach((sign, at) => {
    view.setUint16(at * 2, sign.charCodeAt(0), little);
  });
  return new Uint8Array(view.buffer);
};

describe("the text of a file", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(LIST)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${LIST}`)],
    ["windows-1252", western],
    ["UTF-16, little end first", wide(`\uFEFF${LIST}`, true)],
    ["UTF-16, big end first", wide(`\uFEFF${LIST}`, false)],
  ])("is read from %s", (_encoding, bytes) => {
    expect(textOfBytes(bytes)).toBe(LIST);
  });

  it("is read with the signs that windows-1252 has of its own", () => {
    expect(textOfBytes(Uint8Array.of(0x4f, 0x92, 0x80))).toBe("O’€");
  });

  it("is none in a picture, an archive or half a sign", () => {
    expect(textOfBytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBeNull();
    expect(textOfBytes(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff, 0xd0))).toBeNull();
    expect(textOfBytes(Uint8Array.of(0xff, 0xfe, 0x41))).toBeNull();
  });

  it("is empty in an empty file", () => {
    expect(textOfBytes(new Uint8Array())).toBe("");
  });
});
