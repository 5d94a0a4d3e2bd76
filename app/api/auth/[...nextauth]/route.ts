import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/options";
import { isSecure } from "@/server/auth/session-token";

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> };

const handler = (request: NextRequest, context: Context): Promise<Response> =>
  // next-auth's types stop at the params of older releases of Next.
  NextAuth(request, context as never, authOptions(isSecure(request.headers)));

export { handler as GET, handler as POST };
