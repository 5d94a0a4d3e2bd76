import "server-only";
import type { z } from "zod";
import { may, type Permission } from "@/core/access/permissions";
import { type SessionToken, tokenOfRequest } from "@/server/auth/session-token";
import { ensureViewer, findViewer, type Viewer } from "@/server/auth/viewer";
import { inWords } from "@/server/http/in-words";

/** 64 kB: more than a hundred reviews, and nothing that hurts to parse. */
const MAX_BYTES = 64 * 1024;

export type ErrorCode =
  | "signed-out"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "invalid"
  | "too-large"
  | "foreign-origin"
  | "not-json"
  | "throttled"
  | "server-error";

const statuses = {
  "signed-out": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  invalid: 422,
  "too-large": 413,
  "foreign-origin": 403,
  "not-json": 415,
  throttled: 429,
  "server-error": 500,
} as const satisfies Record<ErrorCode, number>;

const NO_STORE = { "cache-control": "no-store" };

/** The one shape of refusal of every JSON route: a code, for which messages/ has the sentence. */
export function refuse(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}): Response {
  return Response.json({ error: { code, ...details } }, { status: statuses[code], headers: NO_STORE });
}

export const reply = (body: unknown): Response => replyJson(JSON.stringify(body));

/** The same of a body that is JSON text already. */
export const replyJson = (text: string): Response =>
  new Response(text, { headers: { ...NO_STORE, "content-type": "application/json" } });

/**
 * Whether a request that changes something comes from a page of this very host: browsers send Origin with every
 * such request, and a page elsewhere cannot forge it. The host is what the browser asked for, whichever address of
 * this computer that was; a proxy may pass it on as x-forwarded-host.
 */
export function isOwnOrigin(headers: Pick<Headers, "get">): boolean {
  const origin = headers.get("origin");
  if (origin === null) return false;
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  // As browsers write it; parsing an address costs as much as checking a whole answer.
  if (origin === `http://${host}` || origin === `https://${host}`) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The body, or null when it is larger than allowed, whatever the request says about its length. */
async function readLimited(request: Request, limit: number): Promise<Buffer<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

/** Reads what nobody wants: a browser shows no answer that comes before it has sent everything. */
async function drain({ body, bodyUsed }: Request, limit: number): Promise<void> {
  if (body === null || bodyUsed || body.locked) return;
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return;
  }
}

const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** JSON whose texts the database can keep: it takes neither NUL nor half a character, and nobody types either. */
function parseStorable(text: string): unknown {
  if (!UNSTORABLE.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\u0000", "").replace(LONE_SURROGATE, "\ufffd") : value,
  );
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Response };

/** Reads and checks the body of a JSON request: origin, content type, size, then the strict schema. */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  limit = MAX_BYTES,
): Promise<Read<z.output<S>>> {
  if (!isOwnOrigin(request.headers)) return { ok: false, refusal: refuse("foreign-origin") };
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) {
    return { ok: false, refusal: refuse("not-json") };
  }
  const body = await readLimited(request, limit);
  if (body === null) return { ok: false, refusal: refuse("too-large") };
  let raw: unknown;
  try {
    raw = parseStorable(new TextDecoder().decode(body));
  } catch {
    return { ok: false, refusal: refuse("not-json") };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields = parsed.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join("."), code: issue.code }));
  return { ok: false, refusal: refuse("invalid", { fields }) };
}

type RouteOptions<Input, Found> = {
  /** True makes a guest of a visitor without an account on the way. */
  readonly guests?: boolean;
  /** Reads who asks together with what they ask about, which is less than one after the other. */
  readonly find?: (token: SessionToken, input: Input) => Promise<FoundWithViewer<Found>>;
  /** Largest body in bytes. */
  readonly limit?: number;
};

type FoundWithViewer<Found> = { readonly viewer: Viewer | null; readonly found: Found | null };

async function whoAsks<Input, Found>(
  headers: Headers,
  { guests = false, find }: RouteOptions<Input, Found>,
  input: Input,
): Promise<FoundWithViewer<Found>> {
  if (find === undefined) return { viewer: guests ? await ensureViewer() : await findViewer(), found: null };
  const token = await tokenOfRequest(headers);
  return token === null ? { viewer: null, found: null } : find(token, input);
}

/**
 * The way into every JSON route that changes something: body, sign-in, permission, then the handler. A bug or a lost
 * database becomes a code too, and its story goes to the log.
 */
export async function handleJson<S extends z.ZodType, Found = never>(
  request: Request,
  permission: Permission,
  schema: S,
  handle: (viewer: Viewer, input: z.output<S>, found: Found | null) => Promise<Response>,
  options: RouteOptions<z.output<S>, Found> = {},
): Promise<Response> {
  try {
    const body = await readJson(request, schema, options.limit);
    if (!body.ok) return body.refusal;
    const { viewer, found } = await whoAsks(request.headers, options, body.value);
    if (!viewer) return refuse(options.guests ? "throttled" : "signed-out");
    if (!may(viewer, permission)) return refuse("forbidden");
    return await handle(viewer, body.value, found);
  } catch (error) {
    console.error(`${request.method} ${new URL(request.url).pathname}:`, error);
    return refuse("server-error");
  }
}

/**
 * The way into a route that a form posts files to. Who may not is refused before anything is read.
 *
 * @param limit largest body in bytes: of a larger one the handler gets "too-large", to tell the person in the page
 */
export async function handleForm(
  request: Request,
  permission: Permission,
  limit: number,
  handle: (viewer: Viewer, form: FormData | "too-large") => Promise<Response>,
): Promise<Response> {
  try {
    if (!isOwnOrigin(request.headers)) return refuse("foreign-origin");
    const viewer = await findViewer();
    if (!viewer) return refuse("signed-out");
    if (!may(viewer, permission)) return refuse("forbidden");
    const type = request.headers.get("content-type") ?? "";
    if (!/^multipart\/form-data\b/i.test(type)) return refuse("invalid");
    const body = await readLimited(request, limit);
    if (body === null) {
      await drain(request, 8 * limit);
      return await handle(viewer, "too-large");
    }
    const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
    return form === null ? refuse("invalid") : await handle(viewer, form);
  } catch (error) {
    console.error(`${request.method} ${new URL(request.url).pathname}:`, error);
    return refuse("server-error");
  }
}

/**
 * The same for routes that only read: no body, and no Origin, which browsers leave out of reads. A person who opens the address
 * itself reads a sentence when it is refused.
 */
export async function handleRead(
  request: Request,
  permission: Permission,
  handle: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  return inWords(request.headers, await answerRead(request, permission, handle));
}

async function answerRead(
  request: Request,
  permission: Permission,
  handle: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  try {
    const viewer = await findViewer();
    if (!viewer) return refuse("signed-out");
    if (!may(viewer, permission)) return refuse("forbidden");
    return await handle(viewer);
  } catch (error) {
    console.error(`${request.method} ${new URL(request.url).pathname}:`, error);
    return refuse("server-error");
  }
}
