import { now } from "@/server/clock";
import { ownData } from "@/server/data/privacy/own-data";
import { handleRead } from "@/server/http/guard";

/** Everything that is kept about whoever asks, as a file that is written while it is sent. */
export function GET(request: Request) {
  return handleRead(request, "ownData.read", async (viewer) => {
    const pieces = ownData(viewer, now());
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      // Whoever stops downloading stops the reading, too.
      async cancel() {
        await pieces.return(undefined);
      },
    });
    return new Response(body, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="azalai-my-data.json"`,
        "cache-control": "no-store",
      },
    });
  });
}
