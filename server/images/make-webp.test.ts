import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { MAX_STORED_BYTES, makeWebp } from "@/server/images/make-webp";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c4701d" } });

const made = async (upload: Uint8Array) => {
  const result = await makeWebp(upload);
  if (!result.ok) throw new Error(result.error.code);
  return { ...result.value, read: await sharp(result.value.bytes).metadata() };
};

describe("a picture", () => {
  it.each(["png", "jpeg", "webp"] as const)("of type %s becomes a small WebP", async (format) => {
    const { read, width, height, hash } = await made(await plain(3200, 800).toFormat(format).toBuffer());
    expect([read.format, read.width, read.height]).toEqual(["webp", 1600, 400]);
    expect([width, height]).toEqual([1600, 400]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("loses what cameras write into it, and is turned as it was held", async () => {
    const upload = await plain(40, 20)
      .withExif({ IFD0: { Artist: "Aminata" }, IFD3: { GPSLatitude: "16/1 16/1 0/1", GPSLatitudeRef: "N" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(upload).metadata()).exif).toBeDefined();
    const { read, bytes } = await made(upload);
    expect([read.exif, read.xmp, read.iptc, read.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect([read.width, read.height]).toEqual([20, 40]);
    expect(Buffer.from(bytes).includes("Aminata")).toBe(false);
  });

  it("is stored in at most 300 KB, however much is in it", async () => {
    const noise = Buffer.alloc(900 * 900 * 3);
    for (let i = 0, seed = 1; i < noise.length; i++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      noise[i] = seed >> 16;
    }
    const upload = await sharp(noise, { raw: { width: 900, height: 900, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer();
    const { bytes } = await made(upload);
    expect(bytes.byteLength).toBeLessThanOrEqual(MAX_STORED_BYTES);
  });

  it("that claims more than 50 million pixels is refused before it is decoded", async () => {
    const raw = { width: 8000, height: 8000, channels: 1 } as const;
    const bomb = await sharp(Buffer.alloc(8000 * 8000), { raw })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(bomb.byteLength).toBeLessThan(2_000_000);
    expect(await makeWebp(bomb)).toEqual({ ok: false, error: { code: "not-a-picture" } });
  });

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    [
      "SVG",
      () =>
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'),
    ],
    ["GIF", () => plain(9, 9).gif().toBuffer()],
    ["TIFF", () => plain(9, 9).tiff().toBuffer()],
    ["text with a picture's first bytes", () => Buffer.from("\xff\xd8\xffhello", "latin1")],
    ["a picture cut short", async () => (await plain(400, 400).png().toBuffer()).subarray(0, 200)],
    ["nothing", () => new Uint8Array()],
  ])("is no %s", async (_kind, upload) => {
    expect(await makeWebp(await upload())).toEqual({ ok: false, error: { code: "not-a-picture" } });
  });
});
