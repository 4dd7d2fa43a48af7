#!/bin/sh
# Puts the kiosk's system files in their places: services, users, USB rules, browser policy, firewall. Run again, it
# changes nothing more. It brings no secret, and never overwrites /etc/borne/agent.env.
set -eu

app=/opt/borne-dmp
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# From here -> where on the kiosk, and its mode.
files='
systemd/borne-agent.service            /etc/systemd/system/borne-agent.service                        644
systemd/borne-browser.service          /etc/systemd/system/borne-browser.service                      644
systemd/borne-installation.service     /etc/systemd/system/borne-installation.service                 644
systemd/borne-browser-restart.path     /etc/systemd/system/borne-browser-restart.path                 644
systemd/borne-browser-restart.service  /etc/systemd/system/borne-browser-restart.service              644
systemd/borne-daily-restart.timer      /etc/systemd/system/borne-daily-restart.timer                  644
systemd/borne-daily-restart.service    /etc/systemd/system/borne-daily-restart.service                644
systemd/borne-firewall.service         /etc/systemd/system/borne-firewall.service                     644
sysusers/borne.conf                    /etc/sysusers.d/borne.conf                                     644
tmpfiles/borne.conf                    /etc/tmpfiles.d/borne.conf                                     644
sysctl/70-borne.conf                   /etc/sysctl.d/70-borne.conf                                    644
udev/70-borne.rules                    /etc/udev/rules.d/70-borne.rules                               644
polkit/50-borne-pcscd.rules            /etc/polkit-1/rules.d/50-borne-pcscd.rules                     644
chromium/borne.json                    /etc/chromium/policies/managed/borne.json                      644
nftables/firewall.nft                  /etc/borne/firewall.nft                                        644
usbguard/rules.conf.example            /usr/local/share/doc/borne/usbguard-rules.conf.example         644
README.md                              /usr/local/share/doc/borne/README.md                           644
bin/borne-browser                      /usr/local/lib/borne/borne-browser                             755
bin/wait-idle.mjs                      /usr/local/lib/borne/wait-idle.mjs                             644
bin/borne-installation                 /usr/local/sbin/borne-installation                             755
'
settings_from=agent.env.example
settings_to=/etc/borne/agent.env
enabled='borne-agent.service borne-browser.service borne-browser-restart.path borne-daily-restart.timer borne-firewall.service'

usage() {
  cat <<'TEXT'
install.sh [--dry-run] [--root DOSSIER] [--uninstall]

  --dry-run       dit tout ce qui serait fait, et ne fait rien
  --root DOSSIER  prépare une image disque : y pose les fichiers, ne touche pas cette machine
  --uninstall     retire ce qui a été posé ; garde /etc/borne/agent.env s’il a été réglé, et les comptes
TEXT
}

