/*
 * The arrows of the architecture: `electron`, `renderer` and `server` import `shared`, never each
 * other; `shared` imports none of them. Inside a program a room imports rooms below it, never above.
 */

/** @type {'error'} */
const severity = 'error'
const rooms = ['electron', 'renderer', 'server']

/**
 * One rule a floor: nothing on it imports a floor above it. Rooms of one floor may import each
 * other, and a room that is not listed is free (only a circle between files stops it).
 * @param {string} program the program's folder
 * @param {readonly string[][]} floors rooms (folders or files) of each floor, from the ground up
 */
const stacked = (program, floors) =>
  floors.slice(0, -1).map((rooms, height) => ({
    name: `${program}-floor-${height}-of-${rooms.join('-')}`,
    comment: `${rooms.join(', ')}: below ${floors.slice(height + 1).join(', ')}.`,
    severity,
    from: { path: `^${program}/(${rooms.join('|')})(/|$)`, pathNot: '\\.test\\.tsx?$' },
    to: {
      path: `^${program}/(${floors
        .slice(height + 1)
        .flat()
        .join('|')})(/|$)`,
    },
  }))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...rooms.map((room) => ({
      name: `${room}-keeps-to-itself`,
      comment: `${room} may import itself and shared.`,
      severity,
      from: { path: `^${room}/` },
      to: { path: `^(${[...rooms, 'build'].filter((other) => other !== room).join('|')})/` },
    })),
    {
      name: 'shared-is-pure',
      comment: 'shared has no input or output: it imports itself and libraries without any.',
      severity,
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: '^(shared/|node_modules/(zod|temporal-polyfill|i18next|eventsource-parser)/)',
      },
    },
    {
      name: 'program-without-tests',
      comment: 'What people run imports no test.',
      severity,
      from: { path: `^(${[...rooms, 'shared'].join('|')})/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
    {
      name: 'window-without-electron',
      comment: 'The window is a web page: only the preload speaks to Electron.',
      severity,
      from: { path: '^(renderer|shared|server)/' },
      to: { path: '^(electron$|node_modules/electron/)' },
    },
    {
      name: 'pages-apart-from-app',
      comment: 'The two windows share renderer/ui, not each other.',
      severity,
      from: { path: '^renderer/(app|pages)/' },
      to: { path: '^renderer/(app|pages)/', pathNot: '^renderer/$1/' },
    },
    {
      name: 'database-without-its-process',
      comment: 'The schema is the same wherever PostgreSQL runs.',
      severity,
      from: { path: '^server/db/' },
      to: { path: '^server/postgres/' },
    },
    {
      name: 'pages-without-replica',
      comment: "The replica is the app's; the pages ask the marketplace.",
      severity,
      from: { path: '^renderer/pages/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^renderer/replica/' },
    },
    {
      name: 'preload-carries-names-only',
      comment: 'The preload is sandboxed: it imports Electron and what itself imports nothing.',
      severity,
      from: { path: '^electron/preload\\.ts$' },
      to: { pathNot: '^(electron/ipc/|shared/contract/|node_modules/electron/|electron$)' },
    },
    ...stacked('electron', [
      ['disk'],
      ['settings', 'secrets', 'diagnostics'],
      ['outbox'],
      ['tracking', 'capture'],
      ['account', 'sync'],
      ['ipc'],
      ['desktop'],
      ['compose'],
      ['main\\.ts', 'preload\\.ts'],
    ]),
    ...stacked('renderer', [['ui'], ['replica'], ['app', 'pages']]),
    ...stacked('server', [
      ['db', 'postgres'],
      ['feed', 'ledger'],
      ['capability'],
      ['bids', 'disputes', 'invoicing', 'messages', 'milestones', 'projects', 'timesheets'],
      ['commands'],
      ['audit', 'freelancer-api', 'http', 'jobs', 'operator', 'sandbox'],
    ]),
    { name: 'no-circles', severity, from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity, from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
