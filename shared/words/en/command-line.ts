/** What every command of the marketplace says about how it was typed. */
export const commandLine = {
  unknownFlag: 'There is no flag {{flag}}.',
  unexpected: '"{{word}}" means nothing here.',
  value: 'Check the value of {{flag}}.',
  usage: 'Usage: {{command}}',
  twoPlaces: '--database-url and --data exclude each other.',
} as const
