/** Lines that a page fills in by itself; without a script they stay hidden. */
import type { ComponentChildren } from 'preact';

/** `name` is the event that fills it. */
export function LiveLine({ name, children }: { name: 'news' | 'others'; children?: ComponentChildren }) {
  return (
    <p class="card live no-print" role="status" data-live={name} hidden>
      <bdi data-words />
      {children === undefined ? null : <> {children}</>}
    </p>
  );
}
