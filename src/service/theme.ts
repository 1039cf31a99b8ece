/** The theme that the configuration asks for; its own file, so that only what shows or checks pages loads it. */
import type { Config } from '../config.ts';
import { openTheme, type Theme } from '../web/theme.ts';

/** Errors: LoketError `invalid` that names the setting and what it should be. */
export function themeOf({ theme }: Config): Theme {
  return openTheme({ logo: theme.logo, accent: theme.accent, accentDark: theme.accent_dark });
}
