import { Agent, request } from "node:http";
import { PASSWORD } from "./plan";

/** A device on a connection of its own that stays open, as a browser's does. Cheaper than fetch: it shares the processor. */
export type Client = {
  readonly cookie: string;
  readonly get: (path: string) => Promise<Reply>;
  readonly post: (path: string, body: unknown) => Promise<Reply>;
  readonly postFields: (path: string, fields: Readonly<Record<string, string>>) => Promise<Reply>;
  /** A form with an action, as a browser without scripts sends it; the reply is the redirection. */
  readonly postForm: (path: string, fields: Readonly<Record<string, string>>) => Promise<Reply>;
  readonly close: () => void;
};

export type Reply = {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly cookies: readonly string[];
};

/** A client that has not signed in, or has the cookie of somebody who has. */
export function openClient(base: string, cookie = ""): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(base);
  function send(method: string, path: string, body: string | null, type: string, again = true): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const headers = {
        ...(cookie === "" ? {} : { cookie }),
        ...(body === null ? {} : { origin: base, "content-type": type, "content-length": Buffer.byteLength(body) }),
      };
      const asked = request({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString("utf8"),
            location: response.headers.location ?? null,
            cookies: response.headers["set-cookie"] ?? [],
          }),
        );
      });
      // The server closes what was idle for some seconds, and may do so just now: browsers then ask once more, too.
      asked.on("error", (error) => {
        if (again && asked.reusedSocket) send(method, path, body, type, false).then(resolve, reject);
        else reject(error);
      });
      asked.end(body ?? undefined);
    });
  }
  return {
    cookie,
    get: (path) => send("GET", path, null, ""),
    post: (path, body) => send("POST", path, JSON.stringify(body), "application/json"),
    postFields: (path, fields) =>
      send("POST", path, new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded"),
    postForm: (path, fields) => {
      const { body, type } = multipart(fields);
      return send("POST", path, body, type);
    },
    close: () => agent.destroy(),
  };
}

function multipart(fields: Readonly<Record<string, string>>): { readonly body: string; readonly type: string } {
  const boundary = "azalai-bench-boundary";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join("")}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

const pairOf = (cookie: string): string => cookie.split(";")[0] ?? "";

/** Signs in with e-mail address and password, through the app's own routes. @throws when the app refuses */
export async function signIn(base: string, email: string, password = PASSWORD): Promise<Client> {
  const stranger = openClient(base);
  const csrf = await stranger.get("/api/auth/csrf");
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  stranger.close();
  const withCsrf = openClient(base, csrf.cookies.map(pairOf).join("; "));
  const answer = await withCsrf.postFields("/api/auth/callback/password", {
    csrfToken,
    email,
    password,
    json: "true",
  });
  withCsrf.close();
  const session = answer.cookies.map(pairOf).find((cookie) => cookie.startsWith("azalai.session="));
  if (session === undefined) throw new Error(`${email} was not signed in: ${answer.status} ${answer.text}`);
  return openClient(base, session);
}