dry_run=no root='' uninstall=no
while [ $# -gt 0 ]; do
  case "$1" in
    --dry-run) dry_run=yes ;;
    --uninstall) uninstall=yes ;;
    --root)
      [ $# -gt 1 ] || { usage >&2; exit 64; }
      shift
      root=$1
      # « / » is this machine itself, and is asked for by leaving --root out.
      case "$root" in
        /*[!/]*) root=${root%/} ;;
        *) echo 'install.sh : --root veut un dossier absolu, autre que /' >&2; exit 64 ;;
      esac
      ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 64 ;;
  esac
  shift
done

if [ -n "$root" ] && [ ! -d "$root" ]; then
  echo "install.sh : ce dossier n’existe pas : $root" >&2
  exit 66
fi
if [ -z "$root" ] && [ "$dry_run" = no ] && [ "$(id -u)" != 0 ]; then
  echo 'install.sh : à lancer par root (ou --dry-run, ou --root DOSSIER)' >&2
  exit 77
fi

# Every change goes through here.
act() {
  printf '%s\n' "$*"
  [ "$dry_run" = yes ] || "$@"
}

# What makes the running system notice; an image notices at its first start.
on_this_machine() {
  [ -n "$root" ] || act "$@"
}

for_each_file() {
  printf '%s' "$files" | while read -r from to mode; do
    [ -z "$from" ] || "$1" "$from" "$root$to" "$mode"
  done
}

put() {
  if [ -e "$2" ] && cmp -s "$here/$1" "$2" && [ "$(stat -c %a "$2")" = "$3" ]; then
    return
  fi
  act install -D -m "$3" "$here/$1" "$2"
}

put_settings() {
  if [ -e "$root$settings_to" ]; then
    echo "(gardé : $root$settings_to)"
  else
    act install -D -m 644 "$here/$settings_from" "$root$settings_to"
  fi
}

remove() {
  [ ! -e "$2" ] || act rm -f "$2"
}

remove_settings() {
  if [ ! -e "$root$settings_to" ]; then
    return
  elif cmp -s "$here/$settings_from" "$root$settings_to"; then
    act rm -f "$root$settings_to"
  else
    echo "(gardé : $root$settings_to)"
  fi
}

remove_empty_folders() {
  for folder in /usr/local/share/doc/borne /usr/local/lib/borne /etc/chromium/policies/managed /etc/chromium/policies; do
    [ ! -d "$root$folder" ] || [ -n "$(ls -A "$root$folder")" ] || act rmdir "$root$folder"
  done
}

# An image has no running systemd: its links are made in its files.
systemctl_here() {
  if [ -n "$root" ]; then act systemctl --quiet --root="$root" "$@"; else act systemctl --quiet "$@"; fi
}

is_enabled() {
  systemctl --quiet ${root:+--root="$root"} is-enabled "$1" >/dev/null 2>&1
}

enable_all() {
  for unit in $enabled; do
    is_enabled "$unit" || systemctl_here enable "$unit"
  done
}

disable_all() {
  for unit in $enabled; do
    if is_enabled "$unit"; then systemctl_here disable "$unit"; fi
  done
}

# What a kiosk must not have, and what it cannot do without. Told, never changed: it is not ours.
warn() { printf 'Attention : %s\n' "$*" >&2; }

look_around() {
  [ ! -e "$root/etc/reader.conf.d/vpcd" ] ||
    warn 'un lecteur virtuel est installé (vsmartcard-vpcd) : retirez-le d’une borne réelle'
  [ -x "$root$app/node_modules/node/bin/node" ] || warn "l’application n’est pas dans $app"
  [ -r "$root$app/kiosk-ui/dist/index.html" ] || warn "l’écran n’est pas construit dans $app/kiosk-ui/dist"
  for program in /usr/lib/chromium/chromium /usr/bin/cage /usr/sbin/nft /usr/sbin/pcscd; do
    [ -x "$root$program" ] || warn "il manque $program (apt-get install chromium cage nftables pcscd)"
  done
  for secret in kiosk.key kiosk.pem evidence.key evidence.pem server-ca.pem; do
    [ -e "$root/etc/borne/tls/$secret" ] || warn "l’agent ne démarrera pas sans /etc/borne/tls/$secret"
  done
}

if [ "$uninstall" = yes ]; then
  on_this_machine systemctl stop borne-browser.service borne-installation.service borne-agent.service
  disable_all
  for_each_file remove
  remove_settings
  remove_empty_folders
  on_this_machine systemctl daemon-reload
  exit 0
fi

for_each_file put
put_settings
on_this_machine systemd-sysusers
on_this_machine systemd-tmpfiles --create /etc/tmpfiles.d/borne.conf
on_this_machine sysctl --quiet --load=/etc/sysctl.d/70-borne.conf
on_this_machine udevadm control --reload
on_this_machine udevadm trigger --subsystem-match=hidraw --subsystem-match=usbmisc --subsystem-match=input
on_this_machine systemctl daemon-reload
# In a dry run the units are not there yet: the command is told all the same.
enable_all
look_around
[ -n "$root" ] || echo 'Prêt. Réglez /etc/borne/agent.env, posez /etc/borne/tls/, puis : systemctl start borne-agent'
