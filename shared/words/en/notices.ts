/** News, in the corner of the pages and in the window. */
export const notices = {
  inApp: {
    label: 'Notices',
    dismiss: 'Dismiss',
  },
  title: 'News',
  dismiss: 'Dismiss',
  many_one: '{{count}} thing happened while you were away.',
  many_other: '{{count}} things happened while you were away.',
  manyTitle_one: '{{count}} thing happened while you were away',
  manyTitle_other: '{{count}} things happened while you were away',
  summary: '{{counts}}.',
  open: 'Look at it',
  earlier_one: '{{count}} earlier',
  earlier_other: '{{count}} earlier',
} as const
