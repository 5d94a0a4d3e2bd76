"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newId } from "@/components/client-id";
import { readLocal, writeLocal } from "@/components/local-store";
import { postJson } from "@/components/post-json";
import type { ReviewBatch, ReviewDeed, ReviewMessage, ReviewReply } from "@/core/memory/protocol";

export type OutboxState = {
  readonly waiting: number;
  /** "held": signed out, so nothing is sent until the same account is back. */
  readonly line: "open" | "broken" | "held";
};

const MAX_BATCH = 50;
const RETRY_MS = [1_000, 3_000, 8_000, 20_000] as const;
const QUEUE = "reviews";

/** This browser's name and count for one account: replay orders the events of a device by its count. */
function nextEnvelope(account: string): { readonly device: string; readonly sequence: number } {
  const known = readLocal<{ device: string; sequence: number }>(account, "device");
  const next = { device: known?.device ?? newId(), sequence: (known?.sequence ?? 0) + 1 };
  writeLocal(account, "device", next);
  return next;
}

const readQueue = (account: string) => readLocal<ReviewMessage[]>(account, QUEUE) ?? [];

/** Drops what was delivered, reading the queue anew: another tab of the same account may have added to it. */
function dropFromQueue(account: string, ids: ReadonlySet<string>): number {
  const left = readQueue(account).filter(({ id }) => !ids.has(id));
  writeLocal(account, QUEUE, left);
  return left.length;
}

/**
 * Reviews on their way: each is kept on this device under its account until the server says that it has it, and is
 * sent again after a lost connection or a reload. The server knows them by their ids, so none counts twice.
 */
export function useOutbox(account: string, onReply: (reply: ReviewReply) => void) {
  const [state, setState] = useState<OutboxState>({ waiting: 0, line: "open" });
  const busy = useRef(false);
  const tries = useRef(0);
  const size = useRef(MAX_BATCH);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const receive = useRef(onReply);
  useEffect(() => {
    receive.current = onReply;
  }, [onReply]);

  const flush = useCallback(async () => {
    if (busy.current) return;
    if (timer.current) clearTimeout(timer.current);
    const events = readQueue(account).slice(0, size.current);
    const device = readLocal<{ device: string }>(account, "device")?.device;
    if (events.length === 0 || device === undefined) return;
    busy.current = true;
    const batch: ReviewBatch = { device, sentAt: Date.now(), events };
    const posted = await postJson<ReviewReply>("/api/reviews", batch);
    busy.current = false;

    if (posted.kind === "undelivered") {
      const wait = RETRY_MS[Math.min(tries.current++, RETRY_MS.length - 1)];
      timer.current = setTimeout(() => void flush(), wait);
      setState({ waiting: readQueue(account).length, line: "broken" });
      return;
    }
    if (posted.kind === "refused" && posted.status === 401) {
      setState({ waiting: readQueue(account).length, line: "held" });
      return;
    }
    tries.current = 0;
    if (posted.kind === "refused" && events.length > 1) {
      size.current = 1; // one of them is refused: the others must not go with it
      return void flush();
    }
    // What the server will never take is dropped like what it has taken: kept, it would block the rest for ever.
    const waiting = dropFromQueue(account, new Set(events.map(({ id }) => id)));
    setState({ waiting, line: "open" });
    if (posted.kind === "ok") receive.current(posted.value);
    if (waiting > 0) void flush();
  }, [account]);

  const add = useCallback(
    (draft: ReviewDeed): string => {
      const { sequence } = nextEnvelope(account);
      const message: ReviewMessage = { ...draft, id: newId(), sequence, at: Date.now() };
      const queue = [...readQueue(account), message];
      writeLocal(account, QUEUE, queue);
      setState((before) => ({ waiting: queue.length, line: before.line }));
      void flush();
      return message.id;
    },
    [account, flush],
  );

  useEffect(() => {
    setState({ waiting: readQueue(account).length, line: "open" });
    void flush();
    const again = () => void flush();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      if (timer.current) clearTimeout(timer.current);
    };
  }, [account, flush]);

  return { state, add, flush };
}
