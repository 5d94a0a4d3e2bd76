import { create } from "qrcode";
import { classes } from "@/components/class-names";

/** The dark squares of a QR code as one path, in a square of `side` units with the quiet zone that readers need. */
export type QrPath = { readonly side: number; readonly path: string };

const QUIET = 4;

/** Drawn on the server; nothing is asked of anybody else. */
export function qrPath(text: string): QrPath {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const path = Array.from(data)
    .map((on, index) => (on ? `M${(index % size) + QUIET} ${Math.floor(index / size) + QUIET}h1v1h-1z` : ""))
    .join("");
  return { side: size + 2 * QUIET, path };
}

type Look = { readonly label: string; readonly className?: string };

export function QrCode({ text, ...look }: Look & { readonly text: string }) {
  return <QrPicture {...qrPath(text)} {...look} />;
}

/** Black on white in every theme: cameras expect it. */
export function QrPicture({ side, path, label, className = "size-44 rounded-xl" }: QrPath & Look) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} className={classes("bg-[#fff]", className)}>
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
