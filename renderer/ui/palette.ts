import type { MantineColorsTuple } from '@mantine/core'

/** The one accent. Shade 7 is the light scheme's, shade 4 the dark one's. */
export const teal: MantineColorsTuple = [
  '#e6f4f3',
  '#cde8e6',
  '#9fd4cf',
  '#74c9c0',
  '#4fc3b8',
  '#2ba39a',
  '#168783',
  '#0b6e6e',
  '#095959',
  '#064343',
]

/** Neutral of the light scheme, a breath of the accent in it. Shade 6 is the dimmed text. */
export const gray: MantineColorsTuple = [
  '#f7f9f9',
  '#f0f3f3',
  '#e4e9e9',
  '#d5dcdc',
  '#b9c4c4',
  '#869496',
  '#526164',
  '#3d4a4d',
  '#263133',
  '#161e20',
]

/** Neutral of the dark scheme: 7 is the ground, 6 a raised surface, 4 a hairline, 0 the text. */
export const dark: MantineColorsTuple = [
  '#e6eaec',
  '#c3cace',
  '#9ba6ac',
  '#8b969c',
  '#353e43',
  '#2b3338',
  '#1c2327',
  '#14191c',
  '#0f1315',
  '#0a0d0f',
]

/** What a colour says; each always stands beside an icon and a word. */
export type Tone = 'neutral' | 'accent' | 'attention' | 'risk' | 'paid'

type ToneColors = Record<Tone, { text: string; ground: string }>

/** Text reaches AAA on its ground where it carries time or money. */
export const lightTones: ToneColors = {
  neutral: { text: '#3d4a4d', ground: '#eef2f2' },
  accent: { text: '#075454', ground: '#e2f2f1' },
  attention: { text: '#6e3d00', ground: '#fff1da' },
  risk: { text: '#8f1814', ground: '#fdeae8' },
  paid: { text: '#145530', ground: '#e3f4ea' },
}

export const darkTones: ToneColors = {
  neutral: { text: '#c3cace', ground: '#242c30' },
  accent: { text: '#6fd3c9', ground: '#0f2f2d' },
  attention: { text: '#f3bd6b', ground: '#33270f' },
  risk: { text: '#ffa69d', ground: '#3b1c1a' },
  paid: { text: '#8adba4', ground: '#14301f' },
}
