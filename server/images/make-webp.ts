import "server-only";
import { createHash } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";

export type MadeImage = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly width: number;
  readonly height: number;
};

/** Largest picture that is taken in, in bytes, and what becomes of it. */
export const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;
export const MAX_STORED_BYTES = 300 * 1024;
/** More than any phone's camera has, and what it takes in memory is bounded by it. */
const MAX_PIXELS = 50_000_000;
/** Tried one after the other until the picture is small enough. */
const TRIES = [
  { side: 1600, quality: 82 },
  { side: 1600, quality: 65 },
  { side: 1280, quality: 60 },
  { side: 960, quality: 50 },
  { side: 640, quality: 40 },
] as const;
const TIMEOUT_S = 15;

let before: Promise<unknown> = Promise.resolve();

/**
 * A picture made anew as WebP: at most 1600 pixels a side and 300 KB, turned as it was held, and without what cameras and
 * programs write into files (places, names, times). Only PNG, JPEG and WebP are decoded, the first frame of them, and nothing
 * that claims more than 50 million pixels. One at a time, so that a class that uploads at once does not fill the memory.
 */
export function makeWebp(upload: Uint8Array): Promise<Result<MadeImage, { readonly code: "not-a-picture" }>> {
  const made = before.then(() => decode(upload));
  before = made.catch(() => undefined);
  return made;
}

async function decode(upload: Uint8Array): Promise<Result<MadeImage, { readonly code: "not-a-picture" }>> {
  if (upload.byteLength > MAX_UPLOAD_BYTES || !isKnownFormat(upload)) return err({ code: "not-a-picture" });
  // Native: whoever never adds a picture does not load it.
  const { default: sharp } = await import("sharp");
  for (const { side, quality } of TRIES) {
    try {
      const { data, info } = await sharp(upload, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 })
        .timeout({ seconds: TIMEOUT_S })
        .autoOrient()
        .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
        .webp({ quality })
        .toBuffer({ resolveWithObject: true });
      if (data.byteLength > MAX_STORED_BYTES) continue;
      const bytes = new Uint8Array(data);
      const hash = createHash("sha256").update(bytes).digest("hex");
      return ok({ bytes, hash, width: info.width, height: info.height });
    } catch {
      // Broken, cut short, or larger than it may be: the decoder throws one kind of error for all of them.
      return err({ code: "not-a-picture" });
    }
  }
  return err({ code: "not-a-picture" });
}

/** By its first bytes, never by its name: what is not one of these does not reach the decoder. */
function isKnownFormat(bytes: Uint8Array): boolean {
  const begins = (at: number, signature: string) =>
    [...signature].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
  return begins(0, "\x89PNG\r\n\x1a\n") || begins(0, "\xff\xd8\xff") || (begins(0, "RIFF") && begins(8, "WEBP"));
}
