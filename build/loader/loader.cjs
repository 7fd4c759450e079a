/**
 * Lets `electron FOLDER` work with a distribution that has no default application: takes the first
 * argument that is not a switch as the application's folder, as the official one does.
 */
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

/** @type {Electron.App & { setAppPath(path: string): void, setVersion(version: string): void }} */
// @ts-expect-error: these two are there for loaders such as this one, and not in the definitions.
const app = require('electron').app

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!given) {
  console.error('Usage: electron FOLDER')
  process.exit(1)
}
const folder = resolve(given)
const { main, name, productName, version } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
)
app.setAppPath(folder)
app.setName(productName ?? name)
app.setVersion(version)
require(join(folder, main))
