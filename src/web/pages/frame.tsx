/** The frame of every customers' page. No script, no foreign host; the language of the page is told to screen readers. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../message/mail.ts';
import { ICON_PATH, STYLE_PATH } from '../assets.ts';

export interface FrameProps {
  language: Language;
  /** Of the window. */
  title: string;
  /** The desk's name, above every page. */
  desk: string;
  children: ComponentChildren;
}

export function Frame({ language, title, desk, children }: FrameProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <div class="page">
          <header class="desk">
            <img src={ICON_PATH} alt="" width="28" height="28" />
            <span>{desk}</span>
          </header>
          <main>{children}</main>
        </div>
      </body>
    </html>
  );
}

/** A page as the text of an HTML document. Everything that is not our own markup is escaped by the renderer. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
