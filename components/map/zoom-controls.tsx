import type { ReactNode } from "react";

export type ZoomWords = {
  readonly controls: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
  readonly north: string;
  readonly south: string;
  readonly west: string;
  readonly east: string;
};

type Props = {
  readonly words: ZoomWords;
  readonly zoomed: boolean;
  readonly largest: boolean;
  /** +1 larger, −1 smaller, 0 the whole drawing. */
  readonly onZoom: (steps: -1 | 0 | 1) => void;
  /** East and south positive. */
  readonly onMove: (x: number, y: number) => void;
};

/** Buttons for whoever neither scrolls nor pinches; those for moving come with the first step in. */
export function ZoomControls({ words, zoomed, largest, onZoom, onMove }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div
      role="group"
      aria-label={words.controls}
      className="pointer-events-none absolute top-2 left-2 flex items-start gap-2 *:pointer-events-auto"
    >
      {zoomed ? (
        <div className="grid grid-cols-3 rounded-2xl border border-line bg-surface/95 p-0.5 shadow-card">
          <Control label={words.north} onClick={() => onMove(0, -1)} className="col-start-2">
            <path d="m6 15 6-6 6 6" />
          </Control>
          <Control label={words.west} onClick={() => onMove(-1, 0)} className="col-start-1">
            <path d="m15 6-6 6 6 6" />
          </Control>
          <Control label={words.whole} onClick={() => onZoom(0)}>
            <path d="M8 4H4v4m12-4h4v4M8 20H4v-4m12 4h4v-4" />
          </Control>
          <Control label={words.east} onClick={() => onMove(1, 0)}>
            <path d="m9 6 6 6-6 6" />
          </Control>
          <Control label={words.south} onClick={() => onMove(0, 1)} className="col-start-2">
            <path d="m6 9 6 6 6-6" />
          </Control>
        </div>
      ) : null}
      <div className="grid rounded-2xl border border-line bg-surface/95 p-0.5 shadow-card">
        <Control label={words.zoomIn} onClick={() => onZoom(1)} disabled={largest}>
          <path d="M12 5v14M5 12h14" />
        </Control>
        <Control label={words.zoomOut} onClick={() => onZoom(-1)} disabled={!zoomed}>
          <path d="M5 12h14" />
        </Control>
      </div>
    </div>
  );
}

type ControlProps = {
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

function Control({ label, onClick, disabled = false, className = "", children }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // Not `disabled`: the button that was just pressed would lose the focus.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      className={`grid size-10 place-items-center rounded-xl text-ink hover:bg-sand aria-disabled:cursor-default aria-disabled:opacity-40 aria-disabled:hover:bg-transparent ${className}`}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        className="size-5 fill-none stroke-current stroke-2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
    </button>
  );
}
