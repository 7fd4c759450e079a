/** Amounts, and what is wrong with a typed one. */
export const money = {
  amount: 'Amount',
  amountIn: 'Amount in {{currency}}',
  description: 'Description',
  descriptionHint: 'What the payment is for',
  perHour: '{{amount}} per hour',
  perHourShort: '{{amount}}/h',
  available: 'Available',
  held: 'Held in milestones',
  error: {
    amount_malformed: 'Write digits with an optional point, like {{example}}.',
    amount_not_positive: 'The amount must be above zero.',
    amount_too_precise_0: '{{currency}} has no digits after the point.',
    amount_too_precise: '{{currency}} has {{digits}} digits after the point, not more.',
    amount_too_large: 'Use at most twelve digits before the point.',
    description_missing: 'Say what the payment is for.',
    description_too_long: 'Use at most 2,000 characters.',
    percentage_without_total: 'A percentage needs a project with a total. Write an amount.',
    percentage_out_of_range: 'Write 100% of the total or less.',
  },
  exceeds: 'Write at most {{amount}}, the whole of it.',
} as const
