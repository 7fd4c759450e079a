/** *Financial Dashboard* and *Finances*: balances and what pays. */
export const finances = {
  dashboard: 'Financial Dashboard',
  balances: 'Balances',
  noBalance: 'No balance yet',
  noBalanceHint: 'Released milestones arrive here.',
  source: 'Payment source',
  filter: {
    allProjects: 'All projects',
    allStates: 'All states',
    none: 'Nothing here fits',
    noneBody: 'Choose another project or state.',
  },
  title: 'Finances',
  sourceState: 'State of the source',
  sourceVerified: 'Verified',
  sourceUnverified: 'Not verified',
  sourceNone: 'None: milestones come from your balance, invoices from milestones.',
  tabs: 'Parts of your finances',
  noMoney: 'No money has moved yet.',
} as const
