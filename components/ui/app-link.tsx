"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, type MouseEvent, startTransition } from "react";

type Props = Omit<ComponentProps<"a">, "href"> & {
  readonly href: string;
  /** False where the page behind costs much and is seldom wanted. */
  readonly prefetch?: boolean;
};

/** What the browser does by itself: another tab or window, a download, the menu. */
const isForBrowser = ({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent<HTMLAnchorElement>) =>
  button !== 0 ||
  metaKey ||
  ctrlKey ||
  shiftKey ||
  altKey ||
  currentTarget.target !== "" ||
  currentTarget.download !== "";

/**
 * A link to a page of the app that goes there without a new document (docs/adr/0029): fetched ahead when it is pointed at or
 * has the focus. Without scripts, and to other sites, it is a link like any other.
 */
export function AppLink({ href, prefetch = true, onClick, onPointerEnter, onFocus, ...rest }: Props) {
  const router = useRouter();
  const own = href.startsWith("/") && !href.startsWith("//");
  const ahead = () => {
    if (own && prefetch) router.prefetch(href);
  };
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        ahead();
      }}
      onFocus={(event) => {
        onFocus?.(event);
        ahead();
      }}
      onClick={(event) => {
        onClick?.(event);
        if (!own || event.defaultPrevented || isForBrowser(event)) return;
        event.preventDefault();
        startTransition(() => router.push(href));
      }}
    />
  );
}
