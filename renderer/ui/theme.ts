import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  rem,
  type VariantColorsResolver,
} from '@mantine/core'
import { dark, darkTones, gray, lightTones, teal } from './palette.ts'

const FONT = "'Inter Variable', system-ui, sans-serif"

/** The dark accent is a light colour: text on it is dark there, which the library does not see. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  const isPrimary = (input.color ?? input.theme.primaryColor) === input.theme.primaryColor
  return input.variant === 'filled' && isPrimary
    ? { ...colors, color: 'var(--mantine-primary-color-contrast)' }
    : colors
}

/** The look of both the window and the marketplace's pages: 4 px grid, 8 px radius, one accent. */
export const theme = createTheme({
  colors: { teal, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver: variantColors,
  black: '#182022',
  fontFamily: FONT,
  fontFamilyMonospace: FONT,
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(4), sm: rem(4), md: rem(8), lg: rem(8), xl: rem(8) },
  defaultRadius: 'md',
  headings: {
    fontFamily: FONT,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: '28px' },
      h2: { fontSize: rem(16), lineHeight: '24px' },
      h3: { fontSize: rem(14), lineHeight: '20px' },
    },
  },
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
})

function toneVariables(tones: typeof lightTones): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [tone, { text, ground }] of Object.entries(tones)) {
    variables[`--mp-${tone}`] = text
    variables[`--mp-${tone}-ground`] = ground
  }
  return variables
}

/** Our own variables, `--mp-…`, for style sheets beside the components. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mp-line': gray[3],
    '--mp-surface': '#ffffff',
    '--mp-sunken': gray[0],
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': lightTones.risk.text,
    ...toneVariables(lightTones),
  },
  dark: {
    '--mp-line': dark[4],
    '--mp-surface': dark[6],
    '--mp-sunken': '#101417',
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[3],
    '--mantine-color-error': darkTones.risk.text,
    ...toneVariables(darkTones),
  },
})
