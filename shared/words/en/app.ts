/** The app around its window: what it says when it cannot start. */
export const app = {
  cannotStart: 'Milepost cannot start',
  unwritable:
    'Milepost keeps your time in {{folder}}, and nothing can be written there ({{code}}). Make the folder writable for your user, then start Milepost again.',
  failed:
    'Something failed while Milepost started ({{reason}}). The time that was tracked before is kept. Start Milepost again.',
  refused: {
    server: 'MILEPOST_SERVER must be an https address, or http on this computer.',
  },
} as const
