/** Why a database cannot be used, for whoever started the marketplace or one of its commands. */
export const database = {
  refused: 'The database at {{host}} refuses this user or password.',
  absent: 'There is no database "{{name}}" at {{host}}.',
  unreachable: 'The database at {{host}} cannot be reached ({{reason}}).',
  theAddress: 'the given address',
  newer:
    'The database was changed by a newer marketplace ({{names}}). Start that version, or choose another database.',
  older: 'The database is not of this version. Start the marketplace once.',
  isSandbox:
    'This database is a sandbox, whose passwords everyone knows. Start it with --sandbox, or choose another data folder or database for a marketplace.',
  isMarketplace:
    'This database is a marketplace, and as a sandbox it would let everyone sign in. Start it without --sandbox, or choose another data folder or database for the sandbox.',
  ownerOnly:
    'DATABASE_OWNER_URL is set and DATABASE_URL is not. Set both, or neither for a database in the data folder.',
  twoDatabases:
    'DATABASE_OWNER_URL and DATABASE_URL name two databases. Both must name the same one.',
  oneRole:
    'DATABASE_OWNER_URL and DATABASE_URL both sign in as {{role}}. Make a role for the marketplace that owns nothing, or leave DATABASE_OWNER_URL out.',
  noPrograms:
    'No PostgreSQL is installed for this machine ({{name}}). Install it again with npm, or name a database in DATABASE_URL.',
  notStarted: 'The database in {{folder}} does not start: {{reason}}.',
  notMade: 'The database could not be made in {{folder}}: {{reason}}.',
  noReason: 'it gave no reason',
  inUse:
    'The database in {{folder}} is in use by another marketplace. Stop that one, or choose another data folder.',
  leftRunning:
    'A database left running in {{folder}} (process {{pid}}) does not stop. End it by hand.',
  unreachableForUser:
    'The user "{{user}}", under which root runs the database, cannot reach {{paths}}. Start the marketplace as an ordinary user, or choose folders that everyone may enter.',
  noUser:
    'The database cannot run as root, and no user "{{user}}" could be made for it ({{reason}}).',
  passwords:
    'The passwords of the database cannot be read from {{file}}. Put the file back, or choose another data folder.',
  otherVersion:
    'The database in {{folder}} is of PostgreSQL {{found}}, and this marketplace reads {{reads}}. Choose another data folder.',
  noVersion: 'an unknown version',
  noDatabase: "There is no marketplace's database in {{folder}}.",
  folder: {
    unwritable:
      'The data folder {{folder}} cannot be written ({{reason}}). Choose another with --data.',
    denied: 'permission denied',
    noFolder: 'it is not a folder',
    cannotBeMade: 'it cannot be made',
    readOnly: 'it is read-only',
    full: 'the disk is full',
  },
} as const
