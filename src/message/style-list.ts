/** CSS that a mail may bring along: how words look and where they stand in the flow, nothing that fetches or overlays. */

/** Characters of one `style` attribute that are read. */
export const MAX_STYLE = 2048;

/** Colours, lengths, names, `rgb(…)`; no other function, no escape, no comment. */
const PLAIN = /^(?:(?:rgba?|hsla?)\([\d\s.,%/]{1,60}\)|[-\w\s#.,%'"!]){1,300}$/i;
const DISPLAY = /^(?:block|inline|inline-block|none|table|table-row|table-cell|list-item)\s*(?:!important)?$/i;

const NAMES =
  'background-color color direction font font-family font-size font-style font-variant font-weight height letter-spacing line-height list-style-type max-height max-width min-height min-width text-align text-decoration text-indent text-transform vertical-align white-space width word-break word-spacing word-wrap overflow-wrap border-collapse border-spacing table-layout mso-line-height-rule'.split(
    ' ',
  );
const SIDED = ['margin', 'padding', 'border'];
const SIDES = ['', '-top', '-right', '-bottom', '-left'];
const BORDER_PARTS = ['-color', '-style', '-width'];

function names(): string[] {
  const sided = SIDED.flatMap((name) => SIDES.map((side) => name + side));
  const borders = SIDES.flatMap((side) => BORDER_PARTS.map((part) => `border${side}${part}`));
  return [...NAMES, ...sided, ...borders, 'border-radius'];
}

/** Property → what its value must look like. */
export const CSS_PROPERTIES: Record<string, RegExp[]> = {
  ...Object.fromEntries(names().map((name) => [name, [PLAIN]])),
  display: [DISPLAY],
};

/** True for a style that would fetch something. */
export function pointsElsewhere(style: string): boolean {
  return /url\s*\(\s*["']?\s*(?:https?:)?\/\//i.test(style);
}
