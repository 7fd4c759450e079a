/** The operator's command: its help, what it has done, and why it has done nothing. */
export const operator = {
  help: {
    about: 'Does what only those who run a marketplace can.',
    where:
      'Which marketplace: --data is the folder that it was started with. For a database that runs\nelsewhere, give the address of its owner in the environment as DATABASE_OWNER_URL or\nDATABASE_URL, where no list of processes shows the password, or with --database-url.',
    ends: 'Exits with 0 when it is done, or was done before; with 2 and the reason when nothing was changed.',
    hint: 'See {{command}}.',
    does: {
      deposit: 'records money that an employer has paid in; the same reference twice counts once',
      'take-back': 'undoes a mistaken deposit, as long as its money is still available',
      source:
        'how an employer pays beyond their balance, and how much at most at once; 0 is nothing',
      billing:
        'switches the billing of an hourly contract; while it is off, nothing is tracked on it',
      arbiter: 'makes an account without any project an arbiter’s, or a new account with --name',
      show: 'an account with its money, its payment source and its projects',
    },
  },
  flag: {
    text: '{{flag}} takes 1 to {{most}} readable characters.',
    missing: '{{flag}} is missing.',
    email: '{{flag}} takes an email address, not "{{typed}}".',
    oneOf: '{{flag}} takes one of {{choices}}, not "{{typed}}".',
    refused: '{{flag}} {{typed}}: {{reason}} {{remedy}}',
    limit: '{{flag}} takes a currency and an amount, like USD=2000.00, not "{{typed}}".',
    yesOrNo: '{{flag}} takes yes or no, not "{{typed}}".',
    noChange: 'Say what to change: --label, --verified or --limit.',
    project: '{{flag}} takes the number of a project, not "{{typed}}".',
    zone: '{{flag}} takes a time zone like Europe/Oslo, not "{{typed}}".',
    onOrOff: 'Say on or off.',
    noPlace: 'Say which marketplace: --data, --database-url or DATABASE_OWNER_URL.',
    noCommand: 'Say first what to do: {{commands}}.',
    wrongCommand: 'Say first what to do: {{commands}}, not "{{typed}}".',
  },
  failed: 'Something failed, and nothing was changed ({{reason}}).',
  notOwner:
    'This role may not do that to the database. Use the address of its owner (DATABASE_OWNER_URL).',
  unknownAccount: 'Nobody has signed up here as {{email}}. Check the address.',
  notEmployer: {
    freelancer: '{{email}} is a freelancer, and only an employer pays. Check the address.',
    arbiter: '{{email}} is an arbiter, and only an employer pays. Check the address.',
    employer: '{{email}} is an employer.',
  },
  deposit: {
    done: 'Paid in {{amount}} for {{who}} under "{{reference}}". {{available}} is available now.',
    before: '{{amount}} was paid in under "{{reference}}" before. Nothing was changed.',
    used: 'The reference "{{reference}}" already stands for another deposit of {{amount}}. Give this one a reference of its own.',
    takenBack:
      'The deposit under the reference "{{reference}}" was taken back. Give this one a reference of its own.',
  },
  takeBack: {
    done: 'Took back {{amount}} that was paid in under "{{reference}}". {{available}} is available now.',
    before: 'The deposit under "{{reference}}" was taken back before. Nothing was changed.',
    missing: 'There is no deposit under the reference "{{reference}}". Check it.',
    spent:
      'Only {{available}} of the employer’s money is still available, so {{amount}} cannot be taken back. Cancel a milestone first.',
  },
  source: {
    state: {
      verified: '"{{label}}", verified, {{charges}}',
      unverified: '"{{label}}", not verified, {{charges}}',
    },
    most: 'at most {{amounts}} a charge',
    noLimit: 'no limit set, so it pays nothing',
    done: 'The payment source of {{who}} is {{source}}.',
    retried_one:
      '{{count}} invoice was not paid. The running marketplace tries it again within a minute.',
    retried_other:
      '{{count}} invoices were not paid. The running marketplace tries them again within a minute.',
    labelMissing: '{{who}} has no payment source yet. Name a new one with --label.',
  },
  billing: {
    project: 'project {{number}}, {{title}}',
    on: 'Billing of {{project}} is now on.',
    off: 'Billing of {{project}} is now off.',
    onBefore: 'Billing of {{project}} is on already. Nothing was changed.',
    offBefore: 'Billing of {{project}} is off already. Nothing was changed.',
    unknown: 'There is no awarded project {{number}}. The command show lists those of an account.',
    fixed: 'Only hourly projects track and bill time, and {{project}} is not one.',
  },
  arbiter: {
    done: '{{who}} is now an arbiter, and signed out everywhere. The password stays the same.',
    created: '{{who}} is now an arbiter. Password, shown only this once: {{password}}',
    before: '{{who}} is an arbiter already. Nothing was changed.',
    hasProjects:
      '{{who}} has a part in projects here and cannot decide disputes as well. Choose another address.',
    hasMoney: '{{who}} has money here and cannot decide disputes as well. Choose another address.',
    unknown:
      'Nobody has signed up here as {{email}}. Give a --name to make a new account for an arbiter.',
  },
  show: {
    account: {
      employer: '{{who}}: employer, account {{id}}, {{zone}}',
      freelancer: '{{who}}: freelancer, account {{id}}, {{zone}}',
      arbiter: '{{who}}: arbiter, account {{id}}, {{zone}}',
    },
    balance: '{{currency}}: {{available}} available, {{held}} held in milestones',
    source: 'Payment source: {{source}}',
    project: 'Project {{number}}: {{title}} ({{facts}})',
    type: { hourly: 'hourly', fixed: 'fixed' },
    status: { awarded: 'awarded', active: 'active', complete: 'complete' },
    billing: { on: 'billing on', off: 'billing off' },
  },
} as const
