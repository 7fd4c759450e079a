/** The marketplace's own command: what it says when it does not start. */
export const server = {
  flag: {
    portMissing: '--port is missing.',
    port: '--port must be a number from 0 to 65535, not "{{typed}}".',
    dataMissing: '--data is missing.',
    publicUrl: '--public-url must be like https://milepost.example, not "{{typed}}".',
    publicHttp:
      '--public-url must begin with https://, not "{{typed}}". Otherwise others on the network can read passwords.',
    sandbox:
      '--sandbox is for this machine only, because everyone knows its passwords. Leave out {{flag}}, or --sandbox.',
    feeBps:
      '--fee-bps must be a whole number from 0 to {{most}} (hundredths of a percent), not "{{typed}}".',
    trustedProxies:
      '--trusted-proxies must be addresses or networks with commas between, like 127.0.0.1,10.0.0.0/8, not "{{typed}}".',
    withoutLimits: '--without-limits is for measurements on this machine only.',
  },
  pagesNotBuilt: 'The pages are not built yet: run `npm run build`, then reload.',
  failed: 'The marketplace could not start: {{reason}}',
  portTaken:
    'Port {{port}} on {{host}} is taken. Stop what uses it, or choose another with --port.',
  portForbidden: 'Port {{port}} on {{host}} may not be used by this user.',
  noSuchHost: '{{host}} is not an address of this machine. Choose another with --host.',
  secretShort_one: '{{where}} must hold at least {{count}} character.',
  secretShort_other: '{{where}} must hold at least {{count}} characters.',
} as const
