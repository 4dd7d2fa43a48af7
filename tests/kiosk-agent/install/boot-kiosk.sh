#!/bin/sh
# A real systemd as the first process of a machine of its own: namespaces, and an overlay over this machine's disk that is
# gone with them. Nothing outside is changed: no network, a /dev of its own, /proc/sys read only.
# $1: folder for the trial (tls/ and drop-ins/ in it). $2: the project. $3: where this machine's cgroup v2 tree stands.
set -eu
trial=$1 project=$2 cgroups=$3
mkdir -p "$cgroups/borne-trial-$$"
echo $$ >"$cgroups/borne-trial-$$/cgroup.procs"
export trial project
exec unshare --mount --pid --fork --uts --ipc --net --cgroup --kill-child sh -euc '
  mount --make-rprivate /
  mount -t tmpfs none "$trial/disk"
  mkdir "$trial/disk/upper" "$trial/disk/work" "$trial/disk/root"
  root=$trial/disk/root
  mount -t overlay overlay -o "lowerdir=/,upperdir=$trial/disk/upper,workdir=$trial/disk/work" "$root"
  mount -t proc proc "$root/proc"
  mount --bind "$root/proc/sys" "$root/proc/sys"
  mount -o remount,bind,ro "$root/proc/sys"
  mount -t sysfs -o ro sysfs "$root/sys"
  mount -t cgroup2 none "$root/sys/fs/cgroup"
  mount -t tmpfs none "$root/run"
  mount -t tmpfs none "$root/tmp"
  mount -t tmpfs -o mode=755 none "$root/dev"
  for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir -p "$root/opt/borne-dmp"
  mount --bind "$project" "$root/opt/borne-dmp"
  sh "$project/kiosk-agent/install/install.sh" --root "$root" >/dev/null 2>&1
  systemd-sysusers --root="$root" >/dev/null 2>&1
  install -D -m 600 -t "$root/etc/borne/tls" "$trial"/tls/*
  cp "$trial/agent.env" "$root/etc/borne/agent.env"
  cp -r "$trial"/drop-ins/. "$root/etc/systemd/system/"
  # No panel and no firewall in a trial; the rest of this machine is not to be started twice.
  systemctl --quiet --root="$root" disable borne-browser.service borne-firewall.service
  systemctl --quiet --root="$root" mask getty.target console-getty.service systemd-logind.service cups.service \
    cups.socket cups.path systemd-sysctl.service
  cd "$root"
  mkdir -p former
  pivot_root . former
  umount -l /former
  # As outside a container: credentials are handed over through mounts.
  mount --make-rshared /
  exec env -i container=lxc PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --log-level=info --show-status=no --unit=multi-user.target
'
