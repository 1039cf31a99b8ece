/**
 * R-MSG-12: HTML of strangers made fit for a page of ours, by an allow-list. What is not listed goes; words stay. It is one of
 * two fences: the page shows the result in a sandboxed frame under a policy without scripts.
 */
import clean from 'sanitize-html';
import { escapeHtml } from './body.ts';
import { htmlToText, isUnwalkable } from './html-text.ts';
import { CSS_PROPERTIES, MAX_STYLE, pointsElsewhere } from './style-list.ts';

export interface SanitizeOptions {
  /** The address under which the attachment of this Content-ID is served; null when there is none. */
  cidUrl: (contentId: string) => string | null;
  /** True once the reader has asked for pictures from elsewhere: they tell their owner who read the mail, and when. */
  allowRemote?: boolean;
}

export interface SanitizedHtml {
  html: string;
  /** Something from elsewhere was left out. */
  blockedRemote: boolean;
}

/** Characters that are shown; the rest of a longer body is left out. */
export const MAX_SHOWN_HTML = 1024 * 1024;
/** Characters of an address in a link or picture. */
const MAX_URL = 4096;
/** A picture that stands in the HTML itself, of a kind that holds no program. */
const DATA_IMAGE = /^data:image\/(?:png|gif|jpe?g|webp|bmp);base64,[a-z0-9+/=\s]*$/i;

const TAGS =
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr'.split(
    ' ',
  );
/** Elements that go with all that is in them. */
const DROPPED_WHOLE = ['script', 'style', 'title', 'textarea', 'option', 'noscript', 'template', 'xmp', 'noembed'];
const ATTRIBUTES = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'width', 'height', 'bgcolor', 'color', 'border'],
  a: ['href', 'rel', 'target'],
  img: ['src', 'alt'],
  font: ['face', 'size'],
  table: ['cellpadding', 'cellspacing', 'rules', 'frame'],
  td: ['colspan', 'rowspan', 'nowrap'],
  th: ['colspan', 'rowspan', 'nowrap', 'scope'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start', 'type'],
  ul: ['type'],
  li: ['value'],
};

/** The HTML without scripts, events, forms, foreign content or addresses of a dangerous kind. Never fails; linear. */
export function sanitizeHtml(whole: string, options: SanitizeOptions): SanitizedHtml {
  const html = whole.length > MAX_SHOWN_HTML ? whole.slice(0, whole.lastIndexOf('<', MAX_SHOWN_HTML)) : whole;
  // No mail that is meant to be read nests so deep, or holds so many elements.
  if (isUnwalkable(html)) return { html: `<pre>${escapeHtml(htmlToText(html))}</pre>`, blockedRemote: false };
  let blockedRemote = false;
  const block = () => {
    blockedRemote = true;
  };
  const shown = clean(html, {
    allowedTags: TAGS,
    nonTextTags: DROPPED_WHOLE,
    allowedAttributes: ATTRIBUTES,
    allowedStyles: { '*': CSS_PROPERTIES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    // Addresses of pictures are made below, by us.
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    enforceHtmlBoundary: false,
    transformTags: {
      '*': (tagName, attribs) => ({ tagName, attribs: plainAttributes(attribs, block) }),
      a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: imageAttributes(attribs, options, block) }),
    },
  });
  return { html: shown, blockedRemote };
}

function plainAttributes(attribs: clean.Attributes, block: () => void): clean.Attributes {
  const { style, background, ...rest } = attribs;
  if (background !== undefined || pointsElsewhere(style ?? '')) block();
  // A style that is too long to be read as CSS is none.
  return style === undefined || style.length > MAX_STYLE ? rest : { ...rest, style };
}

function linkAttributes({ href, ...rest }: clean.Attributes): clean.Attributes {
  const url = plainUrl(href);
  if (!/^(?:https?|mailto|tel):/i.test(url)) return rest;
  return { ...rest, href: url, rel: 'noopener noreferrer', target: '_blank' };
}

function imageAttributes(
  { src, ...rest }: clean.Attributes,
  { cidUrl, allowRemote = false }: SanitizeOptions,
  block: () => void,
): clean.Attributes {
  if (src !== undefined && DATA_IMAGE.test(src)) return { ...rest, src };
  const url = plainUrl(src);
  if (/^cid:/i.test(url)) {
    const served = cidUrl(unescapeUrl(url.slice(4)));
    return served === null ? rest : { ...rest, src: served };
  }
  if (!/^https?:\/\//i.test(url)) {
    if (url.startsWith('//')) block();
    return rest;
  }
  if (!allowRemote) block();
  return allowRemote ? { ...rest, src: url } : rest;
}

/** Browsers pass over control characters and blanks in an address; so do we before we judge it. */
function plainUrl(value: string | undefined): string {
  return (value ?? '').slice(0, MAX_URL).replace(/[\p{Cc}\p{Cf}\s]/gu, '');
}

function unescapeUrl(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
