import { publicLanguage, publicLanguages } from "@/core/browse/languages";
import { searchEntries } from "@/core/search/search-entries";
import { getFactBase } from "@/server/content/load";

export const dynamic = "force-static";
export const dynamicParams = false;

export function generateStaticParams() {
  return publicLanguages.map((language) => ({ language }));
}

/** Everything that has a page, with its names. Asked for with the release in its address, so it may be kept for ever. */
export async function GET(_request: Request, { params }: { params: Promise<{ language: string }> }): Promise<Response> {
  const language = publicLanguage((await params).language);
  return Response.json(searchEntries(getFactBase(), language), {
    headers: { "cache-control": "public, max-age=31536000, immutable" },
  });
}
