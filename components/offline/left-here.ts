const CHANNEL = "azalai-left";

/** Tells the other open pages of this browser that an account has signed out here. */
export function tellLeft(account: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(account);
  channel.close();
}

/** Calls back when this account signs out in another tab. @returns how to stop listening */
export function onLeft(account: string, run: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === account) run();
  };
  return () => channel.close();
}
