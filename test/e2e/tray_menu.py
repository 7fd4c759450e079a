"""Speaks to tray icons as a panel does: over the session bus.

    tray_menu.py list          prints JSON: what every icon says and offers
    tray_menu.py click LABEL   chooses the enabled entry that such a pattern fits; prints whether
                               there was one
"""

import json
import re
import sys

import dbus

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"


def read(proxy, interface, name):
    """A property, or None where the icon does not have it."""
    try:
        return proxy.Get(interface, name, dbus_interface=dbus.PROPERTIES_IFACE)
    except dbus.DBusException:
        return None


def entries(node):
    """The menu as a flat list, without separators."""
    number, properties, children = node
    found = []
    if "label" in properties and properties.get("type") != "separator":
        found.append(
            {
                "id": int(number),
                # An underscore marks the access key, two of them mean one.
                "label": str(properties["label"]).replace("__", "\0").replace("_", "").replace("\0", "_"),
                "enabled": bool(properties.get("enabled", True)),
            }
        )
    for child in children:
        found += entries(child)
    return found


def icons(bus):
    watcher = bus.get_object(WATCHER, "/StatusNotifierWatcher")
    for address in read(watcher, WATCHER, "RegisteredStatusNotifierItems") or []:
        name, slash, path = str(address).partition("/")
        item = bus.get_object(name, slash + path if slash else "/StatusNotifierItem")
        menu = bus.get_object(name, str(read(item, ITEM, "Menu")))
        tooltip = read(item, ITEM, "ToolTip")
        _, layout = menu.GetLayout(0, -1, dbus.Array([], signature="s"), dbus_interface=MENU)
        pixmaps = read(item, ITEM, "IconPixmap") or []
        yield menu, {
            "title": str(read(item, ITEM, "Title") or ""),
            "tooltip": str(tooltip[2]) if tooltip else "",
            "icon": [[int(width), int(height)] for width, height, _ in pixmaps],
            "entries": entries(layout),
        }


def main(arguments):
    found = list(icons(dbus.SessionBus()))
    if arguments[0] == "list":
        print(json.dumps([icon for _, icon in found]))
        return
    # Found and chosen in one go: the application may put another menu in its place at any time.
    fits = re.compile(arguments[1]).search
    for menu, icon in found:
        for entry in icon["entries"]:
            if entry["enabled"] and fits(entry["label"]):
                choose = (entry["id"], "clicked", dbus.String("", variant_level=1), dbus.UInt32(0))
                menu.Event(*choose, dbus_interface=MENU)
                print("true")
                return
    print("false")


main(sys.argv[1:])
