/** The words of mails as the configuration wants them: the operator's templates, and the colours of the house. */
import type { Config } from '../config.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../templates.ts';
import { HTML_TEMPLATE_NAMES, MAIL_COLOURS, openWording, type Wording } from '../wording/wording.ts';

/** Errors: LoketError `invalid` that names the template, the line and what to mend. */
export function wordingOf({ templates_dir, theme }: Config): Wording {
  return openWording(readTemplates(BUILT_IN_TEMPLATES, templates_dir, HTML_TEMPLATE_NAMES), {
    accent: theme.accent || MAIL_COLOURS.accent,
    accentDark: theme.accent_dark || MAIL_COLOURS.accentDark,
  });
}
