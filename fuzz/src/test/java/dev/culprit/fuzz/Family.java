package dev.culprit.fuzz;

import dev.culprit.parse.Parser;
import dev.culprit.parse.Parsers;
import dev.culprit.trace.StraceLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Parsers whose texts look alike, fuzzed by one target. Each parser is in exactly one family; a new
 * one is added here.
 */
enum Family {
  /** Rows under a header, or rows of equal form. */
  TABLES(
      "address-counts",
      "blkid",
      "blockdev",
      "boot-list",
      "bridge",
      "cgroup-tree",
      "container-list",
      "container-stats",
      "count",
      "event-list",
      "crictl-pods",
      "crontab",
      "df",
      "du",
      "fd-count",
      "fd-types",
      "file-owner",
      "free",
      "fuser",
      "iostat",
      "ipcs",
      "iotop",
      "kubectl-top",
      "jmap-histo",
      "jstat",
      "lastlog",
      "line-count",
      "ls",
      "lsblk",
      "lsmem",
      "lsns",
      "lsof",
      "lsof-fields",
      "lvm-display",
      "lvm-report",
      "mpstat",
      "docker-space",
      "nfsiostat",
      "nfsstat",
      "node-list",
      "numastat",
      "perf-report",
      "pidstat",
      "pmap",
      "pod-list",
      "ps",
      "pstree",
      "mail-queue",
      "queues",
      "quota",
      "sar",
      "sql-table",
      "state-counts",
      "systemd-analyze",
      "systemd-list",
      "task-count",
      "thread-series",
      "top",
      "vmstat",
      "vmstat-disks",
      "watch",
      "who",
      "flow"),

  /** Settings and counters, each with its name. */
  KEY_VALUE(
      "apache-conf",
      "apache-status",
      "container-inspect",
      "core-count",
      "config-check",
      "daemon-conf",
      "docker-info",
      "ext-superblock",
      "haproxy-inside",
      "resolver-counts",
      "fstab",
      "haproxy-conf",
      "hostname",
      "httpd-self",
      "keepalived-conf",
      "name-files",
      "limits-conf",
      "nginx-conf",
      "nginx-status",
      "os-release",
      "passwd",
      "php-fpm-conf",
      "php-fpm-status",
      "php-ini",
      "prlimit",
      "redis-info",
      "security-mode",
      "sysctl",
      "ulimit",
      "unit-file",
      "version",
      "vmstat-sums",
      "xfs-info"),

  /** Files below /proc but those of the network. */
  PROC(
      "buddyinfo",
      "diskstats",
      "file-nr",
      "interrupts",
      "loadavg",
      "locks",
      "mdstat",
      "meminfo",
      "modules",
      "mount",
      "mountstats",
      "proc-cmdline",
      "proc-fd",
      "proc-fdinfo",
      "proc-io",
      "proc-limits",
      "proc-maps",
      "proc-ns",
      "proc-other",
      "proc-smaps-rollup",
      "proc-stat",
      "proc-stat-pid",
      "proc-status",
      "proc-uptime",
      "proc-vmstat",
      "proc-wchan",
      "slab",
      "softirqs",
      "swaps",
      "sysvipc",
      "zoneinfo"),

  /** Files below /sys and /proc/sys, and control groups. */
  SYS("cgroup-file", "network-cache", "pressure", "proc-cgroup", "proc-sys", "softnet"),

  /** Sockets, interfaces, routes, filters and what measures them. */
  NETWORK(
      "bonding",
      "conntrack",
      "curl",
      "ethtool",
      "haproxy-info",
      "haproxy-stat",
      "ifconfig",
      "interface-files",
      "interface-table",
      "ip-link",
      "ip-maddr",
      "ip-neigh",
      "ip-netns",
      "neighbour-count",
      "ip-route",
      "ip-rule",
      "iptables",
      "ipvsadm",
      "name-lookup",
      "netstat",
      "netstat-s",
      "nft",
      "nstat",
      "path",
      "ping",
      "proc-net-netlink",
      "proc-net-snmp",
      "proc-net-tcp",
      "proc-net-unix",
      "resolver-status",
      "showmount",
      "sockstat",
      "ss",
      "ss-summary",
      "tc",
      "tcpdump"),

  /** What tools tell in several lines: services, packages, clocks, disks. */
  REPORTS(
      "apt-history",
      "certificate",
      "clock-sync",
      "date",
      "dnf-log",
      "dpkg-l",
      "dpkg-log",
      "dpkg-status",
      "faillock",
      "getent",
      "git-reflog",
      "heap-info",
      "hwclock",
      "kubectl-describe",
      "last",
      "ldd",
      "mdadm",
      "multipath",
      "needrestart",
      "rpm-info",
      "rpm-qa",
      "smartctl",
      "supervisorctl",
      "systemctl-status",
      "uname",
      "told",
      "uptime",
      "yum-history",
      "yum-log"),

  /** Values in JSON. */
  JSON(
      "container-json",
      "ip-json",
      "kubernetes-json",
      "smartctl-json",
      "sysstat-json",
      "systemctl-json",
      "util-linux-json"),

  /** Calls and stacks. */
  TRACES("gdb", "proc-stack", "strace", "thread-dump");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody can change
  private final List<String> ids;

  Family(String... ids) {
    this.ids = List.of(ids);
  }

  /** The parsers' names. */
  List<String> ids() {
    return ids;
  }

  /** The parsers, in the order in which the program tries them. */
  List<Parser> parsers() {
    return all().stream().filter(parser -> ids.contains(parser.id())).toList();
  }

  /** Every parser of the program. */
  static List<Parser> all() {
    List<Parser> all = new ArrayList<>(Parsers.all());
    all.add(new StraceLog());
    return all;
  }
}
