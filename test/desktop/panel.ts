import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Configures a panel at the top of the screen that holds a window list, the status area and
 * nothing else.
 * @param config the desktop's XDG_CONFIG_HOME
 */
export async function writePanelConfiguration(config: string): Promise<void> {
  const folder = join(config, 'xfce4', 'xfconf', 'xfce-perchannel-xml')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'xfce4-panel.xml'), panel)
}

const panel = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
`
