// The theme's colours as custom properties of CSS, light and dark, for the host page.

/**
 * @param {Record<string, {light: string, dark: string}>} theme assets/theme.json
 * @returns {string} `--primary-ground` for the role primary_ground, and so on
 */
export function theme_css(theme) {
  const properties = (mode) => Object.entries(theme).map(([role, colors]) => `--${role.replaceAll('_', '-')}:${colors[mode]};`).join('');
  return `:root{${properties('light')}}\n@media (prefers-color-scheme:dark){:root{${properties('dark')}}}\n`;
}
